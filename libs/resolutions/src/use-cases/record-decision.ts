import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, rule, type CitedInput, type TopicCode } from '@assembly-graph/kernel';
import type { DecisionResult, DecisionSubject } from '../domain/decision.ts';
import { isOnTheTable } from '../domain/lifecycle.ts';
import { symbolsBeginWith } from '../domain/symbols.ts';
import { decide, howDecided, tellOfDecision, type HowDecided } from './decide.ts';
import type { DecisionsDesk } from './decisions-desk.ts';
import { seen, takeStep, tellOfDraft } from './draft-steps.ts';

export interface DecisionInput extends CitedInput, HowDecided {
  readonly subject: DecisionSubject;
  readonly matter?: string | null;
  readonly session: string;
  readonly decidedOn: string;
  readonly result: DecisionResult;
  readonly topics: readonly TopicCode[];
  readonly draft?: string | null;
  readonly draftVersion?: number | null;
}

/**
 * Records an act of deciding that made no resolution: on a report, the agenda, procedure …, or on a draft that was rejected, put off or
 * left without action. It holds by art. 112(7) and art. 121(3).
 * @returns the id of the decision
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const recordDecision =
  (together: UnitOfWork<DecisionsDesk>) =>
  (deed: Deed, input: DecisionInput): Promise<string> =>
    together(deed, async (hands) => {
      const { subject, decidedOn, result, matter, session: sessionCode } = input;
      symbolsBeginWith(sessionCode);
      const cited = await citedBy(hands.knownSources, input);
      const draft = input.draft == null ? null : seen(await hands.drafts.get(input.draft), input.draftVersion ?? 0);
      rule(subject !== 'REMOVAL_FROM_OFFICE', 'a removal from office names the person who held it: it is not recorded here', 'Rome Statute, art. 46');
      rule((subject === 'RESOLUTION') === (draft !== null), 'a decision on a resolution is one on its draft');
      rule(draft === null || isOnTheTable(draft.status), 'a text is revised, amended orally and decided on once it is tabled, not before');
      rule(draft === null || draft.sessionCode === sessionCode, 'a draft is decided on by the session before which it is brought');
      rule(draft === null || result !== 'ADOPTED', 'a draft that is adopted becomes a resolution under its symbol: see adoptDraft');
      rule(draft !== null || matter != null, 'of what is no resolution it is said in words what was decided');
      const topics = draft?.topics ?? [...new Set(input.topics)];
      const decision = await decide(hands, { ...cited, ...howDecided(input), subject, result, decidedOn, matter: matter ?? null, draft, resolutionId: null, sessionCode, topics });
      if (draft && result !== 'POSTPONED') {
        const stage = result === 'REJECTED' ? 'NOT_ADOPTED' : 'NO_ACTION';
        const after = await takeStep(hands, draft, { ...cited, stage, takenOn: decidedOn });
        tellOfDraft(hands, stage === 'NOT_ADOPTED' ? 'DraftRejected' : 'DraftNoActionTaken', after, { occurredAt: decidedOn, changedFields: ['status'] });
      }
      tellOfDecision(hands, decision, draft?.symbol ?? null, draft?.sponsorStates ?? []);
      return decision.id;
    });
