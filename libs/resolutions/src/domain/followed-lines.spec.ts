import { decimalSum } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Concordance } from './concordance.ts';
import { proveConcordance } from './concordance.ts';
import { sameDecimal } from './decimal-difference.ts';
import { followedLines } from './followed-lines.ts';

/** E.g. became('A 2016', 'B:0.6 C:0.4 2017'). */
function became(line: string, into: string, said: Partial<Concordance> = {}): Concordance {
  const [programmeCode, year] = line.split(' ') as [string, string];
  const parts = into.split(' ');
  const lines = parts.slice(0, -1).map((part) => part.split(':'));
  return {
    id: line, year: Number(year), programmeCode, intoYear: Number(parts.at(-1)), intoCodes: lines.map(([code]) => code!), intoShares: lines.flatMap(([, share]) => share ?? []),
    version: 1, knownFrom: null, confidence: 'VERIFIED', sourceKeys: ['S-ONE'], note: null, ...said,
  };
}
const through = (line: string, linesOf: number, ...concordances: Concordance[]) =>
  Object.fromEntries([...followedLines(line, { linesOf, from: 2014, to: 2019 }, concordances)].map(([year, lines]) => [year, lines.map(({ programmeCode, share }) => `${programmeCode} ${share}`).sort()]));

describe('a line through the concordance', () => {
  it('of which nothing is said is that of its code in every year', () => {
    expect(through('A', 2016)).toEqual(Object.fromEntries([2014, 2015, 2016, 2017, 2018, 2019].map((year) => [year, ['A 1']])));
  });

  it('that had another code is followed to both sides of the year asked about', () => {
    for (const [line, year] of [['A', 2014], ['B', 2017], ['B', 2019]] as const) {
      expect(through(line, year, became('A 2016', 'B 2017'))).toMatchObject({ 2014: ['A 1'], 2016: ['A 1'], 2017: ['B 1'], 2019: ['B 1'] });
    }
    expect(through('A', 2019, became('A 2016', 'B 2017'))).toMatchObject({ 2016: [], 2017: ['A 1'], 2019: ['A 1'] });
  });

  it('that was split has its share of what there was before, and all of it after', () => {
    const split = became('A 2016', 'B:0.6 C:0.4 2017');
    expect(through('B', 2019, split)).toMatchObject({ 2016: ['A 0.6'], 2017: ['B 1'] });
    expect(through('A', 2014, split)).toMatchObject({ 2016: ['A 1'], 2017: ['B 1', 'C 1'], 2019: ['B 1', 'C 1'] });
  });

  it('that was split in shares nobody stated is not apportioned, unless all of its parts are taken', () => {
    const split = became('A 2015', 'B C 2016');
    expect(through('B', 2019, split)).toMatchObject({ 2015: ['A null'], 2014: ['A null'] });
    expect(through('D', 2019, split, became('B 2017', 'D 2018'), became('C 2017', 'D 2018'))).toMatchObject({ 2017: ['B 1', 'C 1'], 2015: ['A 1'], 2014: ['A 1'] });
  });

  it('that came together of several has all of them before, and none of them by itself after', () => {
    const merged = [became('A 2016', 'C 2017'), became('C 2016', 'C 2017')];
    expect(through('C', 2018, ...merged)).toMatchObject({ 2016: ['A 1', 'C 1'], 2017: ['C 1'] });
    expect(through('A', 2015, ...merged)).toMatchObject({ 2016: ['A 1'], 2017: ['C null'], 2019: ['C null'] });
  });

  it('that ended, or begins a second time, is not taken for what has the same code', () => {
    expect(through('A', 2014, became('A 2015', '2016'))).toMatchObject({ 2015: ['A 1'], 2016: [], 2019: [] });
    expect(through('A', 2019, became('A 2015', '2016'), became('B 2017', 'A 2018'))).toMatchObject({ 2018: ['A 1'], 2017: ['B 1'], 2014: ['B 1'] });
  });

  it('is followed over years without it', () => {
    expect(through('B', 2019, became('A 2015', 'B 2018'))).toMatchObject({ 2018: ['B 1'], 2017: [], 2016: [], 2015: ['A 1'] });
    expect(through('A', 2014, became('A 2015', 'B 2018'))).toMatchObject({ 2016: [], 2018: ['B 1'], 2019: ['B 1'] });
  });

  it('is unconfirmed from a recalled concordance on', () => {
    const lines = followedLines('B', { linesOf: 2019, from: 2014, to: 2019 }, [became('A 2016', 'B 2017', { confidence: 'RECALLED' })]);
    expect([2017, 2016, 2014].map((year) => lines.get(year)![0]!.isConfirmed)).toEqual([true, false, false]);
  });
});

