import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, rule, type CitedInput } from '@assembly-graph/kernel';
import type { Totals } from '../domain/ballot.ts';
import { countedBallot } from '../domain/election-course.ts';
import { filedUnder, openRecord } from './election-record.ts';
import type { ElectionsDesk } from './elections-desk.ts';

export interface CountInput extends CitedInput {
  readonly id: string;
  readonly expectedVersion: number;
  readonly ballotsCast: number;
  readonly invalid: number;
  readonly abstentions: number;
  readonly results: readonly { readonly candidature: string; readonly votes: number }[];
  readonly declaredTotals?: Partial<Totals> | null;
}

/**
 * Records the count of a ballot, and what was read out of it, whether or not both agree (Rome Statute, arts. 36(6)(a) and 42(4)).
 * @returns the id of the ballot
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const recordBallot =
  (together: UnitOfWork<ElectionsDesk>) =>
  (deed: Deed, input: CountInput): Promise<string> =>
    together(deed, async (hands) => {
      const { id, expectedVersion, ballotsCast, invalid, abstentions, results, declaredTotals } = input;
      const { note, ...cited } = await citedBy(hands.knownSources, input);
      const was = await hands.ballots.get(id);
      const record = await openRecord(hands, was.electionCode);
      rule(new Set(results.map(({ candidature }) => candidature)).size === results.length, 'a count names every candidate who stands once, and nobody else');
      const votes = new Map(results.map((result) => [result.candidature, result.votes]));
      const counted = countedBallot(record, was, { ballotsCast, invalid, abstentions, votes });
      const ballot = await hands.ballots.change(was, expectedVersion, { ...counted, ...cited, note: note ?? was.note, declaredTotals: totalsOf(declaredTotals) });
      for (const { candidature, votes: got } of results) {
        await hands.ballotResults.add({ ...cited, note: null, id: randomUUID(), ballotId: id, candidatureId: candidature, votes: got, elected: false });
      }
      hands.audit({ subject: { type: 'Ballot', id }, version: ballot.version, changedFields: [...Object.keys(counted), 'results'], reason: null });
      hands.outbox.add({
        type: 'BallotResult',
        subject: { type: 'Ballot', id, naturalKey: null },
        subjectVersion: ballot.version,
        occurredAt: was.openedAt,
        ...filedUnder(record.election),
        changedFields: Object.keys(counted),
        payload: {
          election: was.electionCode, ballotId: id, number: was.number, ballotsCast, invalid, abstentions, valid: ballot.valid, requiredMajority: ballot.requiredMajority,
          results: results.map(({ candidature, votes: got }) => ({ candidatureId: candidature, votes: got })),
        },
      });
      return id;
    });

const MOST = 1_000_000;

export function totalsOf(declared: Partial<Totals> | null | undefined): Totals | null {
  if (!declared) return null;
  const { ballotsCast = null, invalid = null, valid = null, abstentions = null, votes = null } = declared;
  const totals = { ballotsCast, invalid, valid, abstentions, votes };
  rule(Object.values(totals).every((total) => total === null || (total >= 0 && total <= MOST)), 'what is read out is no less than nothing');
  return totals;
}
