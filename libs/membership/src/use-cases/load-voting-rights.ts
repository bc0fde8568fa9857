import { uuidOf, type TableLoad } from '@assembly-graph/kernel';
import { VOTING_BODIES, votingRights, type VotingRights } from '../domain/voting-rights.ts';
import { readPartyStatuses } from './load-party-statuses.ts';
import type { MembershipStores } from './membership-stores.ts';

/** Where and when every State may vote, as far as it follows from who was a party: the data set has no positions of arrears. */
export const loadVotingRights: TableLoad<MembershipStores> = {
  table: 'voting_rights',
  prepare(data, known) {
    const statutory = readPartyStatuses(data, known).filter(({ treatyCode }) => treatyCode === 'ROME_STATUTE');
    const rights = [...Map.groupBy(statutory, ({ stateIso3 }) => stateIso3)].flatMap(([stateIso3, statuses]) => {
      const spells = votingRights({ statuses, arrears: [], permissions: [] });
      return VOTING_BODIES.flatMap((body) =>
        spells.map((spell): VotingRights => ({
          ...spell, id: uuidOf('VotingRights', `${stateIso3}/${body}/${spell.fromAt ?? ''}`), stateIso3, body, knownFrom: null, knownTo: null,
        })),
      );
    });
    return (stores) => stores.votingRights.replaceAll(rights);
  },
};
