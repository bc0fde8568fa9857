import { BadInput, RuleBroken } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import { revisionSymbol, symbolIn, symbolsBeginWith, withoutRevision } from './symbols.ts';

describe('the symbols of drafts and resolutions', () => {
  it.each([['18', 'ICC-ASP/18'], ['19R2', 'ICC-ASP/19'], ['S1', 'ICC-ASP/S-1'], ['RC2010', 'RC']])('of session %s begin with %s', (session, prefix) => {
    expect(symbolsBeginWith(session)).toBe(prefix);
    expect(symbolIn('L', session, `${prefix}/L.4`)).toBe(`${prefix}/L.4`);
    expect(symbolIn('Res', session, `${prefix}/Res.10`)).toBe(`${prefix}/Res.10`);
  });

  it.each(['', '0', '018', '19R', 'R2', 'S0', 'RC', '18/L.4', 'a\u0000'])('%j is no session', (session) => {
    expect(() => symbolsBeginWith(session)).toThrow(BadInput);
  });

  it.each(['ICC-ASP/18/Res.1', 'ICC-ASP/18/L.0', 'ICC-ASP/18/L.04', 'icc-asp/18/L.4', 'ICC-ASP/18/L.4/Rev.1', 'ICC-ASP/18/L.4 ', 'L.4', ''])('%j is no symbol of a draft as it is tabled', (symbol) => {
    expect(() => symbolIn('L', '18', symbol)).toThrow(BadInput);
  });

  it('a symbol names the session to which its text belongs', () => {
    expect(() => symbolIn('L', '18', 'ICC-ASP/17/L.4')).toThrow(new RuleBroken('a symbol names the session to which its text belongs'));
  });

  it('of a revision leads back to its draft', () => {
    expect(revisionSymbol('ICC-ASP/18/L.4', 2)).toBe('ICC-ASP/18/L.4/Rev.2');
    expect(withoutRevision('ICC-ASP/18/L.4/Rev.2')).toBe('ICC-ASP/18/L.4');
    expect(withoutRevision('ICC-ASP/18/L.4')).toBe('ICC-ASP/18/L.4');
  });
});
