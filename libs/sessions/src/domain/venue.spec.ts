import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { firstMomentOf, localDay, localTime, momentFrom, VENUES, zoneOf } from './venue.ts';

const zones = fc.constantFrom(...Object.values(VENUES).map(({ timeZone }) => timeZone));
const instants = fc.date({ min: new Date('1998-07-17T00:00:00Z'), max: new Date('2037-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => `${date.toISOString().slice(0, 19)}Z`);

describe('the clocks of a venue', () => {
  it.each([
    ['2026-12-07T15:00:00Z', 'NEW_YORK', '2026-12-07T10:00:00-05:00'],
    ['2026-07-24T14:00:00Z', 'NEW_YORK', '2026-07-24T10:00:00-04:00'],
    ['2025-12-01T09:00:00Z', 'THE_HAGUE', '2025-12-01T10:00:00+01:00'],
    // On 29 March 2026 the clocks of The Hague go from two to three.
    ['2026-03-29T00:59:59Z', 'THE_HAGUE', '2026-03-29T01:59:59+01:00'],
    ['2026-03-29T01:00:00Z', 'THE_HAGUE', '2026-03-29T03:00:00+02:00'],
    ['2010-05-31T07:00:00Z', 'KAMPALA', '2010-05-31T10:00:00+03:00'],
  ] as const)('%s is in %s %s', (instant, venue, local) => expect(localTime(instant, VENUES[venue].timeZone)).toBe(local));

  it('tell an instant that is the same instant', () => {
    fc.assert(fc.property(instants, zones, (instant, zone) => {
      expect(Date.parse(localTime(instant, zone))).toBe(Date.parse(instant));
    }));
  });

  it('begin a day at midnight, and not a moment earlier', () => {
    fc.assert(fc.property(instants, zones, (instant, zone) => {
      const day = localDay(instant, zone);
      const first = firstMomentOf(day, zone);
      expect(localTime(first, zone)).toMatch(new RegExp(`^${day}T00:00:00`));
      expect(localDay(new Date(Date.parse(first) - 1).toISOString(), zone) < day).toBe(true);
      expect(Date.parse(first) <= Date.parse(instant)).toBe(true);
    }));
  });

  it('are those of the city, or UTC', () => expect([zoneOf('The Hague'), zoneOf('Nowhere')]).toEqual(['Europe/Amsterdam', 'Etc/UTC']));
});

describe('an instant from outside', () => {
  it('is kept in UTC', () => expect(momentFrom('startsAt', '2026-12-07T10:00:00-05:00')).toBe('2026-12-07T15:00:00.000Z'));
  it.each(['2026-12-07', '0001-01-01T00:00:00+23:59', '2100-01-01T00:00:00Z', '2026-12-07T10:00:00', '\u0000'])('%j is none', (text) => {
    expect(() => momentFrom('startsAt', text)).toThrow('startsAt must');
  });
});
