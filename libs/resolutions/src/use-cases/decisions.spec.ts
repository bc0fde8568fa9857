import { VersionConflict, type Deed } from '@assembly-graph/events';
import { BadInput, NotFound, PUBLIC, RuleBroken, TO_ALL, type Actor } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Decision } from '../domain/decision.ts';
import { isByVote, proven } from '../domain/deciding.ts';
import { actsForDraft, type Draft } from '../domain/draft.ts';
import { mayFollow } from '../domain/lifecycle.ts';
import type { LifecycleStep } from '../domain/lifecycle-step.ts';
import type { Resolution } from '../domain/resolution.ts';
import { provenVotes, type StateVote } from '../domain/state-vote.ts';
import { emptyMemory, inMemory, type Memory } from '../testing/memory-desk.ts';
import { adoptDraft } from './adopt-draft.ts';
import { amendOrally } from './amend-orally.ts';
import { circulateInformally } from './circulate-informally.ts';
import { correctResolution } from './correct-resolution.ts';
import { cosponsorDraft } from './cosponsor-draft.ts';
import { disposeAmendment } from './dispose-amendment.ts';
import { issueAdvanceVersion } from './issue-advance-version.ts';
import { issueOfficialVersion } from './issue-official-version.ts';
import { issueResolutionCorrigendum } from './issue-resolution-corrigendum.ts';
import { proposeAmendment } from './propose-amendment.ts';
import { recordDecision } from './record-decision.ts';
import { recordExplanation } from './record-explanation.ts';
import { recordNoAction } from './record-no-action.ts';
import { recordStateVotes } from './record-state-votes.ts';
import { reviseDraft } from './revise-draft.ts';
import { startDraft } from './start-draft.ts';
import { tableDraft } from './table-draft.ts';
import { withdrawDraft } from './withdraw-draft.ts';
import { withdrawSponsorship } from './withdraw-sponsorship.ts';

// Whatever is tried, by whomever and in whatever order: what is on record holds.

const secretariat: Actor = { ...PUBLIC, role: 'secretariat', subject: 'desk' };
const ACTORS = [secretariat, ...['JPN', 'BEL'].map((state): Actor => ({ ...PUBLIC, role: 'delegation', subject: state, state })), { ...PUBLIC, role: 'ngo', organization: 'fidh' } as Actor];
const cited = { confidence: 'VERIFIED', sources: ['S-RECORD'] } as const;
const LANGS = ['EN', 'FR'] as const;

/** One thing tried: who, what, to which of those on record, on which day, and what else a deed leaves open. */
interface Try {
  readonly deed: keyof typeof DEEDS;
  readonly actor: number;
  readonly pick: number;
  readonly day: number;
  readonly number: number;
  readonly stale: boolean;
}

interface Given extends Try {
  readonly do: Deed;
  readonly together: ReturnType<typeof inMemory>;
  readonly memory: Memory;
  readonly on: string;
  readonly by: Actor;
}

const picked = <T extends { version: number; id: string }>({ pick, stale }: Given, all: Map<string, T>) => {
  const thing = [...all.values()][pick % Math.max(1, all.size)];
  return thing ? { thing, id: thing.id, expectedVersion: thing.version - (stale ? 1 : 0) } : null;
};
const draftOf = (given: Given) => picked<Draft>(given, given.memory.of.drafts);
const resolutionOf = (given: Given) => picked<Resolution>(given, given.memory.of.resolutions);
const vote = (number: number) => ({ mode: 'RECORDED_VOTE', requirement: 'TWO_THIRDS_PRESENT_VOTING', statesParties: 20, tally: { inFavour: number, against: 6, abstaining: 2 } }) as const;
const onDraft = (deed: (given: Given, of: { id: string; expectedVersion: number }) => Promise<string>) => async (given: Given) => {
  const of = draftOf(given);
  return of ? deed(given, { id: of.id, expectedVersion: of.expectedVersion }) : null;
};
const onResolution = (deed: (given: Given, of: { id: string; expectedVersion: number }) => Promise<string>) => async (given: Given) => {
  const of = resolutionOf(given);
  return of ? deed(given, { id: of.id, expectedVersion: of.expectedVersion }) : null;
};

