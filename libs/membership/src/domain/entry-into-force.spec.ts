import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { statuteEntersIntoForceOn, withdrawalTakesEffectOn } from './entry-into-force.ts';

const days = fc.date({ min: new Date('2002-07-02'), max: new Date('2060-12-31'), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10));
const between = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

describe('art. 126: the first day of the month after the 60th day following the deposit', () => {
  it.each([
    ['1999-02-02', '2002-07-01'], // Senegal, the first
    ['2002-04-11', '2002-07-01'], // one of the ten that made sixty
    ['2003-02-10', '2003-05-01'], // Afghanistan
    ['2015-01-02', '2015-04-01'],
    ['2019-11-26', '2020-02-01'],
  ])('a deposit of %s is in force on %s', (deposited, inForce) => expect(statuteEntersIntoForceOn(deposited)).toBe(inForce));

  it('is always a first of a month, 61 to 92 days later', () => {
    fc.assert(
      fc.property(days, (deposited) => {
        const inForce = statuteEntersIntoForceOn(deposited);
        expect(inForce.endsWith('-01')).toBe(true);
        expect(between(deposited, inForce)).toBeGreaterThanOrEqual(61);
        expect(between(deposited, inForce)).toBeLessThanOrEqual(92);
      }),
    );
  });
});

describe('art. 127(1): a withdrawal takes effect one year after the notification', () => {
  it.each([['2016-10-27', '2017-10-27'], ['2018-03-17', '2019-03-17'], ['2024-02-29', '2025-03-01']])('notified %s, effective %s', (notified, effective) =>
    expect(withdrawalTakesEffectOn(notified)).toBe(effective));

  it('never sooner', () => {
    fc.assert(fc.property(days, (notified) => expect(between(notified, withdrawalTakesEffectOn(notified))).toBeGreaterThanOrEqual(365)));
  });
});
