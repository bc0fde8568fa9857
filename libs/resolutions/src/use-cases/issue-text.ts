import { citedBy, rule, webAddress, type CitedInput, type Language } from '@assembly-graph/kernel';
import { randomUUID } from 'node:crypto';
import { advanced, type LifecycleStage } from '../domain/lifecycle.ts';
import { provenDay, type LifecycleStep } from '../domain/lifecycle-step.ts';
import type { Resolution, TextStatus } from '../domain/resolution.ts';
import { seen, type DecisionsHands } from './draft-steps.ts';

export type IssuedStage = 'ADVANCE_VERSION' | 'OFFICIAL' | 'CORRECTED';

export interface Issue extends CitedInput {
  readonly id: string;
  readonly expectedVersion: number;
  readonly issuedOn: string;
  readonly url?: string | null;
}

const STATUS: Readonly<Record<IssuedStage, TextStatus>> = { ADVANCE_VERSION: 'ADVANCE', OFFICIAL: 'OFFICIAL', CORRECTED: 'CORRECTED' };
const FURTHER: readonly (TextStatus | null)[] = [null, 'ADVANCE', 'OFFICIAL', 'CORRECTED'];

/**
 * Issues the text of a resolution in some languages. Each language goes its own way; the adoption, its day and its mode stay what they are.
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export async function issueText(hands: DecisionsHands, input: Issue, stage: IssuedStage, langs: readonly Language[], symbol: string | null): Promise<Resolution> {
  const cited = await citedBy(hands.knownSources, input);
  const was = seen(await hands.resolutions.get(input.id), input.expectedVersion);
  const url = webAddress('url', input.url);
  rule(langs.length > 0, 'a text is issued in a language');
  const steps = await hands.steps.having({ resolutionId: was.id });
  const position = Math.max(0, ...steps.map((step) => step.position));
  for (const [index, lang] of langs.entries()) {
    const before = steps.filter((step) => step.lang === lang || step.stage === 'ADOPTED');
    advanced(latest(before), stage);
    provenDay(input.issuedOn, hands.now.slice(0, 10), before);
    await hands.steps.add({
      ...cited, id: randomUUID(), draftId: null, resolutionId: was.id, position: position + index + 1, stage, takenOn: input.issuedOn, symbol, revision: null, lang,
      silenceUntil: null, url,
    });
  }
  const status = STATUS[stage];
  const textStatus = FURTHER.indexOf(status) > FURTHER.indexOf(was.textStatus) ? status : was.textStatus;
  return hands.resolutions.change(was, was.version, { textStatus });
}

function latest(steps: readonly LifecycleStep[]): LifecycleStage {
  const [first, ...others] = steps;
  return first ? others.reduce((a, b) => (b.position > a.position ? b : a), first).stage : 'ADOPTED';
}

/** Audits and tells that a text was issued, once for each language. */
export function tellOfText({ audit, outbox }: DecisionsHands, type: string, resolution: Resolution, langs: readonly Language[], issuedOn: string, payload: object): void {
  const { id, symbol, version, topics, sessionCode: session } = resolution;
  audit({ subject: { type: 'Resolution', id }, version, changedFields: ['texts'], reason: null });
  for (const lang of langs) {
    outbox.add({
      type, subject: { type: 'Resolution', id, naturalKey: symbol }, subjectVersion: version, occurredAt: issuedOn, topics, session, changedFields: ['texts'],
      payload: { symbol, lang, ...payload },
    });
  }
}