const DEEDS = {
  startDraft: async (given: Given) =>
    startDraft(given.together)(given.do, { ...cited, session: '25', title: 'A draft', kind: 'OTHER', topics: [], sponsors: [given.by.state ?? 'JPN'], sponsoringBodies: [], startedOn: given.on }),
  circulateInformally: onDraft((given, of) => circulateInformally(given.together)(given.do, { ...cited, ...of, circulatedOn: given.on })),
  tableDraft: onDraft((given, of) => tableDraft(given.together)(given.do, { ...cited, ...of, symbol: `ICC-ASP/25/L.${given.memory.events.length + 1}`, tabledOn: given.on })),
  reviseDraft: onDraft((given, of) => reviseDraft(given.together)(given.do, { ...cited, ...of, revisedOn: given.on })),
  amendOrally: onDraft((given, of) => amendOrally(given.together)(given.do, { ...cited, ...of, amendedOn: given.on })),
  cosponsorDraft: onDraft((given, of) => cosponsorDraft(given.together)(given.do, { ...of, state: given.by.state ?? 'FRA' })),
  withdrawSponsorship: onDraft((given, of) => withdrawSponsorship(given.together)(given.do, { ...of, state: given.by.state ?? 'FRA' })),
  withdrawDraft: onDraft((given, of) => withdrawDraft(given.together)(given.do, { ...of, withdrawnOn: given.on, reason: 'x' })),
  recordNoAction: onDraft((given, of) => recordNoAction(given.together)(given.do, { ...cited, ...of, on: given.on })),
  adoptDraft: onDraft((given, of) =>
    adoptDraft(given.together)(given.do, { ...cited, ...of, symbol: `ICC-ASP/25/Res.${given.number}`, adoptedOn: given.on, ...(given.number % 2 ? { mode: 'CONSENSUS' as const } : vote(given.number)) }),
  ),
  rejectDraft: onDraft((given, of) =>
    recordDecision(given.together)(given.do, { ...cited, ...vote(given.number), subject: 'RESOLUTION', session: '25', draft: of.id, draftVersion: of.expectedVersion, decidedOn: given.on, result: given.number % 2 ? 'REJECTED' : 'POSTPONED', topics: [] }),
  ),
  proposeAmendment: onDraft((given, of) => proposeAmendment(given.together)(given.do, { ...cited, draft: of.id, proposers: [given.by.state ?? 'FRA'], proposedOn: given.on })),
  disposeAmendment: async (given: Given) => {
    const of = picked(given, given.memory.of.amendments);
    const disposition = (['ACCEPTED', 'MERGED', 'WITHDRAWN', 'REJECTED'] as const)[given.number % 4]!;
    return of && disposeAmendment(given.together)(given.do, { id: of.id, expectedVersion: of.expectedVersion, disposition, disposedOn: given.on });
  },
  recordStateVotes: async (given: Given) => {
    const of = picked<Decision>(given, given.memory.of.decisions);
    const option = (['IN_FAVOUR', 'AGAINST', 'ABSTAINING'] as const)[given.number % 3]!;
    return of && recordStateVotes(given.together)(given.do, { ...cited, id: of.id, expectedVersion: of.expectedVersion, votes: [{ state: ['JPN', 'BEL', 'FRA', 'SEN'][given.number % 4]!, option }] });
  },
  recordExplanation: async (given: Given) => {
    const of = picked<Decision>(given, given.memory.of.decisions);
    return of && recordExplanation(given.together)(given.do, { ...cited, decision: of.id, kind: given.number % 2 ? 'POSITION' : 'VOTE', state: given.by.state ?? 'FRA', onBehalfOf: ['SEN'], dissociatedFrom: [], madeOn: given.on });
  },
  issueAdvanceVersion: onResolution((given, of) => issueAdvanceVersion(given.together)(given.do, { ...cited, ...of, lang: LANGS[given.number % 2]!, issuedOn: given.on })),
  issueOfficialVersion: onResolution((given, of) => issueOfficialVersion(given.together)(given.do, { ...cited, ...of, lang: LANGS[given.number % 2]!, issuedOn: given.on })),
  issueResolutionCorrigendum: onResolution((given, of) => issueResolutionCorrigendum(given.together)(given.do, { ...cited, ...of, langs: given.number % 3 ? [LANGS[given.number % 2]!] : LANGS, issuedOn: given.on })),
  correctResolution: onResolution((given, of) => correctResolution(given.together)(given.do, { ...of, reason: 'x', adoptedOn: given.on })),
};

const FOR_THE_SECRETARIAT = ['recordNoAction', 'adoptDraft', 'rejectDraft', 'recordStateVotes', 'issueAdvanceVersion', 'issueOfficialVersion', 'issueResolutionCorrigendum', 'correctResolution'];
// As in a session: much is begun and tabled, some of it decided, and anything is tried.
const likely = ['startDraft', 'tableDraft', 'tableDraft', 'adoptDraft', 'adoptDraft', 'issueOfficialVersion'] as const;
const tried = fc.record<Try>({
  deed: fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...likely) }, { weight: 3, arbitrary: fc.constantFrom(...(Object.keys(DEEDS) as (keyof typeof DEEDS)[])) }),
  actor: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(ACTORS.length - 1) }),
  pick: fc.nat(5), day: fc.oneof({ weight: 3, arbitrary: fc.constant(3) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 6 }) }), number: fc.integer({ min: 1, max: 14 }), stale: fc.constantFrom(false, false, false, true),
});

