import type { Deed, DeedRecord, UnitOfWork } from '@assembly-graph/events';
import { citing, rule, type Cited, type CitedInput } from '@assembly-graph/kernel';
import type { Ballot } from '../domain/ballot.ts';
import { recountedBallot, type ElectionRecord } from '../domain/election-course.ts';
import { filedUnder, openRecord } from './election-record.ts';
import type { ElectionsDesk } from './elections-desk.ts';
import { totalsOf, type CountInput } from './record-ballot.ts';

export interface CountCorrection extends Omit<CountInput, keyof CitedInput>, Partial<CitedInput> {
  readonly reason: string;
}

/**
 * Tells the count of a ballot otherwise that was entered in error; who was elected on it must have the majority still (Rome Statute, arts.
 * 36(6)(a) and 42(4)). What the record said stays on record.
 * @returns the id of the ballot
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const correctBallot =
  (together: UnitOfWork<ElectionsDesk>) =>
  (deed: Deed, input: CountCorrection): Promise<string> =>
    together(deed, async (hands) => {
      const { id, expectedVersion, reason, ballotsCast, invalid, abstentions, results, declaredTotals, confidence, sources, note } = input;
      const said = Object.entries({ confidence, sourceKeys: sources, note }).filter(([, value]) => value != null);
      const cited = await citing(hands.knownSources, Object.fromEntries(said) as Partial<Cited>);
      const was = await hands.ballots.get(id);
      const record = await openRecord(hands, was.electionCode);
      rule(new Set(results.map(({ candidature }) => candidature)).size === results.length, 'a count names every candidate who stands once, and nobody else');
      const votes = new Map(results.map((result) => [result.candidature, result.votes]));
      const counted = recountedBallot(record, was, { ballotsCast, invalid, abstentions, votes });
      const ballot = await hands.ballots.change(was, expectedVersion, { ...counted, ...cited, declaredTotals: totalsOf(declaredTotals) ?? was.declaredTotals });
      await changeVotes(hands, record, was, votes, reason);
      const changedFields = [...Object.keys(counted), 'results'];
      hands.audit({ subject: { type: 'Ballot', id }, version: ballot.version, changedFields, reason });
      hands.outbox.add({
        type: 'BallotCorrected',
        subject: { type: 'Ballot', id, naturalKey: null },
        subjectVersion: ballot.version,
        occurredAt: was.openedAt,
        ...filedUnder(record.election),
        changedFields,
        correctionOf: await hands.lastEventOn(id, ['BallotResult', 'BallotCorrected']),
        payload: {
          election: was.electionCode, ballotId: id, number: was.number, ballotsCast, invalid, abstentions, valid: ballot.valid, requiredMajority: ballot.requiredMajority,
          results: results.map(({ candidature, votes: got }) => ({ candidatureId: candidature, votes: got })),
        },
      });
      return id;
    });

async function changeVotes(hands: ElectionsDesk & DeedRecord, record: ElectionRecord, { id }: Ballot, votes: ReadonlyMap<string, number>, reason: string): Promise<void> {
  for (const result of record.results.filter(({ ballotId, candidatureId, votes: was }) => ballotId === id && votes.get(candidatureId) !== was)) {
    const got = votes.get(result.candidatureId)!;
    await hands.ballotResults.change(result, result.version, { votes: got });
    const candidature = record.candidatures.find((one) => one.id === result.candidatureId)!;
    if (!result.elected) continue;
    const { version } = await hands.candidatures.change(candidature, candidature.version, { votesWhenElected: got });
    hands.audit({ subject: { type: 'Candidature', id: candidature.id }, version, changedFields: ['votesWhenElected'], reason });
  }
}
