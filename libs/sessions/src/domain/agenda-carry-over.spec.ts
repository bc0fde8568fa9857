import type { Confidence } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { carryOvers, wordsButForNumber, type ItemOnRecord, type SessionItems } from './agenda-carry-over.ts';

const item = (id: string, title: string, more: Partial<ItemOnRecord> = {}): ItemOnRecord => ({ id, title, status: 'OPEN', confidences: ['VERIFIED'], heading: false, ...more });
const session = (place: number, items: readonly ItemOnRecord[], asked = true): SessionItems => ({ sessionCode: String(place), place, asked, items });
const ALL = { following: 3, includeHeadings: false, includeUnconfirmed: false };

describe('two items', () => {
  it.each([
    ['Credentials of representatives of States Parties at the thirteenth session', 'Credentials of representatives of States Parties at the twenty-first session'],
    ['Election of the President for the thirteenth to sixteenth sessions', 'ELECTION of the President, for the 16th to 19th sessions'],
    ['Consideration and adoption of the budget for the fourteenth financial year', 'Consideration and adoption of the budget for the fifteenth financial year'],
    ['Budget for 2006', 'Budget for 2012'],
    ['General debate', '  General   debate.'],
  ])('are the same but for the number of the session or year: %s, %s', (one, other) => {
    expect(wordsButForNumber(one)).toBe(wordsButForNumber(other));
  });

  it.each([
    ['Advisory Committee on nominations of judges', 'Advisory Committee on the nominations of judges'],
    ['Election of six judges', 'Election of seven judges'],
    ['First report of the Court', 'Second report of the Court'],
    ['Statute of 1998', 'Statute of 2010'],
    ['Cooperation', 'Plenary on cooperation'],
  ])('of other words are not the same, whatever we think of it: %s, %s', (one, other) => {
    expect(wordsButForNumber(one)).not.toBe(wordsButForNumber(other));
  });
});

describe('what comes back of an agenda', () => {
  it('is told for each following session, with how far it can be trusted: derived at best', () => {
    const first = session(1, [item('a', 'Cooperation', { status: 'DEFERRED' }), item('b', 'Budget for the first financial year'), item('c', 'Premises'), item('r', 'Rumours', { confidences: ['RECALLED'] })]);
    const second = session(2, [item('d', 'Budget for the second financial year', { confidences: ['VERIFIED', 'REPORTED'] })], false);
    const third = session(3, [item('e', 'cooperation'), item('s', 'Rumours')], false);
    expect(carryOvers([first, second, third, session(4, [], false)], ALL)).toEqual([{
      sessionCode: '1', items: 3, deferred: 1, leftOutUnconfirmed: 1, followed: 3, followedOnRecord: 2, cameBack: 2, deferredCameBack: 1,
      returns: [
        { itemId: 'b', laterItemId: 'd', sameBy: 'TITLE_BUT_FOR_NUMBER', confidence: 'REPORTED' },
        { itemId: 'a', laterItemId: 'e', sameBy: 'TITLE', confidence: 'DERIVED' },
      ],
    }]);
    const [all] = carryOvers([first, second, third], { ...ALL, includeUnconfirmed: true });
    expect(all).toMatchObject({ items: 4, leftOutUnconfirmed: 0, cameBack: 3 });
    expect(all!.returns.at(-1)).toEqual({ itemId: 'r', laterItemId: 's', sameBy: 'TITLE', confidence: 'RECALLED' });
  });

  it('is not known, which is not nothing, where no following session has items on record', () => {
    expect(carryOvers([session(1, [item('a', 'Cooperation')]), session(2, [])], ALL)).toMatchObject([{ followed: 1, followedOnRecord: 0, cameBack: null, deferredCameBack: null, returns: [] }]);
  });

  it('goes by agendas; by headings only where they are asked for and there is no agenda', () => {
    const heading = { heading: true };
    const sessions = [session(1, [item('a', 'Cooperation', heading)]), session(2, [item('b', 'Premises'), item('c', 'Cooperation', heading)], false), session(3, [item('d', 'Cooperation', heading)], false)];
    expect(carryOvers(sessions, ALL)).toEqual([]);
    expect(carryOvers(sessions, { ...ALL, includeHeadings: true })).toMatchObject([{ items: 1, followedOnRecord: 2, cameBack: 1, returns: [{ itemId: 'a', laterItemId: 'd' }] }]);
  });

  it('never counts more than there is, pairs items of different sessions with the same words only, and holds a title without words for no other', () => {
    const titles = ['Cooperation', 'cooperation', 'At the first session', 'At the second session', '—', '', 'Budget for 2006', 'Budget for 2007'];
    const items = fc.array(fc.record({
      title: fc.constantFrom(...titles), status: fc.constantFrom('OPEN', 'DEFERRED', null), confidences: fc.constantFrom<Confidence[]>(['VERIFIED'], ['REPORTED'], ['RECALLED']), heading: fc.boolean(),
    }), { maxLength: 6 });
    const record = fc.array(items, { maxLength: 5 });
    const asked = fc.record({ following: fc.integer({ min: 1, max: 4 }), includeHeadings: fc.boolean(), includeUnconfirmed: fc.boolean() });
    fc.assert(fc.property(record, asked, (all, request) => {
      const sessions = all.map((some, place) => session(place + 1, some.map((one, index) => ({ ...one, id: `${place + 1}/${index}` }) as ItemOnRecord)));
      const titleOf = new Map(sessions.flatMap((one) => one.items.map(({ id, title }) => [id, title])));
      const placeOf = (id: string) => Number(id.split('/')[0]);
      for (const row of carryOvers(sessions, request)) {
        expect(row.cameBack ?? 0).toBeLessThanOrEqual(row.items);
        expect(row.deferredCameBack ?? 0).toBeLessThanOrEqual(Math.min(row.deferred, row.cameBack ?? 0));
        expect(row.cameBack ?? 0).toBe(new Set(row.returns.map(({ itemId }) => itemId)).size);
        expect(new Set(row.returns.map(({ itemId, laterItemId }) => `${itemId} ${placeOf(laterItemId)}`)).size).toBe(row.returns.length);
        for (const { itemId, laterItemId, sameBy, confidence } of row.returns) {
          const [one, other] = [titleOf.get(itemId)!, titleOf.get(laterItemId)!];
          expect(placeOf(laterItemId) - placeOf(itemId)).toBeGreaterThanOrEqual(1);
          expect(placeOf(laterItemId) - placeOf(itemId)).toBeLessThanOrEqual(request.following);
          expect(wordsButForNumber(one)).toBe(wordsButForNumber(other));
          expect(wordsButForNumber(one)).not.toBe('');
          expect(sameBy === 'TITLE').toBe(one.toLowerCase() === other.toLowerCase());
          expect(confidence).not.toBe('VERIFIED');
          if (!request.includeUnconfirmed) expect(confidence).not.toBe('RECALLED');
        }
      }
    }), { numRuns: 300 });
  });
});