/** Tries one thing. @returns what was thrown, or null. What is for the secretariat alone, the graph lets nobody else ask. */
async function attempt(memory: Memory, one: Try): Promise<unknown> {
  const by = FOR_THE_SECRETARIAT.includes(one.deed) ? secretariat : ACTORS[one.actor]!;
  const given: Given = { ...one, by, memory, together: inMemory(memory), on: `2026-11-${10 + one.day}`, do: { name: one.deed, actor: by, idempotencyKey: 'key-of-spec', request: one } };
  return DEEDS[one.deed](given).then(() => null, (failure: unknown) => failure);
}

const snapshot = ({ of, events, audit }: Memory) => JSON.stringify([Object.values(of).map((kept) => [...kept.values()]), events.length, audit.length]);
const stepsOf = (memory: Memory, of: Partial<LifecycleStep>) =>
  ([...memory.of.steps.values()] as LifecycleStep[]).filter((step) => Object.entries(of).every(([field, value]) => step[field as keyof LifecycleStep] === value)).sort((a, b) => a.position - b.position);
const walks = (check: (memory: Memory, tries: readonly Try[]) => Promise<void> | void, numRuns = 150) =>
  fc.assert(
    fc.asyncProperty(fc.array(tried, { minLength: 20, maxLength: 60, size: 'max' }), async (tries) => check(emptyMemory('2026-11-14T12:00:00.000Z'), tries)),
    { numRuns },
  );
const after = (check: (memory: Memory) => void) =>
  walks(async (memory, tries) => {
    for (const one of tries) await attempt(memory, one);
    check(memory);
  });

