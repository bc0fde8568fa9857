import { RuleBroken } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { twentieth } from '../testing/things.ts';
import { closedSession, openedSession, resumedSession, type OpeningPlan } from './session-calendar.ts';
import { SESSION_KINDS, type Session } from './session.ts';
import { VENUES, type VenueCode } from './venue.ts';

const plan = (more: Partial<OpeningPlan> = {}): OpeningPlan => ({
  kind: 'REGULAR', number: 21, venue: 'THE_HAGUE', building: null, opensOn: '2022-12-05', closesOn: '2022-12-09', presidentSeat: null, symbolSeries: null, convenedBy: null, ...more,
});
const special = { kind: 'SPECIAL', number: null, convenedBy: 'BUREAU' } as const;
const broken = (what: () => unknown): unknown => {
  try {
    return what();
  } catch (error) {
    return error instanceof RuleBroken ? [error.sentence, error.citation] : String(error);
  }
};
const ART = 'Rome Statute, art. 112(6)';

describe('a session', () => {
  it.each<[string, string | undefined, Partial<OpeningPlan>]>([
    ['the Assembly meets at the seat of the Court or at the Headquarters of the United Nations', ART, { venue: 'KAMPALA' }],
    ['the Assembly meets in regular session once a year', ART, { opensOn: '2021-12-20', closesOn: '2021-12-21' }],
    ['a special session is convened by the Bureau, on its own initiative or at the request of one third of the States Parties', ART, { ...special, convenedBy: null }],
    ['a special session is convened by the Bureau, on its own initiative or at the request of one third of the States Parties', ART, { convenedBy: 'BUREAU' }],
    ['regular sessions are numbered in the order in which they are held', undefined, { number: 22 }],
    ['regular sessions are numbered in the order in which they are held', undefined, { opensOn: '2020-12-05' }],
    ['a session closes on the day it opens or later', undefined, { closesOn: '2022-12-04' }],
    ['a session that was suspended is resumed, not opened', undefined, { kind: 'RESUMED', number: null }],
  ])('%s (%s)', (sentence, citation, more) => expect(broken(() => openedSession([twentieth], plan(more)))).toEqual([sentence, citation]));

  it('is called by its number, its kind or its symbols', () => {
    expect(openedSession([twentieth], plan())).toMatchObject({ code: '21', title: 'Twenty-first session', symbolSeries: 'ICC-ASP/21', city: 'The Hague', countryIso3: 'NLD' });
    expect(openedSession([twentieth], plan({ ...special, venue: 'NEW_YORK', symbolSeries: 'ICC-ASP/S-1' }))).toMatchObject({ code: 'S1', title: 'First special session' });
    expect(openedSession([twentieth], plan({ ...special }))).toMatchObject({ code: 'S1', title: 'Special session of December 2022', symbolSeries: null });
    expect(openedSession([], plan({ kind: 'REVIEW_CONFERENCE', number: null, venue: 'KAMPALA' }))).toMatchObject({ code: 'RC2022', symbolSeries: 'RC' });
  });

  it.each<[Partial<OpeningPlan>, string]>([
    [{ number: null }, 'A regular session has a number'],
    [{ ...special, number: 1 }, 'A regular session has a number'],
    [{ symbolSeries: 'ICC-ASP/21' }, 'Only the symbols of a special session'],
    [{ ...special, symbolSeries: 'ICC-ASP/S-0' }, 'Only the symbols of a special session'],
    [{ opensOn: '0001-01-01', closesOn: '2022-01-01', number: 21 }, 'years 1998 to 2099'],
  ])('%j is refused: %s', (more, message) => expect(broken(() => openedSession([twentieth], plan(more)))).toContain(message));

  it('opens only so that regular sessions stay one a year, in the order of their numbers, at the seat or the Headquarters', () => {
    const offers = fc.array(
      fc.record({
        kind: fc.constantFrom(...SESSION_KINDS), number: fc.option(fc.integer({ min: 1, max: 6 })), venue: fc.constantFrom(...(Object.keys(VENUES) as VenueCode[])),
        year: fc.integer({ min: 2002, max: 2012 }), convenedBy: fc.option(fc.constant('BUREAU' as const)),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(offers, (plans) => {
        const sessions: Session[] = [];
        for (const { year, ...offer } of plans) {
          const called = broken(() => openedSession(sessions, plan({ ...offer, opensOn: `${year}-09-01`, closesOn: `${year}-09-10` })));
          if (called && typeof called === 'object' && !Array.isArray(called)) sessions.push({ ...twentieth, ...called } as Session);
        }
        const regular = sessions.filter(({ kind }) => kind === 'REGULAR');
        expect(regular.map(({ number }) => number)).toEqual(regular.map((_, index) => index + 1));
        const days = regular.map(({ opensOn }) => opensOn);
        expect(days).toEqual([...new Set(days)].sort());
        for (const { kind, city, convenedBy } of sessions) expect([kind === 'REVIEW_CONFERENCE' || city !== 'Kampala', (kind === 'SPECIAL') === (convenedBy !== null)]).toEqual([true, true]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a resumption', () => {
  const later = plan({ venue: 'NEW_YORK', opensOn: '2022-01-10', closesOn: '2022-01-12' });

  it('is counted from the second on, and the first is called so from then on', () => {
    const { resumed: first, renamed: none } = resumedSession(twentieth, [], later);
    expect([first.code, first.title, first.parentCode, first.presidentKey, none]).toEqual(['20R1', 'Twentieth session, resumption', '20', 'P7', []]);
    const was = { ...twentieth, ...first };
    const { resumed: second, renamed } = resumedSession(twentieth, [was], plan({ opensOn: '2022-02-10', closesOn: '2022-02-12' }));
    expect([second.code, second.title, renamed]).toEqual(['20R2', 'Twentieth session, second resumption', [{ was, title: 'Twentieth session, first resumption' }]]);
  });

  it.each<[string, () => unknown]>([
    ['only a regular session is resumed', () => resumedSession({ ...twentieth, kind: 'SPECIAL' }, [], later)],
    ['a session is resumed after it was suspended', () => resumedSession(twentieth, [], { ...later, opensOn: '2021-12-10' })],
    ['the Assembly meets at the seat of the Court or at the Headquarters of the United Nations', () => resumedSession(twentieth, [], { ...later, venue: 'KAMPALA' })],
  ])('%s', (sentence, what) => expect(what).toThrow(sentence));
});

describe('closing', () => {
  it('keeps the day that was scheduled, if it is another', () => {
    expect(closedSession(twentieth, '2021-12-09', '2021-12-09')).toEqual({ closesOn: '2021-12-09', closedOn: '2021-12-09', scheduledToCloseOn: '2021-12-10' });
    expect(closedSession(twentieth, '2021-12-10', '2021-12-11')).toEqual({ closesOn: '2021-12-10', closedOn: '2021-12-10', scheduledToCloseOn: null });
  });
  it.each(['2021-12-05', '2021-12-12'])('is entered when it has happened: not on %s', (day) => expect(() => closedSession(twentieth, day, '2021-12-11')).toThrow(RuleBroken));
  it('happens once', () => expect(() => closedSession({ ...twentieth, closedOn: '2021-12-10' }, '2021-12-10', '2021-12-11')).toThrow('a session closes once'));
});
