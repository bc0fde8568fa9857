import { RuleBroken } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aMeeting, twentieth } from '../testing/things.ts';
import { checkMeeting, MEETING_MOVES, MEETING_STATUSES, meetingAfter, sits, type Meeting, type MeetingChange } from './meeting.ts';

const change = (more: Partial<MeetingChange>): MeetingChange => ({ status: 'CONVENED', at: '2021-12-06T09:05:00.000Z', startsAt: null, endsAt: null, room: null, ...more });
const broken = (what: () => unknown) => {
  try {
    what();
  } catch (error) {
    if (error instanceof RuleBroken) return [error.sentence, error.citation];
    throw error;
  }
  return null;
};

describe('a meeting of the Assembly', () => {
  it('is public unless exceptional circumstances require a private one (Rules of Procedure, rule 42)', () => {
    const rule42 = ['a meeting of the Assembly is public unless exceptional circumstances require a private one', 'Rules of Procedure, rule 42'];
    expect(broken(() => checkMeeting(twentieth, aMeeting({ publicity: 'PRIVATE' })))).toEqual(rule42);
    expect(broken(() => checkMeeting(twentieth, aMeeting({ exceptionalCircumstances: 'none' })))).toEqual(rule42);
    expect(broken(() => checkMeeting(twentieth, aMeeting({ publicity: 'PRIVATE', exceptionalCircumstances: 'protection of witnesses' })))).toBeNull();
    expect(broken(() => checkMeeting(twentieth, aMeeting({ format: 'BUREAU', publicity: 'PRIVATE' })))).toBeNull();
  });

  it.each([
    ['2021-12-05T22:59:59.000Z', false],
    ['2021-12-05T23:00:00.000Z', true],
    ['2021-12-10T22:59:59.000Z', true],
    ['2021-12-10T23:00:00.000Z', false],
  ])('is held on a day of its session, by the calendar of The Hague: %s, %s', (startsAt, held) => {
    expect(broken(() => checkMeeting(twentieth, aMeeting({ startsAt, endsAt: '2021-12-12T00:00:00.000Z' }))) === null).toBe(held);
  });

  it('is adjourned after it was convened', () => {
    const convened = aMeeting({ status: 'CONVENED', convenedAt: '2021-12-06T09:05:00.000Z' });
    expect(broken(() => meetingAfter(convened, twentieth, change({ status: 'ADJOURNED', at: '2021-12-06T09:04:00.000Z' })))).toEqual(['a meeting is adjourned after it was convened', undefined]);
  });

  it('is moved to another time or room, and only then', () => {
    expect(() => meetingAfter(aMeeting(), twentieth, change({ status: 'MOVED' }))).toThrow('another time or room');
    expect(() => meetingAfter(aMeeting(), twentieth, change({ room: 'Mississippi' }))).toThrow('another time or room');
    expect(meetingAfter(aMeeting(), twentieth, change({ status: 'MOVED', room: 'Mississippi' }))).toMatchObject({ room: 'Mississippi', sequence: 1 });
  });

  it.each([
    ['SCHEDULED', null, null, false],
    ['CONVENED', '2021-12-06T09:05:00.000Z', null, true],
    ['CONVENED', '2021-12-06T09:05:00.001Z', null, false],
    ['SUSPENDED', '2021-12-06T09:00:00.000Z', null, false],
    ['ADJOURNED', '2021-12-06T09:00:00.000Z', '2021-12-06T09:05:00.000Z', true],
    ['ADJOURNED', '2021-12-06T09:00:00.000Z', '2021-12-06T09:04:59.999Z', false],
  ] as const)('that is %s, convened at %s and adjourned at %s, sits at five past ten in The Hague: %s', (status, convenedAt, adjournedAt, answer) => {
    expect(sits(aMeeting({ status, convenedAt, adjournedAt }), '2021-12-06T09:05:00.000Z')).toBe(answer);
  });

  it('never leaves its states, whatever is asked: what is refused is a rule, what is over stays so, its sequence grows by moves and cancellation alone', () => {
    const steps = fc.array(fc.record({ status: fc.constantFrom(...MEETING_STATUSES), minutes: fc.integer({ min: 1, max: 60 }) }), { maxLength: 12 });
    fc.assert(
      fc.property(steps, (walk) => {
        let meeting: Meeting = aMeeting();
        let at = Date.parse('2021-12-06T09:00:00Z');
        for (const { status, minutes } of walk) {
          at += minutes * 60_000;
          const asked = change({ status, at: new Date(at).toISOString(), room: status === 'MOVED' ? `room at ${at}` : null });
          if (!MEETING_MOVES[meeting.status].includes(status)) {
            expect(broken(() => meetingAfter(meeting, twentieth, asked))).toEqual([`a meeting that is ${meeting.status} does not become ${status}`, undefined]);
            continue;
          }
          const next = { ...meeting, ...meetingAfter(meeting, twentieth, asked) };
          expect(next.status).toBe(status);
          expect(next.sequence - meeting.sequence).toBe(status === 'MOVED' || status === 'CANCELLED' ? 1 : 0);
          expect(next.adjournedAt === null || next.convenedAt! <= next.adjournedAt).toBe(true);
          meeting = next;
        }
      }),
      { numRuns: 300 },
    );
  });
});
