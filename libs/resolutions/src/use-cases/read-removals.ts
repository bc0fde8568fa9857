import { readRows, type Cited, type DataProblem, type DataSet, type KnownKeys, type RowReader } from '@assembly-graph/kernel';
import { OFFICES, type Office } from '../domain/election.ts';
import type { Resolution } from '../domain/resolution.ts';

const SUFFIX = '_removal';

/** Whether a row of elections.csv tells of no election, but of a removal from office. */
export const isRemoval = (cells: Readonly<Record<string, string>>): boolean => cells.office?.endsWith(SUFFIX) ?? false;

/** A removal from office (art. 46), as the data set tells it among the elections. */
export interface Removal extends Cited {
  readonly code: string;
  readonly office: Office;
  readonly officeHolder: string;
  readonly sessionCode: string;
  readonly decidedOn: string;
  readonly votesInFavour: number | null;
}

/** The removals of elections.csv, each with the person of election_candidates.csv; the votes must be those of election_votes.csv. */
export function readRemovals(data: DataSet, known: KnownKeys, problems: DataProblem[]): Removal[] {
  return readRows(data.elections!.filter(({ cells }) => isRemoval(cells)), problems, ['election_id'], (row): Removal => {
    const code = row.text('election_id');
    const office = OFFICES.find((each) => each === row.text('office').toUpperCase().slice(0, -SUFFIX.length));
    if (!office) row.problem('office', `is a removal from none of ${OFFICES.join(', ').toLowerCase()}`);
    const person = personOf(code, data, row);
    return {
      code,
      office: office ?? 'PROSECUTOR',
      sessionCode: row.reference('session_id', known, 'sessions'),
      decidedOn: row.date('date'),
      ...person,
      ...row.cited(known),
    };
  });
}

/** The removal that a row of resolutions.csv tells of, too: a decision of the same session and day. */
export function removalOf(resolution: Pick<Resolution, 'kind' | 'sessionCode' | 'adoptedOn'>, removals: readonly Removal[]): Removal | undefined {
  return removals.find(
    ({ sessionCode, decidedOn }) => resolution.kind === 'DECISION' && resolution.sessionCode === sessionCode && resolution.adoptedOn === decidedOn,
  );
}

function personOf(code: string, data: DataSet, row: RowReader): Pick<Removal, 'officeHolder' | 'votesInFavour'> {
  const [person, ...others] = data.election_candidates!.filter(({ cells }) => cells.election_id === code);
  if (!person || others.length > 0 || person.cells.result !== 'removed') {
    row.problem('election_id', 'a removal needs exactly one row in election_candidates.csv, with the result removed');
    return { officeHolder: '', votesInFavour: null };
  }
  const votes = data.election_votes!.find(({ cells }) => cells.election_id === code)?.cells.votes ?? '';
  const inFavour = person.cells.votes_when_elected ?? '';
  if (votes !== inFavour) row.problem('election_id', 'election_candidates.csv and election_votes.csv differ in the votes');
  return { officeHolder: person.cells.candidate!, votesInFavour: /^\d{1,3}$/.test(inFavour) ? Number(inFavour) : null };
}
