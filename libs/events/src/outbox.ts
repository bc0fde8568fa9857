import type { NewEvent } from './event.ts';

/** Where a use case puts what it has to tell. It is appended to the log as the last statement of the transaction, or not at all. */
export interface Outbox {
  add(event: NewEvent): void;
}
