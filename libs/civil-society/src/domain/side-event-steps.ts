import { rule } from '@assembly-graph/kernel';

export const SIDE_EVENT_STATUSES = ['REQUESTED', 'UNDER_REVIEW', 'APPROVED', 'SCHEDULED', 'MOVED', 'CANCELLED', 'HELD'] as const;
export type SideEventStatus = (typeof SIDE_EVENT_STATUSES)[number];

/** Each step, from where it may be taken, and what is said where it may not; practice, on which the Rules of Procedure are silent. */
export const SIDE_EVENT_STEPS = {
  review: { from: ['REQUESTED'], to: 'UNDER_REVIEW', sentence: 'a side event is taken under review once, when it is requested' },
  approve: { from: ['UNDER_REVIEW'], to: 'APPROVED', sentence: 'a side event is approved after a review' },
  schedule: { from: ['APPROVED'], to: 'SCHEDULED', sentence: 'a side event is scheduled once it is approved' },
  move: { from: ['SCHEDULED', 'MOVED'], to: 'MOVED', sentence: 'a side event is moved while it is scheduled' },
  cancel: { from: ['REQUESTED', 'UNDER_REVIEW', 'APPROVED', 'SCHEDULED', 'MOVED'], to: 'CANCELLED', sentence: 'a side event is cancelled once, and not after it was held' },
  reportHeld: { from: ['SCHEDULED', 'MOVED'], to: 'HELD', sentence: 'a side event is reported held once, if it was scheduled' },
} as const satisfies Record<string, { from: readonly SideEventStatus[]; to: SideEventStatus; sentence: string }>;
export type SideEventStep = keyof typeof SIDE_EVENT_STEPS;

/**
 * Where a step leads from a status; what came with the data set, of which no status is known, is not worked on.
 * @throws RuleBroken
 */
export function stepped(status: SideEventStatus | null, step: SideEventStep): SideEventStatus {
  const { from, to, sentence } = SIDE_EVENT_STEPS[step];
  rule((from as readonly (SideEventStatus | null)[]).includes(status), sentence);
  return to;
}
