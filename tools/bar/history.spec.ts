import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { faultsIn, type Attempt, type History, type Seen } from './history.ts';

/** A run in which all went well: so many deeds on so many subjects, some failed, some in doubt. */
const goodHistory = fc.array(fc.record({ subject: fc.constantFrom('a', 'b', 'c'), fate: fc.constantFrom('ok', 'fail', 'unknown-done', 'unknown-not', 'unknown-then-ok') }), { minLength: 3, maxLength: 40 }).map((deeds): History => {
  const attempts: Attempt[] = [];
  const seen: Seen[] = [];
  const state: Record<string, number> = {};
  deeds.forEach(({ subject, fate }, n) => {
    const key = `key-${n}`;
    const isDone = fate === 'ok' || fate === 'unknown-done' || fate === 'unknown-then-ok';
    if (isDone) {
      state[subject] = (state[subject] ?? 0) + 1;
      seen.push({ place: seen.length + 1, eventId: `event-${n}`, key, subject, version: state[subject] });
    }
    const version = isDone ? state[subject]! : null;
    if (fate.startsWith('unknown')) attempts.push({ key, outcome: 'unknown', subject, version: null });
    if (fate === 'ok' || fate === 'unknown-then-ok') attempts.push({ key, outcome: 'ok', subject, version });
    if (fate === 'fail') attempts.push({ key, outcome: 'fail', subject, version: null });
  });
  return { attempts, subscribers: { one: seen, other: seen }, state };
});

/** Does something to what one subscriber saw. */
const spoilt = (history: History, spoil: (seen: Seen[]) => Seen[]): History => ({ ...history, subscribers: { ...history.subscribers, other: spoil([...history.subscribers.other!]) } });
const withTwo = goodHistory.filter(({ subscribers }) => subscribers.one!.length >= 2);

describe('the checker of histories', () => {
  it('finds nothing where all is as promised', () => {
    fc.assert(fc.property(goodHistory, (history) => expect(faultsIn(history)).toEqual([])));
  });

  it.each<[string, (seen: Seen[], at: number) => Seen[]]>([
    ['one event lost', (seen, at) => seen.filter((_, index) => index !== at)],
    ['one told twice', (seen, at) => seen.toSpliced(at, 0, seen[at]!)],
    ['two in the wrong order', (seen, at) => (at > 0 ? seen.toSpliced(at - 1, 2, seen[at]!, seen[at - 1]!) : seen.toSpliced(0, 2, seen[1]!, seen[0]!))],
    ['one that never was', (seen, at) => seen.toSpliced(at, 1, { ...seen[at]!, key: 'made up', eventId: 'made up' })],
    ['the last one missing', (seen) => seen.slice(0, -1)],
    ['a version passed over', (seen, at) => seen.with(at, { ...seen[at]!, version: seen[at]!.version + 1 })],
  ])('finds %s', (_name, spoil) => {
    fc.assert(fc.property(withTwo, fc.nat(), (history, n) => expect(faultsIn(spoilt(history, (seen) => spoil(seen, n % seen.length)))).not.toEqual([])));
  });

  it('finds a deed that failed and was told all the same, and a record that is not the sum of its log', () => {
    fc.assert(
      fc.property(withTwo, (history) => {
        const { key } = history.subscribers.one![0]!;
        const attempts = history.attempts.map((attempt): Attempt => (attempt.key === key ? { ...attempt, outcome: 'fail' } : attempt));
        expect(faultsIn({ ...history, attempts }).join()).toContain('never done');
        expect(faultsIn({ ...history, state: { ...history.state, d: 1 } }).join()).toContain('not the sum of the log');
      }),
    );
  });
});
