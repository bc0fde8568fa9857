import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, rule, type Cited, type CitedInput } from '@assembly-graph/kernel';
import { randomUUID } from 'node:crypto';
import type { Decision } from '../domain/decision.ts';
import type { Draft } from '../domain/draft.ts';
import { advanced } from '../domain/lifecycle.ts';
import { provenDay } from '../domain/lifecycle-step.ts';
import { proven } from '../domain/deciding.ts';
import { sortKeyOf, type Resolution } from '../domain/resolution.ts';
import { symbolIn } from '../domain/symbols.ts';
import { decide, howDecided, tellOfDecision, type HowDecided } from './decide.ts';
import type { DecisionsDesk } from './decisions-desk.ts';
import { seen, tellOfDraft, type DecisionsHands } from './draft-steps.ts';

export interface Adoption extends CitedInput, HowDecided {
  readonly id: string;
  readonly expectedVersion: number;
  readonly symbol: string;
  readonly adoptedOn: string;
}

/**
 * Adopts a tabled draft: it becomes the resolution with this symbol, by a decision that holds by art. 112(7) and art. 121(3). A resolution of
 * the data set, which knows of no draft, is that resolution if what is on record of its adoption agrees.
 * @returns the id of the resolution
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const adoptDraft =
  (together: UnitOfWork<DecisionsDesk>) =>
  (deed: Deed, input: Adoption): Promise<string> =>
    together(deed, async (hands) => {
      const cited = await citedBy(hands.knownSources, input);
      const was = seen(await hands.drafts.get(input.id), input.expectedVersion);
      advanced(was.status, 'ADOPTED');
      const steps = await hands.steps.having({ draftId: was.id });
      provenDay(input.adoptedOn, hands.now.slice(0, 10), steps);
      const symbol = symbolIn('Res', was.sessionCode, input.symbol);
      const how = howDecided(input);
      const [known] = await hands.resolutions.having({ symbol });
      const resolution = await (known ? agreeing(hands, known, input) : made(hands, was, input, cited, symbol));
      const decision = await decidedOn(hands, was, resolution, { ...how, ...cited, decidedOn: input.adoptedOn });
      for (const step of steps) await hands.steps.change(step, step.version, { resolutionId: resolution.id });
      await keepAdoption(hands, resolution, was, steps.length, cited);
      for (const paragraph of await hands.paragraphs.having({ draftId: was.id })) await hands.paragraphs.change(paragraph, paragraph.version, { resolutionId: resolution.id });
      const draft = await hands.drafts.change(was, was.version, { status: 'ADOPTED', resolutionId: resolution.id });
      tell(hands, draft, resolution, decision);
      return resolution.id;
    });

function made(hands: DecisionsHands, draft: Draft, { adoptedOn, plenaryMeeting, mode }: Adoption, cited: Cited, symbol: string): Promise<Resolution> {
  return hands.resolutions.add({
    ...cited, id: randomUUID(), symbol, sortKey: sortKeyOf(symbol), kind: 'RESOLUTION', sessionCode: draft.sessionCode, title: draft.title, adoptedOn,
    plenaryMeeting: plenaryMeeting ?? null, adoptionMode: mode, topics: draft.topics, textStatus: null,
    verifiedParts: cited.confidence !== 'VERIFIED' ? [] : ['SYMBOL', 'TITLE', 'DATE', ...(mode === 'CONSENSUS' ? (['CONSENSUS'] as const) : [])],
  });
}

/** A resolution that is on record already; what is not on record of its adoption is filled in, what is must agree. @throws RuleBroken */
async function agreeing(hands: DecisionsHands, known: Resolution, { adoptedOn, plenaryMeeting, mode }: Adoption): Promise<Resolution> {
  rule((await hands.drafts.having({ resolutionId: known.id })).length === 0, 'a resolution comes of one draft');
  const agree = <T>(was: T | null, is: T | null) => was === null || is === null || was === is;
  const sameMode = agree(known.adoptionMode, mode) || (known.adoptionMode === 'VOTE' && ['RECORDED_VOTE', 'NON_RECORDED_VOTE', 'SECRET_BALLOT'].includes(mode));
  const agrees = agree(known.adoptedOn, adoptedOn) && agree(known.plenaryMeeting, plenaryMeeting ?? null) && sameMode;
  rule(agrees, 'what is on record of the adoption of a resolution agrees with what is entered of it, or is corrected first');
  return hands.resolutions.change(known, known.version, { adoptedOn, plenaryMeeting: plenaryMeeting ?? known.plenaryMeeting, adoptionMode: mode });
}

/** The decision on a resolution: that on record, with what is known of it now, or a new one. */
async function decidedOn(
  hands: DecisionsHands, draft: Draft, resolution: Resolution, act: ReturnType<typeof howDecided> & Cited & { readonly decidedOn: string },
): Promise<Decision> {
  const [known] = await hands.decisions.having({ resolutionId: resolution.id });
  const { sessionCode, topics } = resolution;
  if (!known) return decide(hands, { ...act, subject: 'RESOLUTION', result: 'ADOPTED', matter: null, draft, resolutionId: resolution.id, sessionCode, topics });
  const { confidence: _confidence, sourceKeys: _sources, note: _note, ...said } = act;
  const filled = { ...said, votesInFavour: said.votesInFavour ?? known.votesInFavour, plenaryMeeting: said.plenaryMeeting ?? known.plenaryMeeting };
  proven({ ...filled, subject: known.subject, draftKind: draft.kind, result: 'ADOPTED' });
  return hands.decisions.change(known, known.version, { ...filled, draftId: draft.id });
}

/** The step of the adoption comes after those of the draft; of a resolution of the data set it is there already. */
async function keepAdoption(hands: DecisionsHands, resolution: Resolution, draft: Draft, before: number, cited: Cited): Promise<void> {
  const own = (await hands.steps.having({ resolutionId: resolution.id })).filter(({ draftId }) => draftId === null);
  for (const step of own) {
    const of = step.stage === 'ADOPTED' ? { draftId: draft.id, takenOn: resolution.adoptedOn } : {};
    await hands.steps.change(step, step.version, { position: step.position + before, ...of });
  }
  if (own.some(({ stage }) => stage === 'ADOPTED')) return;
  await hands.steps.add({
    ...cited, id: randomUUID(), draftId: draft.id, resolutionId: resolution.id, position: before + 1, stage: 'ADOPTED', takenOn: resolution.adoptedOn,
    symbol: resolution.symbol, revision: null, lang: null, silenceUntil: null, url: null,
  });
}

function tell(hands: DecisionsHands, draft: Draft, resolution: Resolution, decision: Decision): void {
  const { id, symbol, version, adoptedOn, topics, sessionCode: session, adoptionMode: mode } = resolution;
  hands.audit({ subject: { type: 'Resolution', id }, version, changedFields: ['adoptedOn', 'adoptionMode'], reason: null });
  tellOfDraft(hands, 'DraftAdopted', draft, { occurredAt: adoptedOn!, changedFields: ['status', 'becomes'], payload: { resolution: symbol } });
  tellOfDecision(hands, decision, symbol, draft.sponsorStates);
  hands.outbox.add({
    type: 'ResolutionAdopted',
    subject: { type: 'Resolution', id, naturalKey: symbol },
    subjectVersion: version,
    occurredAt: adoptedOn,
    topics,
    session,
    states: draft.sponsorStates,
    payload: { symbol, draft: draft.symbol, adoptedOn, mode, plenaryMeeting: resolution.plenaryMeeting },
  });
}
