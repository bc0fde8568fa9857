import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fragmentOf, MARKS, rangesOf } from './highlights.ts';

const found = (text: string) => `${MARKS.start}${text}${MARKS.stop}`;

describe('the way back from a folded text to the one that was written', () => {
  it.each([
    ['Perú', found('peru'), ['Perú']],
    ['mise en œuvre', `mise en ${found('oeuvre')}`, ['œuvre']],
    ['co\u00adoperation now', `${found('cooperation')} now`, ['co\u00adoperation']],
    ['🙂 été', `🙂 ${found('ete')}`, ['été']],
    ['受害者参与', ` ${found('受')}  ${found('害')}  ${found('者')}  参  与 `, ['受害者']],
    ['no word', 'no word', []],
  ])('%s', (written, marked, words) => {
    expect(rangesOf(written, [marked]).map(({ start, end }) => written.slice(start, end))).toEqual(words);
  });

  it('is the sum of what either way of folding found, each word once', () => {
    const written = 'la participación de las víctimas';
    const ranges = rangesOf(written, ['la participacion de las ' + found('victimas'), `la ${found('participación')} de las ${found('víctimas')}`]);
    expect(ranges.map(({ start, end }) => written.slice(start, end))).toEqual(['participación', 'víctimas']);
  });

  it('goes wrong nowhere, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.constantFrom(MARKS.start, MARKS.stop, 'a', '受', '🙂', ' '), { maxLength: 30 }), (written, marked) => {
        for (const { start, end } of rangesOf(written, [marked.join('')])) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(written.length);
          expect(written.slice(start, end).isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the fragment of a long text', () => {
  it('has the first word that was found, whole characters, and ranges of its own', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('lorem', 'ipsum', '🙂🙂🙂', 'x'.repeat(400), '受害者', 'été'), { maxLength: 80 }), fc.nat(79), (words, chosen) => {
        const at = words.slice(0, chosen).join(' ').length + (chosen > 0 && words.length > 0 ? 1 : 0);
        const word = words[chosen];
        if (word === undefined) return;
        const written = words.join(' ');
        const { fragment, ranges } = fragmentOf(written, [{ start: at, end: at + word.length }]);
        expect(fragment.isWellFormed()).toBe(true);
        expect(written).toContain(fragment);
        expect(fragment.length).toBeLessThanOrEqual(Math.max(240, word.length) + 60);
        expect(ranges.map(({ start, end }) => fragment.slice(start, end))).toEqual([word]);
      }),
      { numRuns: 300 },
    );
  });
});
