import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citing, NotFound, rule, type CitedInput } from '@assembly-graph/kernel';
import { proveDetails, type Candidature, type PublicDetails } from '../domain/candidature.ts';
import { proveListed } from '../domain/election-course.ts';
import { filedUnder, openRecord } from './election-record.ts';
import type { ElectionsDesk } from './elections-desk.ts';

/** What is left out, or null, stays as it is. */
export interface CandidatureCorrection extends Partial<CitedInput>, Partial<PublicDetails> {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
  readonly candidateName?: string | null;
  readonly nationality?: string | null;
  readonly list?: Candidature['list'];
  readonly gender?: Candidature['gender'];
  readonly regionalGroup?: Candidature['regionalGroup'];
  readonly termEndsOn?: string | null;
}

/**
 * Tells a candidature otherwise that was entered in error (Rome Statute, art. 36(5) on the lists); what the record said stays on record.
 * @returns the id of the candidature
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const correctCandidature =
  (together: UnitOfWork<ElectionsDesk>) =>
  (deed: Deed, { id, expectedVersion, reason, nationality, sources, ...rest }: CandidatureCorrection): Promise<string> =>
    together(deed, async (hands) => {
      if (nationality != null && (await hands.knownStates([nationality])).length === 0) throw new NotFound('The State', nationality);
      const said = Object.entries({ ...rest, nationalityIso3: nationality, sourceKeys: sources }).filter(([, value]) => value != null);
      const is = await citing(hands.knownSources, Object.fromEntries(said) as Partial<Candidature>);
      const was = await hands.candidatures.get(id);
      const { election } = await openRecord(hands, was.electionCode);
      const corrected = { ...was, ...is };
      proveDetails(corrected);
      if (is.list !== undefined) proveListed(election, corrected);
      rule(is.termEndsOn === undefined || was.result === 'ELECTED', 'only the elected have a term');
      const { version } = await hands.candidatures.change(was, expectedVersion, is);
      const changedFields = Object.keys(is);
      hands.audit({ subject: { type: 'Candidature', id }, version, changedFields, reason });
      hands.outbox.add({
        type: 'CandidatureCorrected',
        subject: { type: 'Candidature', id, naturalKey: null },
        subjectVersion: version,
        ...filedUnder(election),
        states: [corrected.nationalityIso3],
        changedFields,
        correctionOf: await hands.lastEventOn(id, ['CandidateNominated', 'CandidatureCorrected']),
        payload: { election: election.code, candidatureId: id },
      });
      return id;
    });
