import { RuleBroken } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anEntry } from '../testing/things.ts';
import { cameAbout, cancelled, changeOf, moved, PROGRAMME_MOVES, type ProgrammeEntry } from './programme.ts';

type Step = readonly ['MOVED' | 'CANCELLED' | 'UNDER_WAY' | 'OVER', minutes: number];
const steps = fc.array(fc.tuple(fc.constantFrom('MOVED', 'CANCELLED', 'UNDER_WAY', 'OVER'), fc.integer({ min: 1, max: 600 })), { maxLength: 12 }) as fc.Arbitrary<Step[]>;
const after = (entry: ProgrammeEntry, minutes: number) => new Date(Date.parse(entry.endsAt) + minutes * 60_000).toISOString();

function step(entry: ProgrammeEntry, [status, minutes]: Step): Partial<ProgrammeEntry> {
  const started = entry.startedAt ?? entry.startsAt;
  switch (status) {
    case 'MOVED': return moved(entry, { startsAt: entry.endsAt, endsAt: after(entry, minutes), room: entry.room }, 'the meeting before it was long');
    case 'CANCELLED': return cancelled(entry, 'nobody asked for it');
    case 'UNDER_WAY': return cameAbout(entry, started, null);
    case 'OVER': return cameAbout(entry, started, after(entry, minutes));
  }
}

describe('an entry of the programme', () => {
  it('never leaves its states; its sequence grows by one with each move and with its cancellation, and is what tells what moved', () => {
    fc.assert(
      fc.property(steps, (walk) => {
        let entry = anEntry();
        for (const one of walk) {
          if (!PROGRAMME_MOVES[entry.status].includes(one[0])) {
            expect(() => step(entry, one)).toThrow(RuleBroken);
            continue;
          }
          const next = { ...entry, ...step(entry, one) };
          const grows = one[0] === 'MOVED' || one[0] === 'CANCELLED';
          expect([next.status, next.sequence - entry.sequence]).toEqual([one[0], grows ? 1 : 0]);
          expect(changeOf(entry, next)?.kind).toBe(grows ? one[0] : 'TIMED');
          expect(changeOf(next, next)).toBeNull();
          entry = next;
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each<[string, () => unknown]>([
    ['what is planned ends after it starts', () => moved(anEntry(), { startsAt: '2021-12-07T09:00:00.000Z', endsAt: '2021-12-07T09:00:00.000Z', room: null }, 'why')],
    ['an entry is moved to another time or room', () => moved(anEntry(), anEntry(), 'why')],
    ['what came about ended after it started', () => cameAbout(anEntry(), '2021-12-06T10:00:00.000Z', '2021-12-06T09:00:00.000Z')],
    ['what is under way started once', () => cameAbout(anEntry({ status: 'UNDER_WAY', startedAt: '2021-12-06T09:00:00.000Z' }), '2021-12-06T09:01:00.000Z', '2021-12-06T10:00:00.000Z')],
    ['an entry of the programme that is CANCELLED does not become MOVED', () => moved(anEntry({ status: 'CANCELLED' }), anEntry({ room: 'Oceania' }), 'why')],
  ])('%s', (sentence, what) => expect(what).toThrow(sentence));

  it('that was not in the programme is new, whatever became of it since', () => expect(changeOf(null, anEntry({ status: 'MOVED' }))).toMatchObject({ kind: 'ADDED', before: null }));
});
