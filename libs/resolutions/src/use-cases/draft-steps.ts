import { VersionConflict, type Deed, type DeedRecord } from '@assembly-graph/events';
import { BadInput, NotFound, TO_ALL, TO_SECRETARIAT, toState, type Actor, type Cited } from '@assembly-graph/kernel';
import { randomUUID } from 'node:crypto';
import { actsForDraft, type Draft } from '../domain/draft.ts';
import { advanced, type DraftStatus } from '../domain/lifecycle.ts';
import { provenDay, type LifecycleStep } from '../domain/lifecycle-step.ts';
import type { DecisionsDesk } from './decisions-desk.ts';

export type DecisionsHands = DecisionsDesk & DeedRecord;

/** A draft of those for whom the actor acts, at the version that they have seen. @throws NotFound, VersionConflict */
export async function ownDraft({ drafts }: DecisionsDesk, actor: Actor, id: string, expectedVersion: number): Promise<Draft> {
  const draft = await drafts.get(id);
  if (!actsForDraft(actor, draft)) throw new NotFound('The draft', id);
  return seen(draft, expectedVersion);
}

/** A draft that everybody may see. @throws NotFound, VersionConflict */
export async function tabledDraft({ drafts }: DecisionsDesk, actor: Actor, id: string, expectedVersion: number): Promise<Draft> {
  const draft = await drafts.get(id);
  if (draft.tabledOn === null && !actsForDraft(actor, draft)) throw new NotFound('The draft', id);
  return seen(draft, expectedVersion);
}

/** A thing at the version that the caller has seen: told before any rule, for the rule may not hold any more. @throws VersionConflict */
export function seen<T extends { readonly version: number }>(thing: T, expectedVersion: number): T {
  if (thing.version !== expectedVersion) throw new VersionConflict(expectedVersion, thing.version);
  return thing;
}

/** One step of a draft, as a deed says it. */
export interface DraftStep extends Cited, Partial<Pick<LifecycleStep, 'symbol' | 'revision' | 'url' | 'resolutionId'>> {
  readonly stage: DraftStatus;
  readonly takenOn: string;
}

/** Takes a step: its stage follows on the draft's, its day on those before. @throws RuleBroken, VersionConflict */
export async function takeStep(
  hands: DecisionsHands,
  was: Draft,
  { stage, takenOn, ...step }: DraftStep,
  changes: Partial<Pick<Draft, 'symbol' | 'sortKey' | 'tabledOn' | 'revision' | 'resolutionId'>> = {},
): Promise<Draft> {
  const status = advanced(was.status, stage);
  const before = await hands.steps.having({ draftId: was.id });
  provenDay(takenOn, hands.now.slice(0, 10), before);
  await hands.steps.add({
    id: randomUUID(), draftId: was.id, resolutionId: null, lang: null, silenceUntil: null, symbol: null, revision: null, url: null,
    ...step, position: before.length + 1, stage, takenOn,
  });
  return hands.drafts.change(was, was.version, { status, ...changes });
}

/** Audits and tells what was done to a draft; of one that was not tabled only to those whose paper it is. */
export function tellOfDraft(
  { audit, outbox }: DeedRecord,
  type: string,
  draft: Draft,
  { occurredAt, changedFields, reason = null, payload = {} }: {
    occurredAt: string; changedFields: readonly string[]; reason?: string | null; payload?: Readonly<Record<string, unknown>>;
  },
): void {
  const states = [...new Set([...draft.sponsorStates, ...(draft.facilitatorIso3 ? [draft.facilitatorIso3] : [])])];
  audit({ subject: { type: 'Draft', id: draft.id }, version: draft.version, changedFields, reason });
  outbox.add({
    type,
    subject: { type: 'Draft', id: draft.id, naturalKey: draft.symbol },
    subjectVersion: draft.version,
    occurredAt,
    topics: draft.topics,
    session: draft.sessionCode,
    states,
    changedFields,
    audience: draft.tabledOn === null ? [TO_SECRETARIAT, ...states.map(toState)].join(' ') : TO_ALL,
    payload: { symbol: draft.symbol, kind: draft.kind, status: draft.status, ...payload },
  });
}

/** @throws BadInput for a code of no State on record */
export async function provenStates({ knownStates }: DecisionsDesk, field: string, codes: readonly string[]): Promise<readonly string[]> {
  const distinct = [...new Set(codes)];
  const known = await knownStates(distinct);
  if (known.length < distinct.length) throw new BadInput(`${field} has a code of no State on record; alpha-3 codes are meant, e.g. "JPN".`, field);
  return distinct;
}

/** The State for which a deed is done: a delegation's own, of the secretariat the one that is named. @throws BadInput, NotFound */
export async function actingState(hands: DecisionsDesk, { actor }: Deed, named: string | null | undefined): Promise<string> {
  if (actor.role === 'delegation') {
    if (actor.state === null || (named != null && named !== actor.state)) throw new NotFound('The State', named ?? 'of nobody');
    return actor.state;
  }
  if (actor.role !== 'secretariat') throw new NotFound('The State', named ?? 'of nobody');
  if (named == null) throw new BadInput('state is needed: the alpha-3 code of the State for which this is done.', 'state');
  const [state] = await provenStates(hands, 'state', [named]);
  return state!;
}

/** An id of another domain's thing, of which its uuid is all that is known here. @throws NotFound for an id of nothing of the kind */
export function foreignId(what: string, uuid: string | null | undefined): string | null {
  if (uuid == null) return null;
  // So the graph reads an id that is none of this type.
  if (/^[0-]+$/.test(uuid)) throw new NotFound(what, 'with this id');
  return uuid;
}
