import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, instantOf, NotFound, rule, type CitedInput } from '@assembly-graph/kernel';
import type { NotEntitledReason } from '../domain/ballot.ts';
import { ballotToOpen } from '../domain/election-course.ts';
import { filedUnder, recordOf } from './election-record.ts';
import type { ElectionsDesk } from './elections-desk.ts';

export interface OpeningInput extends CitedInput {
  readonly id: string;
  readonly expectedVersion: number;
  readonly openedAt?: string | null;
  readonly statesParties: number;
  readonly notEntitled?: readonly { readonly state: string; readonly reason: NotEntitledReason }[] | null;
  readonly maxVotesPerBallot?: number | null;
}

const MOST_STATES_PARTIES = 1_000;

/**
 * Opens the next ballot of an election and freezes who is entitled to vote on it (Rome Statute, art. 112(8)), the majority (arts. 36(6)(a),
 * 42(4)) and the minimum voting requirements (ICC-ASP/3/Res.6).
 * @returns the id of the ballot
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const openBallot =
  (together: UnitOfWork<ElectionsDesk>) =>
  (deed: Deed, input: OpeningInput): Promise<string> =>
    together(deed, async (hands) => {
      const { statesParties } = input;
      const notEntitled = input.notEntitled ?? [];
      const cited = await citedBy(hands.knownSources, input);
      const election = await hands.elections.get(input.id);
      const { version } = await hands.elections.change(election, input.expectedVersion, {});
      const openedAt = instantOf(input.openedAt ?? hands.now);
      rule(openedAt <= hands.now, 'a ballot is recorded when it was opened, not before');
      rule(statesParties >= 1 && statesParties <= MOST_STATES_PARTIES, 'the number of States Parties is that of States there are');
      const codes = notEntitled.map(({ state }) => state);
      await proveKnown(hands, codes);
      const opening = { at: openedAt, statesParties, notEntitled: codes, maxVotesPerBallot: input.maxVotesPerBallot ?? null };
      const ballot = await hands.ballots.add({ ...cited, id: randomUUID(), electionCode: election.code, ...ballotToOpen(await recordOf(hands, election), opening) });
      await hands.addNotEntitled(notEntitled.map(({ state, reason }) => ({ ...cited, id: randomUUID(), ballotId: ballot.id, stateIso3: state, reason })));
      hands.audit({ subject: { type: 'Ballot', id: ballot.id }, version: 1, changedFields: ['entitled', 'requiredMajority', 'minimumRequirements'], reason: null });
      hands.audit({ subject: { type: 'Election', id: election.id }, version, changedFields: ['ballots'], reason: null });
      hands.outbox.add({
        type: 'BallotOpened',
        subject: { type: 'Ballot', id: ballot.id, naturalKey: null },
        subjectVersion: 1,
        occurredAt: openedAt,
        ...filedUnder(election),
        states: codes,
        payload: { election: election.code, ballotId: ballot.id, number: ballot.number, entitled: ballot.entitled, notEntitled: codes },
      });
      return ballot.id;
    });

async function proveKnown(hands: ElectionsDesk, codes: readonly string[]): Promise<void> {
  const known = await hands.knownStates(codes);
  const unknown = codes.find((code) => !known.includes(code));
  if (unknown !== undefined) throw new NotFound('The State', unknown);
}
