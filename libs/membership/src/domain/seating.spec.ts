import { holdsAt } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BODY_CODES, SEAT_ROLES, type BodyCode, type SeatRole } from './body.ts';
import { proveEnd, proveSeat, termEnd } from './seating.ts';
import { REGIONAL_GROUPS, type RegionalGroupCode } from './state.ts';

interface Seat {
  readonly role: SeatRole;
  readonly from: string;
  readonly to: string | null;
  readonly group: RegionalGroupCode | null;
}
const aSeat = (seat: Partial<Seat> = {}): Seat => ({ role: 'MEMBER', from: '2026-12-18', to: '2029-12-18', group: 'AFRICAN', ...seat });
const many = (count: number, seat: Partial<Seat> = {}) => Array.from({ length: count }, () => aSeat(seat));
const day = fc.integer({ min: 0, max: 4_000 }).map((n) => new Date(Date.UTC(2020, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
const seat = fc.record({
  role: fc.constantFrom(...SEAT_ROLES), from: day, years: fc.integer({ min: 0, max: 4 }), days: fc.integer({ min: 1, max: 300 }),
  open: fc.boolean(), group: fc.constantFrom(null, ...REGIONAL_GROUPS),
}).map(({ role, from, years, days, open, group }): Seat => ({
  role, from, group, to: open ? null : new Date(Date.parse(from) + (years * 365 + days) * 86_400_000).toISOString().slice(0, 10),
}));

/** The seats of a body after these were asked for one after the other: those refused left out. */
function seated(body: BodyCode, asked: readonly Seat[]): Seat[] {
  const held: Seat[] = [];
  for (const one of asked) {
    try {
      proveSeat(body, one, held, true);
      held.push(one);
    } catch (refusal) {
      expect(refusal).toMatchObject({ name: 'RuleBroken' });
    }
  }
  return held;
}

describe('the Bureau', () => {
  it('never has more than a President, two Vice-Presidents and 18 members, on any day', () => {
    fc.assert(
      fc.property(fc.array(seat, { maxLength: 80, size: 'max' }), day, (asked, at) => {
        const held = seated('BUREAU', asked).filter((one) => holdsAt(one, at));
        const count = (...roles: SeatRole[]) => held.filter(({ role }) => roles.includes(role)).length;
        expect(count('PRESIDENT')).toBeLessThanOrEqual(1);
        expect(count('VICE_PRESIDENT')).toBeLessThanOrEqual(2);
        expect(count('MEMBER', 'RAPPORTEUR')).toBeLessThanOrEqual(18);
        expect(held.length).toBeLessThanOrEqual(21);
      }),
      { numRuns: 200 },
    );
  });

  it.each<[string, Partial<Seat>, Seat[]]>([
    ['the Bureau has one President', { role: 'PRESIDENT' }, [aSeat({ role: 'PRESIDENT', from: '2027-01-01' })]],
    ['the Bureau has two Vice-Presidents', { role: 'VICE_PRESIDENT' }, many(2, { role: 'VICE_PRESIDENT' })],
    ['the Bureau has 18 members besides its President and Vice-Presidents', {}, [...many(17), aSeat({ role: 'RAPPORTEUR' })]],
    ['a term on the Bureau is of three years', { to: '2030-01-01' }, []],
    ['the body has no such seat', { role: 'CHAIR' }, []],
  ])('%s', (sentence, asked, others) => {
    expect(() => proveSeat('BUREAU', aSeat(asked), others, true)).toThrow(expect.objectContaining({ sentence, citation: 'Rome Statute, art. 112(3)(a)' }));
  });

  it('a seat on the Bureau is held by a State Party', () => {
    expect(() => proveSeat('BUREAU', aSeat(), [], false)).toThrow('a seat on the Bureau is held by a State Party');
  });

  it('is elected for three years, whatever the day', () => {
    fc.assert(fc.property(day, (from) => expect(Number(termEnd('BUREAU', from)!.slice(0, 4)) - Number(from.slice(0, 4))).toBe(3)), { numRuns: 200 });
    expect(() => termEnd('BUREAU', '9997-01-01')).toThrow('before the year 10000');
    expect([termEnd('BUREAU', '2024-02-29'), termEnd('WGA', '2024-02-29')]).toEqual(['2027-03-01', null]);
  });
});

describe('the Committee on Budget and Finance', () => {
  it('never has more than 12 members, two of each group and four of the Western European and other States', () => {
    fc.assert(
      fc.property(fc.array(seat, { maxLength: 60, size: 'max' }), day, (asked, at) => {
        const held = seated('CBF', asked).filter((one) => holdsAt(one, at));
        expect(held.length).toBeLessThanOrEqual(12);
        for (const group of REGIONAL_GROUPS) expect(held.filter((one) => one.group === group).length).toBeLessThanOrEqual(group === 'WEOG' ? 4 : 2);
      }),
      { numRuns: 200 },
    );
  });

  it('has no seat for a State in no group, nor a third for a group of two', () => {
    expect(() => proveSeat('CBF', aSeat({ group: null }), [], true)).toThrow('distributed among the regional groups');
    expect(() => proveSeat('CBF', aSeat(), many(2), true)).toThrow('two for each regional group, four for the Western European and other States');
  });
});

describe('any body', () => {
  it('other than the Bureau seats no President and no Vice-President', () => {
    for (const body of BODY_CODES.filter((code) => code !== 'BUREAU')) {
      expect(() => proveSeat(body, aSeat({ role: 'PRESIDENT' }), [], true)).toThrow('sit on its Bureau');
    }
  });

  it('has seats that end after they began and before their term', () => {
    expect(() => proveEnd(aSeat(), '2026-12-18', 'a seat')).toThrow('a seat ends after it has begun');
    expect(() => proveEnd(aSeat(), '2029-12-18', 'a seat')).toThrow('a seat is ended before its term, or not at all');
    expect(() => proveEnd(aSeat(), '2027-12-18', 'a seat')).not.toThrow();
  });
});
