import { isIP } from 'node:net';
import { BadInput } from '@assembly-graph/kernel';
import { isLoopback } from '../settings.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

/** How webhooks are kept and delivered, as whoever runs the graph has set it. */
export interface WebhookSettings {
  /** Seals their secrets; null: they are kept as they are. */
  readonly key: string | null;
  /** For development alone: this machine itself may be told, also without TLS. */
  readonly loopback: boolean;
}

export const DEFAULT_WEBHOOKS: WebhookSettings = { key: null, loopback: false };

const LONGEST = 2_000;
/** Names that lead to no public machine, whatever a resolver makes of them. */
const NOT_PUBLIC = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|home\.arpa|localdomain|onion|invalid|test|example)$/;

/** The host of an address as a connection needs it: of IPv6 without its brackets. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');

/** Whether an address that a host has may be connected to. */
export const mayConnectTo = (address: string, { loopback }: Pick<WebhookSettings, 'loopback'>): boolean => isPublicAddress(address) || (loopback && isLoopbackAddress(address));

/**
 * The address of an endpoint as it may be kept: https on port 443 or one above 1023, without a user or password, of a public host. That its name leads to
 * public addresses alone is looked at with every delivery. However numbers are written, the URL has them in one form.
 * @throws BadInput
 */
export function endpointUrl(text: string, { loopback }: Pick<WebhookSettings, 'loopback'>): string {
  const refused = (why: string) => new BadInput(`url must be ${why}.`, 'url');
  const url = text.length <= LONGEST && URL.canParse(text) ? new URL(text) : null;
  if (url === null) throw refused(`an address of at most ${LONGEST} characters`);
  const host = hostOf(url);
  const isOurs = loopback && (isIP(host) ? isLoopbackAddress(host) : isLoopback(host));
  if (url.protocol !== 'https:' && !(isOurs && url.protocol === 'http:')) throw refused('an address that begins with https://');
  if (url.username !== '' || url.password !== '') throw refused('without a user or a password; what it may hold of secrets belongs into its path');
  if (url.hash !== '') throw refused('without a "#"');
  if (url.port !== '' && Number(url.port) < 1_024) throw refused('on port 443, or on one above 1023');
  if (isOurs) return url.href;
  if (isIP(host) ? !isPublicAddress(host) : !host.includes('.') || host.endsWith('.') || NOT_PUBLIC.test(host)) throw refused('of a host on the public internet');
  return url.href;
}
