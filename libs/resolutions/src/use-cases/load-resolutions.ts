import { readRows, TOPIC_CODES, TOPICS, uuidOf, type DataProblem, type DataSet, type KnownKeys, type RowReader, type TableLoad, type TopicCode } from '@assembly-graph/kernel';
import { adoptionConfidence, DECISION_MODES, type DecisionMode } from '../domain/decision.ts';
import type { LifecycleStep } from '../domain/lifecycle-step.ts';
import { RESOLUTION_KINDS, RESOLUTION_PARTS, sortKeyOf, type Resolution, type ResolutionPart } from '../domain/resolution.ts';
import { readDecisions } from './read-decisions.ts';
import { readRemovals, removalOf } from './read-removals.ts';
import type { ResolutionsStores } from './resolutions-stores.ts';
import { checkWithinSession } from './within-session.ts';

/** resolutions.csv: what was adopted, and the decision by which each was; with the removals from office of elections.csv. */
export const loadResolutions: TableLoad<ResolutionsStores> = {
  table: 'resolutions',
  prepare(data, known, problems) {
    const resolutions = readResolutions(data, known, problems);
    const decisions = readDecisions(resolutions, readRemovals(data, known, problems));
    const adoptions = resolutions.map(adoptionStep);
    return async (stores) => {
      await stores.resolutions.replaceAll(resolutions);
      await stores.decisions.replaceAll(decisions);
      await stores.lifecycleSteps.replaceAll(adoptions);
    };
  },
};

/** The resolutions, each and that of a removal with no more confidence than the removal itself. */
export function readResolutions(data: DataSet, known: KnownKeys, problems: DataProblem[]): Resolution[] {
  const symbols = new Map<string, number>();
  // The problems of the removals are reported by the caller.
  const removals = readRemovals(data, known, []);
  return readRows(data.resolutions!, problems, ['resolution_id'], (row) => {
    const resolution = readResolution(row, known);
    const earlier = symbols.get(resolution.symbol ?? '');
    if (earlier !== undefined) row.problem('symbol', `the same symbol as line ${earlier}`);
    if (resolution.symbol) symbols.set(resolution.symbol, row.row.line);
    checkWithinSession(row, 'adoption_date', resolution.adoptedOn, data);
    // Of a person removed from office nothing is said with more confidence here than there, whatever this row claims of itself.
    const removal = removalOf(resolution, removals);
    if (!removal || removal.confidence === 'VERIFIED') return resolution;
    return { ...resolution, confidence: removal.confidence, verifiedParts: [] };
  });
}

function readResolution(row: RowReader, known: KnownKeys): Resolution {
  const key = row.text('resolution_id');
  const resolution: Resolution = {
    id: uuidOf('Resolution', key),
    symbol: row.optional('symbol'),
    sortKey: sortKeyOf(key),
    kind: row.oneOf('kind', RESOLUTION_KINDS),
    sessionCode: row.reference('session_id', known, 'sessions'),
    title: row.text('title'),
    adoptedOn: row.optionalDate('adoption_date'),
    plenaryMeeting: row.optionalInt('plenary_meeting'),
    adoptionMode: row.optionalOneOf<DecisionMode>('adopted_by', DECISION_MODES),
    topics: topicsOf(row),
    verifiedParts: partsOf(row),
    textStatus: null,
    version: 1,
    knownFrom: null,
    ...row.cited(known),
  };
  checkVerifiedParts(row, resolution);
  return resolution;
}

/** All that the data set says of the way of a text: when it was adopted. */
const adoptionStep = (resolution: Resolution): LifecycleStep => ({
  id: uuidOf('LifecycleStep', resolution.id),
  draftId: null,
  resolutionId: resolution.id,
  position: 1,
  stage: 'ADOPTED',
  takenOn: resolution.adoptedOn,
  symbol: resolution.symbol,
  revision: null,
  lang: null,
  silenceUntil: null,
  url: null,
  confidence: adoptionConfidence(resolution),
  sourceKeys: resolution.sourceKeys,
  note: resolution.note,
  version: 1,
  knownFrom: null,
});

function topicsOf(row: RowReader): TopicCode[] {
  return row.list('topics').flatMap((heading) => {
    const code = TOPIC_CODES.find((topic) => TOPICS[topic] === heading);
    if (!code) row.problem('topics', `${JSON.stringify(heading.slice(0, 60))} is none of the 17 topics`);
    return code ?? [];
  });
}

function partsOf(row: RowReader): ResolutionPart[] {
  return row.list('verified_parts').flatMap((name) => {
    const part = RESOLUTION_PARTS.find((each) => each === name.toUpperCase());
    if (!part) row.problem('verified_parts', `${JSON.stringify(name.slice(0, 60))} is none of ${RESOLUTION_PARTS.join(', ').toLowerCase()}`);
    return part ?? [];
  });
}

/** What is not there can't have been verified. */
function checkVerifiedParts(row: RowReader, { symbol, adoptedOn, adoptionMode, verifiedParts }: Resolution): void {
  const there: Partial<Record<ResolutionPart, boolean>> = {
    SYMBOL: symbol !== null,
    DATE: adoptedOn !== null,
    CONSENSUS: adoptionMode === 'CONSENSUS',
    VOTE: adoptionMode === 'VOTE' || adoptionMode === 'SECRET_BALLOT',
  };
  const missing = verifiedParts.find((part) => there[part] === false);
  // A cell that could not be read has been reported already.
  if (missing && row.problems.length === 0) row.problem('verified_parts', `says ${missing.toLowerCase()}, which the row doesn't have`);
}
