import { uuidOf } from '@assembly-graph/kernel';
import { adoptionConfidence, REMOVAL_CITATION, type Decision } from '../domain/decision.ts';
import type { Resolution } from '../domain/resolution.ts';
import { removalOf, type Removal } from './read-removals.ts';

/** One decision for each resolution and each removal from office; where both tell of the same act, the removal's. */
export function readDecisions(resolutions: readonly Resolution[], removals: readonly Removal[]): Decision[] {
  const adoptions = resolutions.filter((resolution) => !removalOf(resolution, removals)).map(adoption);
  return [...adoptions, ...removals.map((removal) => decided(removal, resolutions))];
}

const ofNobody = { citation: null, office: null, officeHolder: null, votesInFavour: null } as const;
/** What the data set says of no decision; what it lists was adopted. */
const unsaid = {
  votesAgainst: null, abstentions: null, notParticipating: null, statesParties: null, statesPresent: null, requirement: null, draftId: null, matter: null,
  result: 'ADOPTED', version: 1, knownFrom: null,
} as const;

function adoption(resolution: Resolution): Decision {
  return {
    id: uuidOf('Decision', resolution.id),
    subject: 'RESOLUTION',
    mode: resolution.adoptionMode,
    decidedOn: resolution.adoptedOn,
    sessionCode: resolution.sessionCode,
    resolutionId: resolution.id,
    ...ofNobody,
    ...unsaid,
    plenaryMeeting: resolution.plenaryMeeting,
    topics: resolution.topics,
    confidence: adoptionConfidence(resolution),
    sourceKeys: resolution.sourceKeys,
    note: resolution.note,
  };
}

function decided(removal: Removal, resolutions: readonly Resolution[]): Decision {
  const told = resolutions.find((resolution) => removalOf(resolution, [removal]));
  return {
    id: uuidOf('Decision', removal.code),
    subject: 'REMOVAL_FROM_OFFICE',
    // The row of the removal does not say how it was voted; that of the decision says as much as its source did.
    mode: told?.adoptionMode ?? null,
    decidedOn: removal.decidedOn,
    sessionCode: removal.sessionCode,
    resolutionId: told?.id ?? null,
    citation: REMOVAL_CITATION,
    office: removal.office,
    officeHolder: removal.officeHolder,
    ...unsaid,
    votesInFavour: removal.votesInFavour,
    plenaryMeeting: told?.plenaryMeeting ?? null,
    topics: told?.topics ?? [],
    confidence: removal.confidence,
    sourceKeys: removal.sourceKeys,
    note: [removal.note, told?.note].filter(Boolean).join('; ') || null,
  };
}
