import { decimalSum, RuleBroken } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { holdsOn, precedingYearsOf, proveReported, reachesThreshold, standings, type ReportedArrears } from './arrears-position.ts';
import { decimalDifference, isAtLeast } from './decimal-difference.ts';
import { proveCorrectedAmount, provePayment, type Payment } from './payment.ts';

const reported = (said: Partial<ReportedArrears> = {}): ReportedArrears => ({
  stateIso3: 'LBR', asAt: '2021-12-06', outstanding: '40.0', dueTwoPrecedingYears: '30.0', precedingYears: [2019, 2020], contributingYears: [2019, 2020],
  confidence: 'VERIFIED', sourceKeys: ['S-ONE'], note: null, ...said,
});
const paid = (receivedOn: string, amount: string, said: Partial<Payment> = {}): Payment => ({
  id: receivedOn, stateIso3: 'LBR', receivedOn, amount, year: null, confidence: 'VERIFIED', sourceKeys: ['S-TWO'], note: null, version: 1, knownFrom: null, ...said,
});
const unknown = () => null;

const amounts = fc.integer({ min: 0, max: 99_999_999 }).map((cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`);
const days = fc.integer({ min: 0, max: 900 }).map((offset) => new Date(Date.UTC(2020, 0, 1 + offset)).toISOString().slice(0, 10));
const reports = fc.uniqueArray(fc.record({ asAt: days, outstanding: amounts, dueTwoPrecedingYears: amounts }), { minLength: 1, maxLength: 4, selector: ({ asAt }) => asAt })
  .map((all) => all.map((one) => reported({ ...one, precedingYears: precedingYearsOf(one.asAt), contributingYears: [] })));
const payments = fc.array(fc.tuple(days, amounts), { maxLength: 8 }).map((all) => all.map(([day, amount], index) => paid(day, amount, { id: String(index) })));

describe('the threshold of art. 112(8)', () => {
  it('is reached by arrears that equal or exceed what was due for the preceding two full years', () => {
    expect([reachesThreshold('29.9', '30.0'), reachesThreshold('30', '30.00'), reachesThreshold('30.1', '30')]).toEqual([false, true, true]);
  });

  it('is of the two years before that of the day, whatever the day', () => {
    expect([precedingYearsOf('2021-12-06'), precedingYearsOf('2021-01-01')]).toEqual([[2019, 2020], [2019, 2020]]);
  });

  it('can not be reached by a State from which nothing was due in them', () => {
    expect([reachesThreshold('0', '0'), reachesThreshold('12.5', '0.0')]).toEqual([false, false]);
  });

  it('never changes back as arrears grow', () => {
    fc.assert(fc.property(amounts, amounts, amounts, (outstanding, more, due) => {
      expect(reachesThreshold(decimalSum([outstanding, more]), due) || !reachesThreshold(outstanding, due)).toBe(true);
    }));
  });
});

describe('payments', () => {
  it('reduce what is outstanding from the day of receipt on, and give the vote back below the threshold', () => {
    const all = standings([reported()], [paid('2021-12-09', '10.1')], unknown);
    expect(all.map(({ asAt, until, basis, outstanding, thresholdReached, confidence, sourceKeys }) => ({ asAt, until, basis, outstanding, thresholdReached, confidence, sourceKeys }))).toEqual([
      { asAt: '2021-12-06', until: '2021-12-09', basis: 'RECORDED', outstanding: '40.0', thresholdReached: true, confidence: 'VERIFIED', sourceKeys: ['S-ONE'] },
      { asAt: '2021-12-09', until: null, basis: 'PAYMENTS', outstanding: '29.9', thresholdReached: false, confidence: 'DERIVED', sourceKeys: ['S-ONE', 'S-TWO'] },
    ]);
  });

  it('received before a report are in it already', () => {
    expect(standings([reported()], [paid('2021-12-05', '10.1')], unknown).map(({ outstanding }) => outstanding)).toEqual(['40.0']);
  });

  it('are measured in another year by what was assessed for its preceding years, where the record has it', () => {
    const due = (years: readonly number[]) => (years.join() === '2020,2021' ? '35.0' : null);
    expect(standings([reported()], [paid('2022-01-03', '4.0')], due)[1]).toMatchObject({ outstanding: '36.0', dueTwoPrecedingYears: '35.0', precedingYears: [2020, 2021], thresholdReached: true });
    expect(standings([reported()], [paid('2022-01-03', '4.0')], unknown)[1]).toMatchObject({ dueTwoPrecedingYears: '30.0', precedingYears: [2019, 2020] });
  });

  it('that are recalled make what follows from them recalled', () => {
    expect(standings([reported()], [paid('2021-12-09', '1', { confidence: 'RECALLED' })], unknown)[1]!.confidence).toBe('RECALLED');
  });

  it('never raise what is outstanding between two reports, and never bring it below nothing', () => {
    fc.assert(fc.property(reports, payments, (given, received) => {
      const all = standings(given, received, unknown);
      all.forEach(({ basis, outstanding }, index) => {
        expect(isAtLeast(outstanding, '0')).toBe(true);
        if (basis === 'PAYMENTS') expect(isAtLeast(all[index - 1]!.outstanding, outstanding)).toBe(true);
      });
    }));
  });

  it('take away exactly what was paid, as long as so much is owed', () => {
    fc.assert(fc.property(amounts, payments, (owed, received) => {
      const total = decimalSum(received.map(({ amount }) => amount));
      const report = reported({ asAt: '2019-12-31', outstanding: decimalSum([owed, total]), contributingYears: [] });
      const last = standings([report], received, unknown).at(-1)!;
      expect(decimalDifference(last.outstanding, owed)).toMatch(/^0(\.0+)?$/);
    }));
  });

  it('lead to the same positions in whatever order they are recorded', () => {
    fc.assert(fc.property(reports, payments, fc.infiniteStream(fc.nat()), (given, received, order) => {
      const shuffled = received.map((one) => ({ one, key: order.next().value as number })).sort((a, b) => a.key - b.key).map(({ one }) => one);
      const told = (all: ReturnType<typeof standings>) => all.map(({ sourceKeys: _sources, ...standing }) => standing);
      expect(told(standings(given, shuffled, unknown))).toEqual(told(standings(given, received, unknown)));
    }));
  });
});

describe('the positions of a State', () => {
  it('are one for each day from the first report on, and none before', () => {
    fc.assert(fc.property(reports, payments, days, (given, received, day) => {
      const all = standings(given, received, unknown);
      const first = given.map(({ asAt }) => asAt).sort()[0]!;
      expect(all.filter((one) => holdsOn(one, day))).toHaveLength(day >= first ? 1 : 0);
    }));
  });

  it('say of the threshold what the Statute says, each of them', () => {
    fc.assert(fc.property(reports, payments, (given, received) => {
      for (const { outstanding, dueTwoPrecedingYears, thresholdReached } of standings(given, received, unknown)) {
        expect(thresholdReached).toBe(Number(dueTwoPrecedingYears) > 0 && Number(outstanding) >= Number(dueTwoPrecedingYears));
      }
    }));
  });
});

describe('what can not have been', () => {
  it.each<[string, Partial<ReportedArrears>]>([
    ['a position is recorded of a day that has come, not before', { asAt: '2021-12-11' }],
    ['what is outstanding is no less than nothing', { outstanding: '-0.1' }],
    ['what was due for the preceding two full years is no less than nothing', { dueTwoPrecedingYears: '-1' }],
    ['a contributing year is named once', { contributingYears: [2020, 2020] }],
    ['the contributing years are years of contributions up to that of the position', { contributingYears: [2022] }],
    ['the contributing years are years of contributions up to that of the position', { contributingYears: [1999] }],
    ['of a State that owes nothing no year is unpaid', { outstanding: '0.0' }],
  ])('%s', (sentence, wrong) => {
    expect(() => proveReported(reported(wrong), '2021-12-10')).toThrow(new RuleBroken(sentence));
  });

  it.each<[string, Partial<Payment>]>([
    ['a payment is more than nothing', { amount: '0.00' }],
    ['a payment is more than nothing', { amount: '-3' }],
    ['a payment is recorded when it was received, not before', { receivedOn: '2021-12-11' }],
    ['contributions to the Court begin with its first financial period', { year: 1997 }],
  ])('%s (%j)', (sentence, wrong) => {
    expect(() => provePayment(paid('2021-12-10', '1', wrong), '2021-12-10')).toThrow(new RuleBroken(sentence));
  });

  it('a payment is no less than nothing: zero says that it was never received', () => {
    expect(() => proveCorrectedAmount('-0.01')).toThrow('a payment is no less than nothing');
    expect(() => proveCorrectedAmount('0')).not.toThrow();
  });
});
