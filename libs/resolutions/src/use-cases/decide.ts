import { BadInput, rule, type Cited } from '@assembly-graph/kernel';
import { randomUUID } from 'node:crypto';
import type { Decision, DecisionMode, DecisionResult, DecisionSubject, Requirement } from '../domain/decision.ts';
import type { Draft } from '../domain/draft.ts';
import { NO_VOTES, proven, type Tally } from '../domain/deciding.ts';
import type { DecisionsHands } from './draft-steps.ts';

export interface TallyInput {
  readonly inFavour?: number | null;
  readonly against?: number | null;
  readonly abstaining?: number | null;
  readonly notParticipating?: number | null;
}

/** How something was decided, as a deed says it. */
export interface HowDecided {
  readonly mode: DecisionMode;
  readonly requirement?: Requirement | null;
  readonly tally?: TallyInput | null;
  readonly statesParties?: number | null;
  readonly statesPresent?: number | null;
  readonly plenaryMeeting?: number | null;
}

const MOST_STATES = 300;
const MOST_MEETINGS = 100;

/** What a deed says of how it was decided, in the words of the record. @throws BadInput */
export function howDecided({ mode, requirement, tally, statesParties, statesPresent, plenaryMeeting }: HowDecided) {
  const counts = { statesParties: statesParties ?? null, statesPresent: statesPresent ?? null, ...talliedOf(tally ?? {}) };
  for (const [field, count] of Object.entries(counts)) {
    if (count !== null && (count < 0 || count > MOST_STATES)) throw new BadInput(`${field} is a number of States, 0 to ${MOST_STATES}.`, field);
  }
  if (plenaryMeeting != null && (plenaryMeeting < 1 || plenaryMeeting > MOST_MEETINGS)) throw new BadInput(`plenaryMeeting is the number of a meeting, 1 to ${MOST_MEETINGS}.`, 'plenaryMeeting');
  return { ...NO_VOTES, ...counts, mode, requirement: requirement ?? (mode === 'CONSENSUS' ? ('CONSENSUS' as const) : null), plenaryMeeting: plenaryMeeting ?? null };
}

const talliedOf = ({ inFavour, against, abstaining, notParticipating }: TallyInput): Pick<Tally, 'votesInFavour' | 'votesAgainst' | 'abstentions' | 'notParticipating'> => ({
  votesInFavour: inFavour ?? null, votesAgainst: against ?? null, abstentions: abstaining ?? null, notParticipating: notParticipating ?? null,
});

export interface Act extends Cited, ReturnType<typeof howDecided> {
  readonly subject: DecisionSubject;
  readonly result: DecisionResult;
  readonly decidedOn: string;
  readonly matter: string | null;
  readonly draft: Draft | null;
  readonly resolutionId: string | null;
  readonly sessionCode: string;
  readonly topics: Decision['topics'];
}

/** Enters an act of deciding that holds by the Statute. @throws RuleBroken */
export function decide(hands: DecisionsHands, { draft, ...act }: Act): Promise<Decision> {
  rule(act.decidedOn <= hands.now.slice(0, 10), 'what was decided is recorded once it was decided, not before');
  proven({ ...act, draftKind: draft?.kind ?? null });
  return hands.decisions.add({ ...act, id: randomUUID(), draftId: draft?.id ?? null, citation: null, office: null, officeHolder: null });
}

/** Audits and tells of an act of deciding. */
export function tellOfDecision({ audit, outbox }: DecisionsHands, decision: Decision, naturalKey: string | null, states: readonly string[]): void {
  const { id, version, subject, mode, result, requirement, draftId, resolutionId } = decision;
  audit({ subject: { type: 'Decision', id }, version, changedFields: ['mode', 'result', 'decidedOn'], reason: null });
  outbox.add({
    type: 'DecisionRecorded',
    subject: { type: 'Decision', id, naturalKey },
    subjectVersion: version,
    occurredAt: decision.decidedOn,
    topics: decision.topics,
    session: decision.sessionCode,
    states,
    payload: { subject, mode, result, requirement, draftId, resolutionId },
  });
}
