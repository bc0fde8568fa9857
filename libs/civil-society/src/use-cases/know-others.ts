import type { LoggedEvent } from '@assembly-graph/events';
import type { KnownResolution, KnownSession } from '../domain/known.ts';

/** Where sessions are kept as far as this domain needs them. */
export interface KnowsSessions {
  knowSession(session: KnownSession): Promise<void>;
}

/** Where resolutions are kept as far as this domain needs them. */
export interface KnowsResolutions {
  knowResolution(resolution: KnownResolution): Promise<void>;
}

/** Hears from `resolutions` that a resolution was adopted, so that an outcome can refer to it by its symbol. */
export async function knowResolution({ subject: { id, naturalKey } }: LoggedEvent, { knowResolution: know }: KnowsResolutions): Promise<void> {
  if (naturalKey !== null) await know({ id, symbol: naturalKey });
}

/** Hears from `sessions` that a session was opened or resumed, so that deeds of this domain can refer to it. */
export async function knowSession({ subject, payload: { session, opensOn } }: LoggedEvent, { knowSession: know }: KnowsSessions): Promise<void> {
  if (typeof session !== 'string') throw new Error('A session that was opened has a code.');
  await know({ id: subject.id, code: session, opensOn: typeof opensOn === 'string' ? opensOn : null });
}
