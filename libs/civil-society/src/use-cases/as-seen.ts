import { VersionConflict, type Versioned } from '@assembly-graph/events';

/** What a deed works on, if it is as the caller has seen it: told before any rule, for the rule may speak of what they have not seen. @throws VersionConflict */
export function asSeen<T extends Versioned>(was: T, expectedVersion: number): T {
  if (was.version !== expectedVersion) throw new VersionConflict(expectedVersion, was.version);
  return was;
}
