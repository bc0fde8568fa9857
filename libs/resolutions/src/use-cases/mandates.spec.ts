import { VersionConflict, type Deed } from '@assembly-graph/events';
import { NotFound, PUBLIC, RuleBroken } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { statusOn, type Mandate } from '../domain/mandate.ts';
import { emptyMemory, inMemory, type Memory } from '../testing/memory-desk.ts';
import { closeMandate } from './close-mandate.ts';
import { correctResolution } from './correct-resolution.ts';
import { linkFollowUp } from './link-follow-up.ts';
import { registerMandate } from './register-mandate.ts';
import { supersedeMandate } from './supersede-mandate.ts';

// Whatever is tried in whatever order: what is on record of mandates holds.

const cited = { confidence: 'VERIFIED', sources: ['S-RECORD'] } as const;
const TODAY = '2020-01-20';
const on = (day: number) => `2020-01-${String(day).padStart(2, '0')}`;

interface Try {
  readonly deed: 'register' | 'link' | 'supersede' | 'close' | 'correct';
  readonly pick: number;
  readonly other: number;
  readonly day: number;
  readonly stale: boolean;
}
const tries: fc.Arbitrary<Try> = fc.record({
  deed: fc.constantFrom('register', 'register', 'link', 'link', 'supersede', 'close', 'correct'), pick: fc.nat(5), other: fc.nat(5), day: fc.integer({ min: 1, max: 22 }), stale: fc.constantFrom(false, false, false, true),
});

/** Four resolutions, adopted on four days, each with a paragraph. */
function withResolutions(): Memory {
  const memory = emptyMemory(`${TODAY}T12:00:00.000Z`);
  for (const n of [1, 2, 3, 4]) {
    memory.of.resolutions.set(`R${n}`, { id: `R${n}`, version: 1, symbol: `ICC-ASP/18/Res.${n}`, adoptedOn: on(n * 3), sessionCode: '18', topics: ['BUDGET'], plenaryMeeting: null, adoptionMode: 'CONSENSUS' });
    memory.of.paragraphs.set(`P${n}`, { id: `P${n}`, version: 1, resolutionId: `R${n}`, part: 'OPERATIVE', topics: n === 1 ? ['TFV'] : [] });
  }
  return memory;
}

async function attempt(memory: Memory, { deed, pick, other, day, stale }: Try): Promise<void> {
  const together = inMemory(memory);
  const by: Deed = { actor: { ...PUBLIC, role: 'secretariat', subject: 'desk' }, name: deed, input: {}, idempotencyKey: 'k', requestId: 'r' } as never;
  const all: Mandate[] = [...memory.of.mandates.values()];
  const of = all[pick % Math.max(1, all.length)];
  const at = { id: of?.id ?? 'none', expectedVersion: (of?.version ?? 1) - (stale ? 1 : 0) };
  const due = ([{ due: 'NONE' }, { due: 'DATE', dueOn: on(day) }, { due: 'SESSION', dueSession: '18' }] as const)[other % 3]!;
  if (deed === 'register') await registerMandate(together)(by, { ...cited, paragraph: `P${(pick % 4) + 1}`, addressee: 'COURT', verb: 'report', ...due });
  if (deed === 'link') await linkFollowUp(together)(by, { ...at, document: `ICC-ASP/18/${other}`, session: '18', reportedOn: on(day) });
  if (deed === 'supersede') await supersedeMandate(together)(by, { ...at, by: all[other % Math.max(1, all.length)]?.id ?? 'none' });
  if (deed === 'close') await closeMandate(together)(by, { ...at, closedOn: on(day), reason: 'x' });
  if (deed === 'correct') {
    const { id, version } = memory.of.resolutions.get(`R${(pick % 4) + 1}`);
    await correctResolution(together)(by, { id, expectedVersion: version, adoptedOn: on(day), topics: ['COOPERATION'], reason: 'x' });
  }
}

const ENDED = ['SUPERSEDED', 'CLOSED'];

function holds(memory: Memory): void {
  for (const mandate of memory.of.mandates.values() as Iterable<Mandate>) {
    const { madeOn, dueOn, reportedOn, supersededOn, closedOn, supersededById, followUpSymbols, followUpSessions, status, topics, resolutionId } = mandate;
    const { adoptedOn, topics: itsTopics } = memory.of.resolutions.get(resolutionId);
    expect([madeOn, topics]).toEqual([adoptedOn, resolutionId === 'R1' ? ['TFV'] : itsTopics]);
    expect(statusOn({ ...mandate, dueKind: 'NONE' }, TODAY, () => true)).toBe(status);
    for (const day of [reportedOn, supersededOn, closedOn]) if (day !== null) expect([day >= madeOn, day <= TODAY]).toEqual([true, true]);
    if (dueOn !== null) expect(dueOn >= madeOn).toBe(true);
    expect([new Set(followUpSymbols).size, followUpSessions.length]).toEqual([followUpSymbols.length, followUpSymbols.length]);
    expect([reportedOn !== null, supersededById !== null]).toEqual([followUpSymbols.length > 0, supersededOn !== null]);
    expect(supersededOn === null || closedOn === null).toBe(true);
    if (supersededById !== null) {
      const later: Mandate = memory.of.mandates.get(supersededById);
      expect([later.madeOn > madeOn, later.madeOn]).toEqual([true, supersededOn]);
    }
  }
}

describe('mandates', () => {
  it('hold whatever is tried: ended they stay so, and each change is told once, last of all', async () => {
    let done = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(tries, { minLength: 5, maxLength: 30 }), async (all) => {
        const memory = withResolutions();
        for (const one of all) {
          const before = new Map([...memory.of.mandates].map(([id, mandate]) => [id, { ...mandate }]));
          const told = memory.events.length;
          try {
            await attempt(memory, one);
            done += 1;
            expect([memory.events.length, memory.audit.length]).toEqual([told + 1, told + 1]);
          } catch (error) {
            if (!(error instanceof RuleBroken || error instanceof NotFound || error instanceof VersionConflict)) throw error;
            expect([[...memory.of.mandates], memory.events.length]).toEqual([[...before], told]);
          }
          holds(memory);
          for (const [id, was] of before) if (ENDED.includes(was.status)) expect(memory.of.mandates.get(id).status).toBe(was.status);
        }
      }),
      { numRuns: 200 },
    );
    expect(done).toBeGreaterThan(200);
  });
});
