import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citing, rule, type CitedInput, type TopicCode } from '@assembly-graph/kernel';
import type { DecisionMode } from '../domain/decision.ts';
import { proven } from '../domain/deciding.ts';
import { provenDays } from '../domain/mandate.ts';
import type { Resolution } from '../domain/resolution.ts';
import type { DecisionsDesk } from './decisions-desk.ts';
import { seen, type DecisionsHands } from './draft-steps.ts';

/** What is left out, or null, stays as it is. */
export interface ResolutionCorrection extends Partial<CitedInput> {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
  readonly title?: string | null;
  readonly adoptedOn?: string | null;
  readonly plenaryMeeting?: number | null;
  readonly mode?: DecisionMode | null;
  readonly topics?: readonly TopicCode[] | null;
}

/**
 * Tells of a resolution otherwise what was entered in error, its adoption with it; what the record said before stays readable (`knownAt`).
 * That is no corrigendum, which corrects the text.
 * @returns the id of the resolution
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const correctResolution =
  (together: UnitOfWork<DecisionsDesk>) =>
  (deed: Deed, { id, expectedVersion, reason, title, adoptedOn, plenaryMeeting, mode, topics, sources, confidence, note }: ResolutionCorrection): Promise<string> =>
    together(deed, async (hands) => {
      const was = seen(await hands.resolutions.get(id), expectedVersion);
      const said = { title, adoptedOn, plenaryMeeting, adoptionMode: mode, topics: topics && [...new Set(topics)], confidence, note, sourceKeys: sources };
      const is = await citing(hands.knownSources, Object.fromEntries(Object.entries(said).filter(([, value]) => value != null)) as Partial<Resolution>);
      const resolution = await hands.resolutions.change(was, expectedVersion, is);
      await correctAdoption(hands, resolution);
      await correctMandates(hands, resolution);
      const changedFields = Object.keys(is);
      hands.audit({ subject: { type: 'Resolution', id }, version: resolution.version, changedFields, reason });
      hands.outbox.add({
        type: 'ResolutionCorrected',
        subject: { type: 'Resolution', id, naturalKey: resolution.symbol },
        subjectVersion: resolution.version,
        occurredAt: hands.now,
        topics: resolution.topics,
        session: resolution.sessionCode,
        changedFields,
        correctionOf: await hands.eventOf('ResolutionAdopted', id),
        payload: { symbol: resolution.symbol, adoptedOn: resolution.adoptedOn, mode: resolution.adoptionMode, plenaryMeeting: resolution.plenaryMeeting },
      });
      return id;
    });

/** The mandates of a resolution were given on the day of its adoption, and are about its topics where their paragraph has none. @throws RuleBroken */
async function correctMandates(hands: DecisionsHands, { id, adoptedOn, topics }: Resolution): Promise<void> {
  for (const was of await hands.mandates.having({ resolutionId: id })) {
    const paragraph = await hands.paragraphs.get(was.paragraphId);
    const is = { madeOn: adoptedOn ?? was.madeOn, topics: paragraph.topics.length > 0 ? was.topics : topics };
    if (is.madeOn === was.madeOn && String(is.topics) === String(was.topics)) continue;
    provenDays({ ...was, ...is }, hands.now.slice(0, 10));
    rule(was.dueOn === null || was.dueOn >= is.madeOn, 'a mandate is due after it was given');
    await hands.mandates.change(was, was.version, is);
    for (const earlier of await hands.mandates.having({ supersededById: was.id })) {
      provenDays({ ...earlier, supersededOn: is.madeOn }, hands.now.slice(0, 10));
      if (earlier.supersededOn !== is.madeOn) await hands.mandates.change(earlier, earlier.version, { supersededOn: is.madeOn });
    }
  }
}

/** The decision on a resolution and the step of its adoption say the same of it. @throws RuleBroken */
async function correctAdoption(hands: DecisionsHands, { id, adoptedOn, plenaryMeeting, adoptionMode, topics }: Resolution): Promise<void> {
  rule(adoptedOn === null || adoptedOn <= hands.now.slice(0, 10), 'what was decided is recorded once it was decided, not before');
  const steps = await hands.steps.having({ resolutionId: id });
  for (const step of steps) {
    if (step.stage !== 'ADOPTED') {
      const inOrder = step.takenOn === null || adoptedOn === null || (step.draftId === null ? step.takenOn >= adoptedOn : step.takenOn <= adoptedOn);
      rule(inOrder, 'a step is not taken before the one that it follows');
    } else if (step.takenOn !== adoptedOn) await hands.steps.change(step, step.version, { takenOn: adoptedOn });
  }
  for (const was of await hands.decisions.having({ resolutionId: id })) {
    const said = { decidedOn: adoptedOn, mode: adoptionMode, plenaryMeeting, topics };
    if (Object.entries(said).every(([field, value]) => String(was[field as keyof typeof said]) === String(value))) continue;
    // A majority that was counted in a vote is none of a decision that was taken without one.
    const requirement = adoptionMode === 'CONSENSUS' ? ('CONSENSUS' as const) : was.requirement === 'CONSENSUS' ? null : was.requirement;
    if (adoptionMode !== null && was.subject === 'RESOLUTION' && adoptionMode !== was.mode) {
      const draft = was.draftId === null ? null : await hands.drafts.get(was.draftId);
      proven({ ...was, mode: adoptionMode, requirement, draftKind: draft?.kind ?? null });
    }
    await hands.decisions.change(was, was.version, { ...said, requirement: adoptionMode === was.mode ? was.requirement : requirement });
  }
}
