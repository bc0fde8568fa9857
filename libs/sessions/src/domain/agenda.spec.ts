import { RuleBroken } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anItem } from '../testing/things.ts';
import { AGENDA_ITEM_MOVES, AGENDA_ITEM_STATUSES, checkItemMove, isItemNumber } from './agenda-item.ts';
import { AGENDA_MOVES, AGENDA_VERSIONS, checkAgenda, type AgendaVersionKind } from './agenda.ts';

const place = (number: string, itemId = number) => ({ number, itemId });

describe('the agenda of a session', () => {
  it('is provisional first and adopted once, in whatever order versions are offered', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...AGENDA_VERSIONS), { maxLength: 8 }), (offered) => {
        const published: { kind: AgendaVersionKind; ordinal: number }[] = [];
        for (const kind of offered) {
          const possible = AGENDA_MOVES[published.at(-1)?.kind ?? 'NONE'].includes(kind);
          const offer = () => checkAgenda(published, kind, [place('1')]);
          if (!possible) expect(offer).toThrow(RuleBroken);
          else {
            offer();
            published.push({ kind, ordinal: published.length + 1 });
          }
        }
        const kinds = published.map(({ kind }) => kind);
        expect(kinds.filter((kind) => kind === 'ADOPTED').length).toBeLessThanOrEqual(1);
        expect(kinds.length === 0 || kinds[0] === 'PROVISIONAL').toBe(true);
        expect(kinds.indexOf('ADOPTED') === -1 || kinds.at(-1) === 'ADOPTED').toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('has each number once and each item once: exactly the agendas without repetition pass', () => {
    const numbers = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(numbers, (places) => {
        const distinct = (index: 0 | 1) => new Set(places.map((one) => one[index])).size === places.length;
        const offer = () => checkAgenda([], 'PROVISIONAL', places.map(([number, item]) => place(String(number), String(item))));
        if (distinct(0) && distinct(1)) expect(offer).not.toThrow();
        else expect(offer).toThrow(/^no two items of an agenda have the same number$|^an item stands on an agenda once$/);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['1', '9', '12(a)', '120'])('%s is a number as agendas print it', (number) => expect(isItemNumber(number)).toBe(true));
  it.each(['', '0', '01', '9a', '9 (a)', '1000', '9(A)', '٩'])('%j is none', (number) => {
    expect(isItemNumber(number)).toBe(false);
    expect(() => checkAgenda([], 'PROVISIONAL', [place(number)])).toThrow('as agendas print it');
  });
});

it('an agenda item that is deferred can be taken up again, one that is concluded is not', () => {
  const statuses = fc.constantFrom(...AGENDA_ITEM_STATUSES);
  fc.assert(fc.property(statuses, statuses, (from, to) => {
    const move = () => checkItemMove(anItem({ status: from }), to);
    if (AGENDA_ITEM_MOVES[from].includes(to)) expect(move).not.toThrow();
    else expect(move).toThrow(`an agenda item that is ${from} does not become ${to}`);
  }));
  expect(() => checkItemMove(anItem({ status: null }), 'CONCLUDED')).not.toThrow();
});
