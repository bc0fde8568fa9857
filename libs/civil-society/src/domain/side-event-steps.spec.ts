import { RuleBroken } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SIDE_EVENT_STATUSES, SIDE_EVENT_STEPS, stepped, type SideEventStatus, type SideEventStep } from './side-event-steps.ts';

const STEPS = Object.keys(SIDE_EVENT_STEPS) as SideEventStep[];
const END: readonly SideEventStatus[] = ['CANCELLED', 'HELD'];

describe('the way of a side event', () => {
  it('is from request over review and approval to the schedule; then it is moved any number of times and held', () => {
    const way = (['review', 'approve', 'schedule', 'move', 'move', 'reportHeld'] as const).reduce<SideEventStatus[]>((ways, step) => [...ways, stepped(ways.at(-1)!, step)], ['REQUESTED']);
    expect(way).toEqual(['REQUESTED', 'UNDER_REVIEW', 'APPROVED', 'SCHEDULED', 'MOVED', 'MOVED', 'HELD']);
  });

  it('never leaves its statuses, ends where it ends, and refuses by a rule told in its own words', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STEPS), { maxLength: 30 }), (steps) => {
        let status: SideEventStatus = 'REQUESTED';
        for (const step of steps) {
          const was = status;
          try {
            status = stepped(status, step);
            expect(END).not.toContain(was);
          } catch (refusal) {
            expect(refusal).toBeInstanceOf(RuleBroken);
            expect((refusal as RuleBroken).sentence).toBe(SIDE_EVENT_STEPS[step].sentence);
            expect(status).toBe(was);
          }
          expect(SIDE_EVENT_STATUSES).toContain(status);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each<[SideEventStatus | null, SideEventStep, string]>([
    ['UNDER_REVIEW', 'review', 'a side event is taken under review once, when it is requested'],
    ['REQUESTED', 'approve', 'a side event is approved after a review'],
    ['UNDER_REVIEW', 'schedule', 'a side event is scheduled once it is approved'],
    ['APPROVED', 'move', 'a side event is moved while it is scheduled'],
    ['HELD', 'cancel', 'a side event is cancelled once, and not after it was held'],
    ['CANCELLED', 'reportHeld', 'a side event is reported held once, if it was scheduled'],
    [null, 'cancel', 'a side event is cancelled once, and not after it was held'],
  ])('%s: %s is refused, for %s', (status, step, sentence) => expect(() => stepped(status, step)).toThrow(sentence));
});
