import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DOCUMENT_KINDS, formatSymbol, kindOf, parseSymbol, partOf, principalOf, sortKeyOf, type DocumentSymbol } from './document-symbol.ts';

const parsed = (text: string): DocumentSymbol => {
  const symbol = parseSymbol(text);
  if (!symbol) throw new Error(`${text} is no symbol`);
  return symbol;
};

describe('a document symbol', () => {
  it.each([
    ['ICC-ASP/21/1/Add.1', 'NUMBERED', 'ADDENDUM', 'ICC-ASP/21/1'],
    ['ICC-ASP/21/S/LDC/07', 'NOTE_VERBALE', 'PRINCIPAL', null],
    ['ICC-ASP/21/SP/10', 'NOTE_VERBALE', 'PRINCIPAL', null],
    ['ICC-ASP/7/20/Add.1', 'NUMBERED', 'ADDENDUM', 'ICC-ASP/7/20'],
    ['ICC-ASP/3/L.4', 'LIMITED', 'PRINCIPAL', null],
    ['ICC-ASP/3/L.4/Rev.1/Corr.2', 'LIMITED', 'CORRIGENDUM', 'ICC-ASP/3/L.4/Rev.1'],
    ['ICC-ASP/17/Res.5', 'RESOLUTION', 'PRINCIPAL', null],
    ['ICC-ASP/S-1/Res.1', 'RESOLUTION', 'PRINCIPAL', null],
    ['ICC-ASP/15/INF.2', 'INFORMATION', 'PRINCIPAL', null],
    ['ICC-ASP/1/3/Add.1', 'NUMBERED', 'ADDENDUM', 'ICC-ASP/1/3'],
    ['ICC-ASP/6/WGRC/INF.1', 'SUBSIDIARY_BODY', 'PRINCIPAL', null],
    ['ICC-ASP/8/CBF.2/4', 'SUBSIDIARY_BODY', 'PRINCIPAL', null],
    ['RC/Res.6', 'RESOLUTION', 'PRINCIPAL', null],
    ['RC/Decl.1', 'DECLARATION', 'PRINCIPAL', null],
    ['RC/Dec.2', 'DECISION', 'PRINCIPAL', null],
  ])('%s is read and written alike', (text, kind, part, principal) => {
    const symbol = parsed(text);
    expect(formatSymbol(symbol)).toBe(text);
    expect([kindOf(symbol), partOf(symbol), principalOf(symbol)]).toEqual([kind, part, principal]);
  });

  it.each([
    '', 'ICC-ASP/', 'ICC-ASP/21', 'ICC-ASP/0/1', 'ICC-ASP/021/1', 'ICC-ASP/21/01', 'ICC-ASP/21/1/', 'ICC-ASP/21/1/Add.', 'ICC-ASP/21/1/Add.0',
    'icc-asp/21/1', ' ICC-ASP/21/1', 'ICC-ASP/21/1\n', 'ICC-ASP/21/x-coop', 'ICC-ASP/21/INF/3', 'ICC-ASP/21/INF.2/3', 'ICC-ASP/21/SP/L.1', 'ICC-ASP/6/WGRC/Res.1',
    'RC/01', 'A/RES/80/6', 'ICC-ASP/99999/1', 'ICC-ASP/21/1/Add.1/Add.1/Add.1/Add.1/Add.1',
  ])('%j is none', (text) => expect(parseSymbol(text)).toBeNull());

  it('is refused or read and written alike, whatever the text', () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^(ICC-ASP\/|RC\/)[-A-Za-z0-9./]{0,20}$/));
    fc.assert(fc.property(texts, (text) => {
      const symbol = parseSymbol(text);
      expect(symbol === null ? null : formatSymbol(symbol)).toBe(symbol === null ? null : text);
    }));
  });
});

/** A symbol, and by what it should sort: numbers as numbers, kinds in their order, nothing before something. */
const aSymbol = fc
  .record({
    session: fc.oneof(fc.constant(null), fc.record({ special: fc.boolean(), number: fc.integer({ min: 1, max: 9999 }) })),
    kind: fc.constantFrom(...DOCUMENT_KINDS),
    number: fc.integer({ min: 1, max: 9999 }),
    suffixes: fc.array(fc.record({ kind: fc.constantFrom('Add', 'Rev', 'Corr'), number: fc.integer({ min: 1, max: 9999 }) }), { maxLength: 4 }),
  })
  .map(({ session, kind, number, suffixes }) => {
    const head = session === null ? 'RC' : `ICC-ASP/${session.special ? 'S-' : ''}${session.number}`;
    const series = { NUMBERED: '', LIMITED: 'L.', INFORMATION: 'INF.', RESOLUTION: 'Res.', DECISION: 'Dec.', DECLARATION: 'Decl.', NOTE_VERBALE: 'SP/', SUBSIDIARY_BODY: 'WGRC/' }[kind];
    const text = [head, `${series}${number}`, ...suffixes.map((suffix) => `${suffix.kind}.${suffix.number}`)].join('/');
    const rank = session === null ? [2, 0] : [session.special ? 1 : 0, session.number];
    const tail = suffixes.flatMap((suffix) => [['Add', 'Rev', 'Corr'].indexOf(suffix.kind), suffix.number]);
    return { text, sortsBy: [...rank, DOCUMENT_KINDS.indexOf(kind), number, ...tail] };
  });

function compare(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = (a[at] ?? -1) - (b[at] ?? -1);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

describe('the sort key', () => {
  it('sorts symbols naturally', () => {
    fc.assert(fc.property(aSymbol, aSymbol, (a, b) => {
      const [left, right] = [sortKeyOf(parsed(a.text)), sortKeyOf(parsed(b.text))];
      expect(left < right ? -1 : left > right ? 1 : 0).toBe(compare(a.sortsBy, b.sortsBy));
    }), { numRuns: 500 });
  });

  it('is the same for the same symbol only', () => {
    expect(sortKeyOf(parsed('ICC-ASP/21/SP/07'))).not.toBe(sortKeyOf(parsed('ICC-ASP/21/SP/7')));
    fc.assert(fc.property(aSymbol, aSymbol, (a, b) => {
      expect(sortKeyOf(parsed(a.text)) === sortKeyOf(parsed(b.text))).toBe(a.text === b.text);
    }));
  });

  it('holds only what every collation sorts alike: digits and small letters', () => {
    fc.assert(fc.property(aSymbol, ({ text }) => expect(sortKeyOf(parsed(text))).toMatch(/^[0-9a-z]+$/)));
  });
});
