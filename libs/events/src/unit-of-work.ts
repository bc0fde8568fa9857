import type { Actor } from '@assembly-graph/kernel';
import type { Outbox } from './outbox.ts';

/** One deed as it was asked for. */
export interface Deed {
  /** The use case, e.g. "recordTreatyAction". */
  readonly name: string;
  /** Who does it; of this the record keeps an id that says nothing by itself, and the role. */
  readonly actor: Actor;
  /** Chosen by the caller, 8 to 255 characters: a deed that is asked for again with the same key is done once. */
  readonly idempotencyKey: string;
  /** All that was asked; the same key with another request is refused. */
  readonly request: unknown;
}

/** What was changed, for the audit: which thing and which of its fields, never their values. */
export interface AuditEntry {
  readonly subject: { readonly type: string; readonly id: string };
  readonly version: number;
  readonly changedFields: readonly string[];
  readonly reason: string | null;
}

/** What a deed has in its hands besides its stores; what is put in here is kept together with the change or not at all. */
export interface DeedRecord {
  readonly outbox: Outbox;
  readonly audit: (entry: AuditEntry) => void;
  /** The instant of the deed, RFC 3339 in UTC: from when on the record says what it changes. */
  readonly now: string;
}

/** Plain data, as an answer that is kept for a retry must be. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/**
 * One deed, one transaction: the change, the audit, the answer and the events are kept together or not at all.
 * @throws IdempotencyKeyReused if the key was used for something else; whatever the work throws, with nothing written
 */
export type UnitOfWork<Stores> = <Result extends Plain>(deed: Deed, work: (hands: Stores & DeedRecord) => Promise<Result>) => Promise<Result>;

/** The same key came with another request: the first stands, and the caller has mixed something up. */
export class IdempotencyKeyReused extends Error {
  readonly code = 'IDEMPOTENCY_KEY_REUSED';
  constructor() {
    super('This idempotency key was used for another request; choose a new key for a new deed.');
    this.name = 'IdempotencyKeyReused';
  }
}

/** A deed that can be asked for: what it needs to know, and the id of what came of it. @throws what the use case says */
export type UseCase<Input> = (deed: Deed, input: Input) => Promise<string>;

/** Somebody else was faster: the thing is no longer as the caller saw it. */
export class VersionConflict extends Error {
  readonly code = 'CONFLICT';
  constructor(
    readonly expected: number,
    readonly found: number,
  ) {
    super(`It was changed in the meantime: version ${expected} was expected, it is at version ${found}. Read it again, then decide.`);
    this.name = 'VersionConflict';
  }
}