describe('whatever is tried on texts and decisions', () => {
  it('is done, or refused with a reason and nothing changed', () =>
    walks(async (memory, tries) => {
      for (const one of tries) {
        const before = snapshot(memory);
        const failure = await attempt(memory, one);
        if (failure === null) continue;
        expect([RuleBroken, NotFound, VersionConflict, BadInput].some((kind) => failure instanceof kind)).toBe(true);
        expect(snapshot(memory)).toBe(before);
      }
    }));

  it('each text goes through its lifecycle, in each language: a path that never goes back, but to a revision, on days in order', () =>
    after((memory) => {
      const isPath = (steps: LifecycleStep[]) =>
        steps.slice(1).forEach((step, index) => {
          expect(mayFollow(steps[index]!.stage, step.stage)).toBe(true);
          expect(steps[index]!.takenOn! <= step.takenOn!).toBe(true);
        });
      for (const draft of memory.of.drafts.values() as Iterable<Draft>) {
        const steps = stepsOf(memory, { draftId: draft.id });
        isPath(steps);
        expect(steps.at(-1)!.stage).toBe(draft.status);
      }
      for (const { id } of memory.of.resolutions.values() as Iterable<Resolution>) {
        for (const lang of LANGS) isPath(stepsOf(memory, { resolutionId: id }).filter((step) => step.lang === null || step.lang === lang));
      }
    }));

  it('a corrigendum, or any text that is issued, never changes the adoption', () =>
    walks(async (memory, tries) => {
      const adoptions = () => JSON.stringify([
        ([...memory.of.resolutions.values()] as Resolution[]).map(({ id, adoptedOn, adoptionMode, plenaryMeeting, title }) => [id, adoptedOn, adoptionMode, plenaryMeeting, title]),
        [...memory.of.decisions.values()], stepsOf(memory, { stage: 'ADOPTED' }),
      ]);
      for (const one of tries) {
        const before = adoptions();
        await attempt(memory, one);
        if (one.deed.startsWith('issue')) expect(adoptions()).toBe(before);
      }
    }));

  it('a resolution, its decision and the step of its adoption say the same day and mode; it comes of one draft', () =>
    after((memory) => {
      for (const { id, adoptedOn, adoptionMode } of memory.of.resolutions.values() as Iterable<Resolution>) {
        const decisions = ([...memory.of.decisions.values()] as Decision[]).filter(({ resolutionId }) => resolutionId === id);
        expect(decisions.map(({ decidedOn, mode, result }) => [decidedOn, mode, result])).toEqual([[adoptedOn, adoptionMode, 'ADOPTED']]);
        expect(stepsOf(memory, { resolutionId: id, stage: 'ADOPTED' }).map(({ takenOn }) => takenOn)).toEqual([adoptedOn]);
        expect(([...memory.of.drafts.values()] as Draft[]).filter(({ resolutionId }) => resolutionId === id)).toHaveLength(1);
      }
    }));

  it('every decision holds by arts. 112(7) and 121(3), and only a recorded vote has the votes of States, no more than were counted', () =>
    after((memory) => {
      for (const decision of memory.of.decisions.values() as Iterable<Decision>) {
        const draft = decision.draftId ? (memory.of.drafts.get(decision.draftId) as Draft) : null;
        expect(() => proven({ ...decision, mode: decision.mode!, draftKind: draft?.kind ?? null })).not.toThrow();
        const votes = ([...memory.of.stateVotes.values()] as StateVote[]).filter(({ decisionId }) => decisionId === decision.id);
        if (votes.length > 0) expect(() => provenVotes(decision, votes)).not.toThrow();
        if (!isByVote(decision.mode!)) expect([votes.length, decision.votesInFavour]).toEqual([0, null]);
      }
    }));

  it('a draft always has somebody who brings it, and only what was tabled has a symbol, an amendment, a decision', () =>
    after((memory) => {
      for (const draft of memory.of.drafts.values() as Iterable<Draft>) {
        expect(draft.sponsorStates.length).toBeGreaterThan(0);
        expect(draft.symbol === null).toBe(draft.tabledOn === null);
        const hangsOn = [...memory.of.amendments.values(), ...memory.of.decisions.values()].some(({ draftId }) => draftId === draft.id);
        if (draft.tabledOn === null) expect(hangsOn).toBe(false);
      }
    }));

  it('what is not tabled is told to its sponsors and the secretariat alone', () =>
    walks(async (memory, tries) => {
      for (const one of tries) {
        const told = memory.events.length;
        await attempt(memory, one);
        for (const { subject, audience = TO_ALL } of memory.events.slice(told)) {
          const draft = memory.of.drafts.get(subject.id) as Draft | undefined;
          if (!draft) continue;
          const expected = draft.tabledOn === null ? ['secretariat', ...draft.sponsorStates.map((iso3) => `state:${iso3}`)].join(' ') : TO_ALL;
          expect(audience).toBe(expected);
        }
      }
    }));

  it('a draft is moved on by those who bring it and the secretariat; another State joins it, and no more', () =>
    walks(async (memory, tries) => {
      for (const one of tries) {
        const before = new Map(memory.of.drafts as Map<string, Draft>);
        await attempt(memory, one);
        const by = FOR_THE_SECRETARIAT.includes(one.deed) ? secretariat : ACTORS[one.actor]!;
        for (const draft of memory.of.drafts.values() as Iterable<Draft>) {
          const was = before.get(draft.id);
          if (!was || was.version === draft.version || actsForDraft(by, was)) continue;
          expect({ ...draft, sponsorStates: was.sponsorStates, version: was.version }).toEqual(was);
          expect(draft.sponsorStates).toEqual([...was.sponsorStates, by.state]);
        }
      }
    }));

  it('nobody acts for a State but its delegation and the secretariat', () =>
    walks(async (memory, tries) => {
      for (const one of tries) {
        const before = snapshot(memory);
        await attempt(memory, one);
        if (!FOR_THE_SECRETARIAT.includes(one.deed) && ACTORS[one.actor]!.role === 'ngo') expect(snapshot(memory)).toBe(before);
      }
    }));

  it('every change is audited and told with the version that it made, one after the other', () =>
    after(({ of, events, audit }) => {
      const versions = Map.groupBy(events, ({ subject }) => subject.id);
      const things = [...of.drafts.values(), ...of.resolutions.values(), ...of.amendments.values(), ...of.explanations.values()];
      for (const { id, version } of things) {
        const told = versions.get(id)!.map(({ subjectVersion }) => subjectVersion);
        expect(told).toEqual(told.toSorted((a, b) => a - b));
        expect(told.at(-1)).toBe(version);
        expect(audit.filter(({ subject }) => subject.id === id).at(-1)!.version).toBe(version);
      }
    }));

  it('is reached at all: the walks adopt, reject, issue, correct and record votes', async () => {
    const seen = new Set<string>();
    await walks(async (memory, tries) => {
      for (const one of tries) await attempt(memory, one);
      memory.events.forEach(({ type }) => seen.add(type));
    }, 300);
    expect([...seen]).toEqual(expect.arrayContaining(['DraftAdopted', 'DraftRejected', 'DraftWithdrawn', 'ResolutionTextPublished', 'ResolutionCorrected', 'AmendmentDisposed', 'ExplanationRecorded', 'StateVotesRecorded']));
  });
});
