import { StartFailure } from './start-failure.ts';
import type { WebhookSettings } from './webhooks/endpoint.ts';

/** A port from a setting. @throws StartFailure in one sentence */
export function portFrom(name: string, value: string | undefined, otherwise: number): number {
  if (!value) return otherwise;
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) throw new StartFailure(`${name} must be a number from 0 to 65535.`);
  return Number(value);
}

/** A PostgreSQL URL from a setting; null if there is none. @throws StartFailure in one sentence, without the value: it may hold a password */
export function databaseUrlFrom(name: string, value: string | undefined): string | null {
  if (!value) return null;
  if (!URL.canParse(value) || !/^postgres(ql)?:$/.test(new URL(value).protocol)) {
    throw new StartFailure(`${name} must be a URL such as postgres://user:password@host:5432/database.`);
  }
  return value;
}

/** The secret that the gateway and its subgraphs share; null if there is none. @throws StartFailure for one that could be guessed */
export function secretFrom(name: string, value: string | undefined): string | null {
  if (!value) return null;
  if (value.length < 32) throw new StartFailure(`${name} must have at least 32 characters.`);
  return value;
}

/** How webhooks are kept and delivered. @throws StartFailure for a key that could be guessed, and for this machine itself as an endpoint in production */
export function webhooksFrom(env: NodeJS.ProcessEnv): WebhookSettings {
  const loopback = env.WEBHOOKS_TO_LOOPBACK || 'no';
  if (!/^(yes|no)$/.test(loopback)) throw new StartFailure('WEBHOOKS_TO_LOOPBACK must be yes or no.');
  if (loopback === 'yes' && env.NODE_ENV === 'production') throw new StartFailure('WEBHOOKS_TO_LOOPBACK is for development: in production no webhook leads to this machine.');
  return { key: secretFrom('WEBHOOK_KEY', env.WEBHOOK_KEY), loopback: loopback === 'yes' };
}

/** Whether only this machine can reach a server on this address. */
export const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
