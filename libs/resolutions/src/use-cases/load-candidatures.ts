import { readRows, uuidOf, type DataRow, type KnownKeys, type RowReader, type TableLoad } from '@assembly-graph/kernel';
import { CANDIDATE_LISTS, CANDIDATURE_RESULTS, NOT_NOMINATED_HERE, type Candidature, type Gender } from '../domain/candidature.ts';
import { isRemoval } from './read-removals.ts';
import type { ResolutionsStores } from './resolutions-stores.ts';

/** election_candidates.csv: who stood, and what came of it; those who withdrew among them. */
export const loadCandidatures: TableLoad<ResolutionsStores> = {
  table: 'election_candidates',
  prepare(data, known, problems) {
    const elections = new Map(data.elections!.map((row) => [row.cells.election_id!, row]));
    const rows = data.election_candidates!.filter(({ cells }) => !isRemoval(elections.get(cells.election_id!)?.cells ?? {}));
    const candidatures = readRows(rows, problems, ['election_id', 'candidate'], (row) => {
      const candidature = readCandidature(row, known);
      checkResult(row, candidature, elections.get(candidature.electionCode));
      return candidature;
    });
    return (stores) => stores.candidatures.replaceAll(candidatures);
  },
};

/** The id of who stood under this name in this election. */
export const candidatureId = (electionCode: string, name: string): string => uuidOf('Candidature', `${electionCode}/${name}`);

/** The data set tells of elections that are over: nobody stands in them any more. */
const RESULTS = CANDIDATURE_RESULTS.filter((result) => result !== 'STANDING');

function readCandidature(row: RowReader, known: KnownKeys): Candidature {
  const electionCode = row.reference('election_id', known, 'elections');
  const candidateName = row.text('candidate');
  return {
    id: candidatureId(electionCode, candidateName),
    electionCode,
    candidateName,
    nationalityIso3: row.reference('iso2', known, 'states'),
    list: row.optionalOneOf('list', CANDIDATE_LISTS),
    gender: genderOf(row),
    result: row.oneOf('result', RESULTS),
    electedOnBallot: row.optionalInt('round_elected'),
    votesWhenElected: row.optionalInt('votes_when_elected'),
    termEndsOn: row.optionalDate('term_end'),
    ...NOT_NOMINATED_HERE,
    ...row.cited(known),
  };
}

const GENDER_OF: Readonly<Record<string, Gender>> = { F: 'FEMALE', M: 'MALE' };

function genderOf(row: RowReader): Gender | null {
  const cell = row.optional('sex');
  if (cell !== null && !GENDER_OF[cell]) row.problem('sex', 'is neither F nor M');
  return cell === null ? null : (GENDER_OF[cell] ?? null);
}

function checkResult(row: RowReader, candidature: Candidature, election: DataRow | undefined): void {
  const { result, electedOnBallot, votesWhenElected, termEndsOn } = candidature;
  if (result !== 'ELECTED') {
    const said = Object.entries({ round_elected: electedOnBallot, votes_when_elected: votesWhenElected, term_end: termEndsOn }).find(([, value]) => value !== null);
    if (said) row.problem(said[0], 'only of one who was elected');
  }
  const held = Number(election?.cells.rounds || Infinity);
  if (electedOnBallot !== null && (electedOnBallot < 1 || electedOnBallot > held)) row.problem('round_elected', 'there was no such ballot');
}
