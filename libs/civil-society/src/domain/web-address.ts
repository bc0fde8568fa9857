import { BadInput } from '@assembly-graph/kernel';

/** An address of the web as it may be kept: http or https, without a user or password in it. @throws BadInput naming the field */
export function webAddress(field: string, text: string | null | undefined): string | null {
  if (text == null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new BadInput(`${field} must be an address that begins with https:// or http://.`, field);
  }
  return url.href;
}
