import { BadInput, RuleBroken } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { brought, DUE_KINDS, MANDATE_STAGES, provenDays, provenDue, statusOn, type Due, type MandateDays, type MandateStage } from './mandate.ts';

const day = fc.integer({ min: 1, max: 28 }).map((number) => `2020-01-${String(number).padStart(2, '0')}`);
const maybe = fc.option(day);
const due: fc.Arbitrary<Due> = fc.constantFrom(...DUE_KINDS).chain((dueKind) =>
  fc.record({ dueKind: fc.constant(dueKind), dueOn: dueKind === 'DATE' ? day : fc.constant(null), dueSession: dueKind === 'SESSION' ? fc.constantFrom('18', '19') : fc.constant(null) }),
);
const given = { madeOn: '2017-12-14', sessionCode: '16' };
const nothing: MandateDays = { reportedOn: null, supersededOn: null, closedOn: null };
const bySession: Due = { dueKind: 'SESSION', dueOn: null, dueSession: '18' };

describe('a mandate', () => {
  it('due by a session is overdue once that has ended, whatever the day', () => {
    expect(statusOn({ ...bySession, ...nothing }, '2099-01-01', () => false)).toBe('OPEN');
    expect(statusOn({ ...bySession, ...nothing }, '2018-01-01', (code) => code === '18')).toBe('OVERDUE');
  });

  it('due by a day is overdue the day after, and not on it', () => {
    const byDay: Due = { dueKind: 'DATE', dueOn: '2018-06-30', dueSession: null };
    expect(['2018-06-30', '2018-07-01'].map((on) => statusOn({ ...byDay, ...nothing }, on, () => true))).toEqual(['OPEN', 'OVERDUE']);
  });

  it('that is superseded is not overdue, nor is one that was answered late', () => {
    expect(statusOn({ ...bySession, ...nothing, supersededOn: '2019-12-06' }, '2020-01-01', () => true)).toBe('SUPERSEDED');
    expect(statusOn({ ...bySession, ...nothing, reportedOn: '2019-12-06' }, '2020-01-01', () => true)).toBe('REPORTED');
    expect(statusOn({ ...bySession, ...nothing, reportedOn: '2019-12-06' }, '2019-12-05', () => true)).toBe('OVERDUE');
  });

  it('stands as one history says, on every day of it: overdue only while it is due and unanswered, forward only in its stages', () => {
    const ends = fc.record({ '18': day, '19': day });
    fc.assert(
      fc.property(due, ends, maybe, fc.option(fc.record({ on: day, as: fc.constantFrom('supersededOn' as const, 'closedOn' as const) })), (of, closings, reportedOn, end) => {
        const days: MandateDays = { ...nothing, reportedOn: end && reportedOn && reportedOn > end.on ? null : reportedOn, ...(end ? { [end.as]: end.on } : {}) };
        const order = ['OPEN', 'OVERDUE', 'REPORTED', 'SUPERSEDED', 'CLOSED'];
        let before = 0;
        for (let number = 1; number <= 28; number++) {
          const on = `2020-01-${String(number).padStart(2, '0')}`;
          const status = statusOn({ ...of, ...days }, on, (code) => closings[code as '18' | '19'] < on);
          const passed = of.dueKind === 'DATE' ? of.dueOn! < on : of.dueKind === 'SESSION' && closings[of.dueSession as '18' | '19'] < on;
          const untouched = Object.values(days).every((done) => done === null || done > on);
          expect(status === 'OVERDUE').toBe(passed && untouched);
          expect(status === 'OPEN').toBe(!passed && untouched);
          if (end && end.on <= on) expect(status).toBe(end.as === 'closedOn' ? 'CLOSED' : 'SUPERSEDED');
          const now = order.indexOf(status);
          expect(now).toBeGreaterThanOrEqual(before);
          before = now;
        }
      }),
      { numRuns: 200 },
    );
  });

  it('never leaves its stages, whatever is tried: ended it stays so', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...MANDATE_STAGES), { maxLength: 12 }), (tries) => {
        let stage: MandateStage = 'OPEN';
        for (const to of tries) {
          const from: MandateStage = stage;
          try {
            stage = brought(from, to);
            expect(['OPEN', 'REPORTED']).toContain(from);
            expect(to).not.toBe('OPEN');
          } catch (error) {
            expect(error).toBeInstanceOf(RuleBroken);
            expect(['SUPERSEDED', 'CLOSED'].includes(from) || to === 'OPEN').toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is due in one way, whatever is said', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DUE_KINDS), maybe, fc.option(fc.constantFrom('15', '16', '17', 'S1', '19R1', 'RC2010', '\u0000', 'next', '')), (kind, on, session) => {
        try {
          const proven = provenDue({ kind, on, session }, given);
          expect([proven.dueOn !== null, proven.dueSession !== null]).toEqual([kind === 'DATE', kind === 'SESSION']);
          expect(proven.dueSession).not.toBe('15');
        } catch (error) {
          expect(error instanceof RuleBroken || error instanceof BadInput).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  const sentence = (what: () => unknown): unknown => {
    try {
      return what();
    } catch (error) {
      return error instanceof RuleBroken ? error.sentence : (error as Error).message;
    }
  };
  it.each<[string, Parameters<typeof provenDue>[0]]>([
    ['a mandate is due by a day, by a session, or at no time that is said: one of them', { kind: 'DATE' }],
    ['a mandate is due by a day, by a session, or at no time that is said: one of them', { kind: 'SESSION', on: '2018-01-01', session: '17' }],
    ['a mandate is due by a day, by a session, or at no time that is said: one of them', { kind: 'NONE', session: '17' }],
    ['a mandate is due after it was given', { kind: 'DATE', on: '2017-12-13' }],
    ['a mandate is due after it was given', { kind: 'SESSION', session: '15' }],
    ['dueSession is the code of a session, e.g. "18", "19R2" or "S1".', { kind: 'SESSION', session: 'the next' }],
  ])('%s: %j', (said, wrong) => expect(sentence(() => provenDue(wrong, given))).toBe(said));

  it.each<[string, Partial<MandateDays>]>([
    ['a mandate is answered, superseded and closed after it was given, not before', { reportedOn: '2017-12-13' }],
    ['what came of a mandate is recorded once it came, not before', { closedOn: '2021-01-02' }],
    ['a mandate is superseded by one that was given later', { supersededOn: '2017-12-14' }],
    ['a mandate ends after it was answered, not before', { reportedOn: '2019-01-02', closedOn: '2019-01-01' }],
  ])('%s: %j', (said, wrong) => expect(sentence(() => provenDays({ ...given, ...nothing, ...wrong }, '2021-01-01'))).toBe(said));
});
