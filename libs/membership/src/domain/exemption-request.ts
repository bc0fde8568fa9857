import type { Versioned } from '@assembly-graph/events';
import { rule, type Cited, type Collection } from '@assembly-graph/kernel';

export const EXEMPTION_STATUSES = ['REQUESTED', 'RECOMMENDED', 'GRANTED', 'DENIED', 'WITHDRAWN'] as const;
export type ExemptionStatus = (typeof EXEMPTION_STATUSES)[number];

/** What a State asks of the Assembly: to vote in spite of its arrears, as they are due to conditions beyond its control (art. 112(8)). */
export interface ExemptionRequest extends Versioned, Cited {
  readonly stateIso3: string;
  /** Code of the session at which it is to be decided. */
  readonly sessionCode: string;
  readonly submittedAt: string;
  readonly grounds: string;
  readonly status: ExemptionStatus;
  /** Of `resolutions`; null until it is decided, or where that is not on record there. */
  readonly decisionId: string | null;
  /** The instant from which on the State may vote; null unless granted. */
  readonly effectiveAt: string | null;
  /** The instant from which on it may no longer by this decision; null: while the arrears last. */
  readonly until: string | null;
}

/** `state`, `session`: by code. */
export type ExemptionRequests = Collection<ExemptionRequest, 'state' | 'session'>;

const NEXT: Readonly<Record<ExemptionStatus, readonly ExemptionStatus[]>> = {
  REQUESTED: ['RECOMMENDED', 'GRANTED', 'DENIED', 'WITHDRAWN'],
  RECOMMENDED: ['GRANTED', 'DENIED', 'WITHDRAWN'],
  GRANTED: [],
  DENIED: [],
  WITHDRAWN: [],
};
const SAID: Readonly<Record<ExemptionStatus, string>> = {
  REQUESTED: 'a request is made once',
  RECOMMENDED: 'the Committee on Budget and Finance advises on a request before it is decided, once',
  GRANTED: 'a request is decided once, and not after it was withdrawn',
  DENIED: 'a request is decided once, and not after it was withdrawn',
  WITHDRAWN: 'a request is withdrawn before it is decided, once',
};

/** A step of a request. @throws RuleBroken for one that can't follow */
export function proveStep(from: ExemptionStatus, to: ExemptionStatus): void {
  rule(NEXT[from].includes(to), SAID[to], 'Rome Statute, art. 112(8)');
}

/** When a permission to vote holds. @throws RuleBroken */
export function provePermission({ submittedAt }: Pick<ExemptionRequest, 'submittedAt'>, { effectiveAt, until }: { effectiveAt: string; until: string | null }, now: string): void {
  rule(effectiveAt >= submittedAt, 'a permission to vote is given after it was asked for', 'Rome Statute, art. 112(8)');
  rule(effectiveAt <= now, 'a permission to vote is recorded when it was given, not before');
  rule(until === null || until > effectiveAt, 'a permission to vote ends after it has begun');
}
