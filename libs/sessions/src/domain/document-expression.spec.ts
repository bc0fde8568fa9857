import { RuleBroken } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EXPRESSION_MOVES, EXPRESSION_STATUSES, manifestationsFrom, publishedAs, type Manifestation } from './document-expression.ts';
import { checkRelation, RELATION_KINDS } from './document-relation.ts';
import { DOCUMENT_PARTS, parseSymbol, sortKeyOf } from './document-symbol.ts';
import { documentOf, nextCorrigendum, titlesWith } from './document.ts';

const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString();

describe('the text of a document in a language', () => {
  it('once official is never an advance version again, keeps when it came out first, and is never official before it came out or before its document', () => {
    const walk = fc.array(fc.tuple(fc.constantFrom(...EXPRESSION_STATUSES), fc.integer({ min: 1, max: 300 })), { maxLength: 8 });
    fc.assert(
      fc.property(walk, fc.option(fc.integer({ min: 1, max: 300 })), (steps, bears) => {
        const notBefore = bears === null ? null : day(bears);
        let text: ReturnType<typeof publishedAs> | null = null;
        for (const [status, on] of steps) {
          const possible = EXPRESSION_MOVES[text?.status ?? 'NONE'].includes(status) && (status === 'ADVANCE' || notBefore === null || notBefore <= day(on)) && (text === null || text.publishedAt <= day(on));
          if (!possible) {
            expect(() => publishedAs(text, status, day(on), notBefore)).toThrow(RuleBroken);
            continue;
          }
          const next = publishedAs(text, status, day(on), notBefore);
          expect(next.publishedAt).toBe(text?.publishedAt ?? day(on));
          expect([next.officialAt !== null, next.status === 'OFFICIAL']).toEqual([next.status === 'OFFICIAL', next.officialAt !== null]);
          expect(next.officialAt === null || (next.publishedAt <= next.officialAt && (notBefore === null || notBefore <= next.officialAt))).toBe(true);
          expect(text?.officialAt == null || next.officialAt === text.officialAt).toBe(true);
          text = next;
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each<[Partial<Manifestation>, string]>([
    [{ url: 'http://example.org/a.pdf' }, 'https://'],
    [{ url: 'file:///etc/passwd' }, 'https://'],
    [{ bytes: -1 }, 'negative'],
    [{ sha256: 'ABC' }, '64 hexadecimal digits'],
  ])('is had in files that are told right: %j', (wrong, message) => {
    const file: Manifestation = { format: 'PDF', url: 'https://example.org/a.pdf', bytes: 1, sha256: null };
    expect(manifestationsFrom([file])).toEqual([file]);
    expect(() => manifestationsFrom([{ ...file, ...wrong }])).toThrow(message);
    expect(() => manifestationsFrom([file, file])).toThrow('A file is named once.');
  });
});

describe('a document', () => {
  it('bears a symbol of its session', () => {
    expect(documentOf({ code: '21', symbolSeries: 'ICC-ASP/21' }, 'ICC-ASP/21/1/Add.1')).toMatchObject({ kind: 'NUMBERED', part: 'ADDENDUM', principalSymbol: 'ICC-ASP/21/1', sessionCode: '21' });
    expect(() => documentOf({ code: '2', symbolSeries: 'ICC-ASP/2' }, 'ICC-ASP/21/1')).toThrow('the symbol of a document begins with that of its session');
    expect(() => documentOf({ code: '2', symbolSeries: null }, 'A/RES/80/6')).toThrow('as it is printed');
  });

  it('has one title in a language, English apart', () => {
    const french = { lang: 'FR', text: 'Rapport' } as const;
    expect(titlesWith([french, { lang: 'AR', text: 'تقرير' }], [{ lang: 'FR', text: 'Rapports' }])).toEqual([{ lang: 'AR', text: 'تقرير' }, { lang: 'FR', text: 'Rapports' }]);
    expect(() => titlesWith([], [french, french])).toThrow('one title in a language');
    expect(() => titlesWith([], [{ lang: 'EN', text: 'Report' }])).toThrow('The English title');
  });

  it('has its corrigenda counted, each under a symbol that points to it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { maxLength: 6 }), (numbers) => {
        const next = nextCorrigendum('ICC-ASP/21/4', [...numbers.map((number) => `ICC-ASP/21/4/Corr.${number}`), 'ICC-ASP/21/4/Add.9']);
        expect(next).toBe(`ICC-ASP/21/4/Corr.${Math.max(0, ...numbers) + 1}`);
        expect(documentOf({ code: '21', symbolSeries: 'ICC-ASP/21' }, next)).toMatchObject({ part: 'CORRIGENDUM', principalSymbol: 'ICC-ASP/21/4' });
      }),
    );
  });

  it('is corrected by a corrigendum alone, and relates to another than itself', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RELATION_KINDS), fc.constantFrom(...DOCUMENT_PARTS), fc.constantFrom('ICC-ASP/21/4', 'ICC-ASP/21/5'), (kind, part, toSymbol) => {
        const check = () => checkRelation({ kind, fromSymbol: 'ICC-ASP/21/4', toSymbol }, part);
        if (toSymbol === 'ICC-ASP/21/4') expect(check).toThrow('a document stands in a relation to another one');
        else if (kind === 'CORRECTS' && part !== 'CORRIGENDUM') expect(check).toThrow('only a corrigendum corrects a document');
        else expect(check).not.toThrow();
      }),
    );
  });
});

it('the symbols that the Assembly is known to print are read, written and sorted naturally (F11)', () => {
  const printed = ['ICC-ASP/21/1/Add.1', 'ICC-ASP/21/S/LDC/07', 'ICC-ASP/7/20/Add.1', 'ICC-ASP/3/L.4', 'ICC-ASP/17/Res.5', 'ICC-ASP/15/INF.2', 'ICC-ASP/1/3/Add.1', 'ICC-ASP/7/20', 'ICC-ASP/21/1', 'RC/Res.6', 'ICC-ASP/S-1/Res.1', 'ICC-ASP/8/CBF.2/4'];
  expect(printed.toSorted((a, b) => (sortKeyOf(parseSymbol(a)!) < sortKeyOf(parseSymbol(b)!) ? -1 : 1))).toEqual([
    'ICC-ASP/1/3/Add.1', 'ICC-ASP/3/L.4', 'ICC-ASP/7/20', 'ICC-ASP/7/20/Add.1', 'ICC-ASP/8/CBF.2/4', 'ICC-ASP/15/INF.2', 'ICC-ASP/17/Res.5', 'ICC-ASP/21/1', 'ICC-ASP/21/1/Add.1',
    'ICC-ASP/21/S/LDC/07', 'ICC-ASP/S-1/Res.1', 'RC/Res.6',
  ]);
});
