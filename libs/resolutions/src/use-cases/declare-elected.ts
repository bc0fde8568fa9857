import { VersionConflict, type Deed, type DeedRecord, type UnitOfWork } from '@assembly-graph/events';
import type { Ballot } from '../domain/ballot.ts';
import type { Candidature } from '../domain/candidature.ts';
import { proveElected, seatsLeft, standing, type ElectionRecord } from '../domain/election-course.ts';
import { filedUnder, openRecord } from './election-record.ts';
import type { ElectionsDesk } from './elections-desk.ts';

export interface Declaration {
  readonly id: string;
  readonly expectedVersion: number;
  readonly candidatures: readonly string[];
  readonly termEndsOn?: string | null;
}

type Hands = ElectionsDesk & DeedRecord;

/**
 * Declares who is elected on a ballot that was counted; with the last seat the election is over (Rome Statute, arts. 36(6)(a) and 42(4)).
 * @returns the id of the ballot
 * @throws RuleBroken, NotFound, VersionConflict
 */
export const declareElected =
  (together: UnitOfWork<ElectionsDesk>) =>
  (deed: Deed, { id, expectedVersion, candidatures: ids, termEndsOn }: Declaration): Promise<string> =>
    together(deed, async (hands) => {
      const ballot = await hands.ballots.get(id);
      const record = await openRecord(hands, ballot.electionCode);
      if (ballot.version !== expectedVersion) throw new VersionConflict(expectedVersion, ballot.version);
      proveElected(record, ballot, ids, termEndsOn ?? null);
      const { version } = await hands.ballots.change(ballot, expectedVersion, {});
      hands.audit({ subject: { type: 'Ballot', id }, version, changedFields: ['results'], reason: null });
      for (const candidature of standing(record).filter((one) => ids.includes(one.id))) await elect(hands, record, ballot, candidature, termEndsOn ?? null);
      if (ids.length === seatsLeft(record)) await conclude(hands, record, ballot, ids);
      return id;
    });

async function elect(hands: Hands, { election, results }: ElectionRecord, ballot: Ballot, was: Candidature, termEndsOn: string | null): Promise<void> {
  const result = results.find(({ ballotId, candidatureId }) => ballotId === ballot.id && candidatureId === was.id)!;
  await hands.ballotResults.change(result, result.version, { elected: true });
  const changed = { result: 'ELECTED', electedOnBallot: ballot.number, votesWhenElected: result.votes, termEndsOn } as const;
  const { version } = await hands.candidatures.change(was, was.version, changed);
  hands.audit({ subject: { type: 'Candidature', id: was.id }, version, changedFields: Object.keys(changed), reason: null });
  hands.outbox.add({
    type: 'CandidateElected',
    subject: { type: 'Candidature', id: was.id, naturalKey: null },
    subjectVersion: version,
    occurredAt: ballot.openedAt,
    ...filedUnder(election),
    states: [was.nationalityIso3],
    changedFields: Object.keys(changed),
    payload: { election: election.code, candidatureId: was.id, ballotId: ballot.id, number: ballot.number, votes: result.votes },
  });
}

/** With all seats filled nobody stands any more. */
async function conclude(hands: Hands, record: ElectionRecord, ballot: Ballot, ids: readonly string[]): Promise<void> {
  for (const other of standing(record).filter(({ id }) => !ids.includes(id))) {
    const { version } = await hands.candidatures.change(other, other.version, { result: 'NOT_ELECTED' });
    hands.audit({ subject: { type: 'Candidature', id: other.id }, version, changedFields: ['result'], reason: null });
  }
  const { election } = record;
  const { version } = await hands.elections.change(election, election.version, { ballotsHeld: ballot.number, heldOn: ballot.openedAt!.slice(0, 10) });
  hands.audit({ subject: { type: 'Election', id: election.id }, version, changedFields: ['ballotsHeld', 'heldOn'], reason: null });
}
