import { randomUUID } from 'node:crypto';

/** What an event is about. */
export interface Subject {
  /** Its type in the graph, e.g. "TreatyAction". */
  readonly type: string;
  readonly id: string;
  /** The key that people know it by, if it has one, e.g. "ICC-ASP/15/Res.1". */
  readonly naturalKey: string | null;
}

/**
 * Something that happened, as a domain tells it: a noun and a past participle, and ids. Personal data never travels in an event, only ids
 * that need a scope to resolve.
 */
export interface NewEvent {
  /** Noun + past participle, e.g. "TreatyActionRecorded". */
  readonly type: string;
  readonly subject: Subject;
  /** The version of the subject after the change. */
  readonly subjectVersion: number;
  /** When it happened in the world, if that is known: an instant or a day. */
  readonly occurredAt?: string | null;
  /** By which a reader filters. */
  readonly topics?: readonly string[];
  readonly session?: string | null;
  readonly states?: readonly string[];
  readonly organizations?: readonly string[];
  readonly changedFields?: readonly string[];
  /** The event that this one corrects. */
  readonly correctionOf?: string | null;
  /** Who may be told. */
  readonly audience?: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** An event as it stands in the log of one subgraph. */
export interface LoggedEvent extends Required<Omit<NewEvent, 'occurredAt' | 'session' | 'correctionOf'>> {
  /** Its number in the log: 1, 2, 3, … without a hole. */
  readonly seq: number;
  readonly eventId: string;
  readonly occurredAt: string | null;
  readonly session: string | null;
  readonly correctionOf: string | null;
  /** The role of who did it, never who. */
  readonly actorRole: string;
  readonly recordedAt: string;
  /** The first 8 bytes of the hash that covers it and all before it, hex. */
  readonly hash: string;
}

/** The id by which a client knows that it has seen an event before. */
export const eventId = (): string => randomUUID();
