import { VersionConflict, type AuditEntry, type Deed, type NewEvent, type Records, type UnitOfWork, type Versioned } from '@assembly-graph/events';
import { NotFound } from '@assembly-graph/kernel';
import type { DecisionsDesk } from '../use-cases/decisions-desk.ts';

/** What a desk without a database has on record. */
export interface Memory {
  readonly of: Readonly<Record<'drafts' | 'steps' | 'resolutions' | 'decisions' | 'stateVotes' | 'amendments' | 'explanations' | 'paragraphs' | 'mandates', Map<string, any>>>;
  readonly events: NewEvent[];
  readonly audit: AuditEntry[];
  now: string;
}

export const emptyMemory = (now: string): Memory => ({
  of: { drafts: new Map(), steps: new Map(), resolutions: new Map(), decisions: new Map(), stateVotes: new Map(), amendments: new Map(), explanations: new Map(), paragraphs: new Map(), mandates: new Map() },
  events: [], audit: [], now,
});

const records = <T extends Versioned>(what: string, kept: Map<string, T>): Records<T> => {
  const seen = (was: T, expected: number): T => {
    const is = kept.get(was.id)!;
    if (is.version !== expected) throw new VersionConflict(expected, is.version);
    return is;
  };
  const keep = (thing: T): T => (kept.set(thing.id, thing), thing);
  return {
    get: async (id) => kept.get(id) ?? Promise.reject(new NotFound(what, id)),
    having: async (fields) => [...kept.values()].filter((thing) => Object.entries(fields).every(([field, value]) => thing[field as keyof T] === value)),
    add: async (thing) => keep({ ...thing, version: 1, knownFrom: null } as T),
    change: async (was, expected, to) => keep({ ...seen(was, expected), ...to, version: expected + 1 }),
    remove: async (was, expected) => void (seen(was, expected), kept.delete(was.id)),
  };
};

/** Deeds on a memory: done whole, or not at all, as on PostgreSQL; idempotency and the past are the database's. */
export const inMemory =
  (memory: Memory): UnitOfWork<DecisionsDesk> =>
  async (_deed: Deed, work) => {
    const before = Object.entries(memory.of).map(([name, kept]) => [name, new Map(kept)] as const);
    const [events, audit]: [NewEvent[], AuditEntry[]] = [[], []];
    const of = memory.of;
    try {
      const result = await work({
        drafts: records('The draft', of.drafts), steps: records('The step', of.steps), resolutions: records('The resolution', of.resolutions),
        decisions: records('The decision', of.decisions), stateVotes: records('The vote', of.stateVotes), amendments: records('The amendment proposal', of.amendments),
        explanations: records('The explanation', of.explanations), paragraphs: records('The paragraph', of.paragraphs), mandates: records('The mandate', of.mandates),
        knownSources: async (keys) => keys,
        knownStates: async (codes) => codes,
        eventOf: async () => null,
        outbox: { add: (event) => void events.push(event) },
        audit: (entry) => void audit.push(entry),
        now: memory.now,
      });
      memory.events.push(...events);
      memory.audit.push(...audit);
      return result;
    } catch (failure) {
      for (const [name, kept] of before) {
        const now = of[name as keyof Memory['of']];
        now.clear();
        kept.forEach((thing, id) => now.set(id, thing));
      }
      throw failure;
    }
  };