const CODES = ['A', 'B', 'C', 'D'];
const YEARS = [2014, 2015, 2016, 2017, 2018];
/** What becomes of any line in any year: nothing said, or any lines of a later year, in tenths. */
const anyBecoming = fc.tuple(fc.constantFrom(...CODES), fc.constantFrom(...YEARS), fc.integer({ min: 1, max: 3 }), fc.uniqueArray(fc.constantFrom(...CODES), { minLength: 1 }))
  .map(([code, year, later, into]) => {
    const shares = into.map((_code, index) => (index === 0 ? (10 - (into.length - 1)) / 10 : 0.1).toFixed(1));
    return became(`${code} ${year}`, `${into.map((one, index) => `${one}:${shares[index]}`).join(' ')} ${year + later}`);
  });
const anyConcordances = fc.uniqueArray(anyBecoming, { selector: ({ id }) => id });

describe('any concordance', () => {
  it('shares a line out among the lines of a later year, and no more than the whole of it', () => {
    fc.assert(fc.property(anyConcordances, (concordances) => {
      const followed = CODES.map((code) => followedLines(code, { linesOf: 2019, from: 2014, to: 2019 }, concordances));
      for (const year of YEARS) for (const code of CODES) {
        const shares = followed.flatMap((years) => (years.get(year) ?? []).filter(({ programmeCode }) => programmeCode === code).map(({ share }) => share!));
        expect(Number(decimalSum(shares))).toBeLessThanOrEqual(1);
      }
      // All shares are stated, and every line goes on: what began in 2014 and is there in 2019 is shared out whole.
      if (concordances.every(({ intoYear, year }) => intoYear === year + 1)) {
        const began = followed.flatMap((years) => years.get(2018)!.filter(({ programmeCode }) => concordances.some((one) => one.year === 2018 && one.programmeCode === programmeCode)));
        for (const code of new Set(began.map(({ programmeCode }) => programmeCode))) {
          expect(sameDecimal(decimalSum(began.filter(({ programmeCode }) => programmeCode === code).map(({ share }) => share!)), '1')).toBe(true);
        }
      }
    }));
  });

  it('leads from the lines of one year back to them, and nowhere in a circle', () => {
    fc.assert(fc.property(anyConcordances, fc.constantFrom(...CODES), fc.constantFrom(...YEARS), (concordances, code, year) => {
      for (const one of concordances) expect(() => proveConcordance(one)).not.toThrow();
      const lines = followedLines(code, { linesOf: year, from: 2014, to: 2019 }, concordances);
      expect(lines.get(year)).toEqual([{ programmeCode: code, share: '1', isConfirmed: true }]);
      // Whatever is wholly the line, before or after, is led back to it.
      for (const [other, taken] of lines) {
        for (const { programmeCode, share } of taken.filter((one) => one.share === '1' && other > year)) {
          expect([programmeCode, share, (followedLines(programmeCode!, { linesOf: other, from: 2014, to: 2019 }, concordances).get(year) ?? []).some((back) => back.programmeCode === code && back.share !== '0')]).toEqual([programmeCode, share, true]);
        }
      }
    }));
  });
});

describe('what is refused of a concordance', () => {
  it.each([
    ['a line that is its own continuation', became('MP-I 2016', 'MP-I 2016')],
    ['a line that an earlier one continues, so that each continued the other', became('MP-I 2017', 'MP-II 2016')],
    ['a line that continues it twice', became('MP-I 2016', 'MP-II MP-II 2017')],
    ['shares that are less than 1', became('MP-I 2016', 'MP-II:0.5 MP-III:0.4 2017')],
    ['shares that are more than 1', became('MP-I 2016', 'MP-II:0.6 MP-III:0.5 2017')],
    ['shares of which one takes away', became('MP-I 2016', 'MP-II:1.5 MP-III:-0.5 2017')],
    ['shares of some lines only', became('MP-I 2016', 'MP-II:1 MP-III 2017')],
    ['shares of nothing', became('MP-I 2016', '2017', { intoShares: ['1'] })],
    ['the loan that becomes something else', became('MP-VII-2 2016', 'MP-V 2017')],
    ['something that becomes the loan', became('MP-V 2016', 'MP-VII-2 2017')],
    ['a year before there was a budget', became('MP-I 1', 'MP-II 2')],
    ['a year that no calendar has', became('MP-I 2016', 'MP-II 2147483647')],
  ])('%s', (_what, concordance) => {
    expect(() => proveConcordance(concordance)).toThrow(expect.objectContaining({ name: 'RuleBroken' }));
  });
});
