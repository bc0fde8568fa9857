import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';

/** A secret as Standard Webhooks writes it: 32 bytes. */
export const newSecret = (): string => `${PREFIX}${randomBytes(32).toString('base64')}`;

/** What is sent, and by which its receiver knows it again. */
export interface Message {
  /** The same at every attempt. */
  readonly id: string;
  readonly body: string;
}

/**
 * The headers of a message by Standard Webhooks 1.0: id, time and a signature by each secret, so that a receiver may know either while they change.
 * @param now the instant of this attempt, RFC 3339
 */
export function signedHeaders({ id, body }: Message, secrets: readonly string[], now: string): Record<string, string> {
  const timestamp = Math.floor(Date.parse(now) / 1_000);
  const signed = `${id}.${timestamp}.${body}`;
  const signatures = secrets.map((secret) => `v1,${createHmac('sha256', Buffer.from(secret.slice(PREFIX.length), 'base64')).update(signed).digest('base64')}`);
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signatures.join(' ') };
}
