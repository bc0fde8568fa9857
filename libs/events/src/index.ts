export type { Duty } from './duty.ts';
export { eventId, type LoggedEvent, type NewEvent, type Subject } from './event.ts';
export { cursorOf, readCursor, type FeedCursor } from './feed-cursor.ts';
export {
  CursorExpired, CursorInvalid, feedPage, NO_HASH, waysOn, type FeedEntry, type FeedFilter, type FeedHead, type FeedPage, type FeedReading, type FeedSource, type WayOn,
} from './feed-source.ts';
export type { Outbox } from './outbox.ts';
export type { Records, Versioned } from './records.ts';
export {
  IdempotencyKeyReused, VersionConflict, type AuditEntry, type Deed, type DeedRecord, type Plain, type UnitOfWork, type UseCase,
} from './unit-of-work.ts';
export type { Hearing, Listener } from './listener.ts';
