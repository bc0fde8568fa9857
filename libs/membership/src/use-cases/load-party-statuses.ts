import { type DataProblem, type DataSet, type KnownKeys, type TableLoad } from '@assembly-graph/kernel';
import { countsAsParty, partyStatuses, type PartyStatus } from '../domain/party-status.ts';
import type { TreatyAction } from '../domain/treaty-action.ts';
import type { TreatyCode } from '../domain/treaty.ts';
import { readTreatyActions } from './load-treaty-actions.ts';
import type { MembershipStores } from './membership-stores.ts';

/** How every State stood to every treaty, worked out from the actions; membership_timeline.csv is the check on it. */
export const loadPartyStatuses: TableLoad<MembershipStores> = {
  table: 'membership_timeline',
  prepare(data, known, problems) {
    const statuses = readPartyStatuses(data, known);
    compareWithTimeline(data, statuses, problems);
    return (stores) => stores.partyStatuses.replaceAll(statuses);
  },
};

/** How every State stood to every treaty, by the data set. */
export function readPartyStatuses(data: DataSet, known: KnownKeys): PartyStatus[] {
  // The problems of the actions are reported where they are loaded.
  const actions = readTreatyActions(data, known, []);
  const ofStateAndTreaty = Map.groupBy(actions, ({ stateIso3, treatyCode }) => `${stateIso3} ${treatyCode}`);
  return [...known.states!.values()].flatMap((iso3) => {
    const row = data.states!.find(({ cells }) => cells.iso3 === iso3)!;
    const unsigned = { confidence: 'DERIVED', sourceKeys: row.cells.source!.split(';'), note: null } as const;
    const of = (treaty: TreatyCode): readonly TreatyAction[] => ofStateAndTreaty.get(`${iso3} ${treaty}`) ?? [];
    const statute = partyStatuses(iso3, 'ROME_STATUTE', of('ROME_STATUTE'), unsigned);
    // The Statute's record is whole, so no action means no party. The other treaties' records are not: no action says nothing.
    const others = [...ofStateAndTreaty.keys()].filter((key) => key.startsWith(`${iso3} `) && !key.endsWith(' ROME_STATUTE'));
    return [
      ...statute,
      ...others.flatMap((key) => {
        const treaty = key.slice(4) as TreatyCode;
        return partyStatuses(iso3, treaty, of(treaty), unsigned).filter(({ status }) => status !== 'NON_PARTY');
      }),
    ];
  });
}

/** The published counts must follow from the actions. */
function compareWithTimeline(data: DataSet, statuses: readonly PartyStatus[], problems: DataProblem[]): void {
  const spells = statuses.filter((status) => status.treatyCode === 'ROME_STATUTE' && countsAsParty(status));
  for (const day of new Set(data.membership_timeline!.map(({ cells }) => cells.date!))) {
    const rows = data.membership_timeline!.filter(({ cells }) => cells.date === day);
    const last = rows.at(-1)!;
    const counted = spells.filter(({ from, to }) => from! <= day && (to === null || to > day)).length;
    if (Number(last.cells.parties_after) !== counted) {
      problems.push({ file: last.file, line: last.line, column: 'parties_after', reason: `is not ${counted}, as the actions have it` });
    }
  }
}
