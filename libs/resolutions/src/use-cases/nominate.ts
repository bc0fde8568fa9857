import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { actsForState, citedBy, NotFound, rule, type CitedInput } from '@assembly-graph/kernel';
import { proveDetails, type CandidateList, type Gender } from '../domain/candidature.ts';
import { proveNomination } from '../domain/election-course.ts';
import type { RegionalGroupCode } from '../domain/regional-group.ts';
import { filedUnder, openRecord } from './election-record.ts';
import type { ElectionsDesk } from './elections-desk.ts';

export interface NominationInput extends CitedInput {
  readonly election: string;
  readonly nominatedBy?: string | null;
  readonly nominatedOn?: string | null;
  readonly candidateName: string;
  readonly nationality: string;
  readonly list?: CandidateList | null;
  readonly gender?: Gender | null;
  readonly regionalGroup?: RegionalGroupCode | null;
  readonly languages?: readonly string[] | null;
  readonly curriculumVitaeUrl?: string | null;
  readonly questionnaireUrl?: string | null;
}

/**
 * Nominates a candidate: a delegation for its State, the secretariat for any (Rome Statute, arts. 36(4) and (5); ICC-ASP/3/Res.6).
 * @returns the id of the candidature
 * @throws RuleBroken, NotFound, BadInput
 */
export const nominate =
  (together: UnitOfWork<ElectionsDesk>) =>
  (deed: Deed, input: NominationInput): Promise<string> =>
    together(deed, async (hands) => {
      const { nominatedBy = null, nationality } = input;
      const today = hands.now.slice(0, 10);
      const nominatedOn = input.nominatedOn ?? today;
      await proveStates(hands, deed, nominatedBy, nationality);
      rule(nominatedOn <= today && (deed.actor.role === 'secretariat' || nominatedOn === today), 'a nomination is recorded on the day on which it is received; the secretariat enters earlier ones');
      const cited = await citedBy(hands.knownSources, input);
      const record = await openRecord(hands, input.election);
      const nominee = {
        candidateName: input.candidateName, nationalityIso3: nationality, nominatedByIso3: nominatedBy,
        list: input.list ?? null, gender: input.gender ?? null, regionalGroup: input.regionalGroup ?? null,
      };
      const details = { languages: input.languages ?? [], curriculumVitaeUrl: input.curriculumVitaeUrl ?? null, questionnaireUrl: input.questionnaireUrl ?? null };
      proveDetails(details);
      proveNomination(record, nominee, nominatedOn);
      const { id } = await hands.candidatures.add({
        ...cited, ...nominee, ...details, id: randomUUID(), electionCode: record.election.code, nominatedOn, result: 'STANDING',
        electedOnBallot: null, votesWhenElected: null, termEndsOn: null, withdrawnAt: null,
      });
      hands.audit({ subject: { type: 'Candidature', id }, version: 1, changedFields: ['candidateName', 'nationality', 'list', 'gender', 'regionalGroup'], reason: null });
      hands.outbox.add({
        type: 'CandidateNominated',
        subject: { type: 'Candidature', id, naturalKey: null },
        subjectVersion: 1,
        occurredAt: nominatedOn,
        ...filedUnder(record.election),
        states: [...new Set([nationality, ...(nominatedBy ? [nominatedBy] : [])])],
        payload: { election: record.election.code, candidatureId: id, nominatedBy, nationality, list: nominee.list },
      });
      return id;
    });

/** Whoever speaks for a State nominates for that one; that there are others, it need not be told. @throws NotFound */
async function proveStates(hands: ElectionsDesk, deed: Deed, nominatedBy: string | null, nationality: string): Promise<void> {
  const named = nominatedBy === null ? [nationality] : [nominatedBy, nationality];
  const known = await hands.knownStates(named);
  const unknown = named.find((code) => !known.includes(code));
  if (unknown !== undefined) throw new NotFound('The State', unknown);
  if (!actsForState(deed.actor, nominatedBy)) throw new NotFound('The State', nominatedBy ?? 'that nominates');
}
