import { BadInput } from '@assembly-graph/kernel';

/** An address on the Web, https only. @throws BadInput */
export function addressFrom(field: string, text: string): string {
  const address = URL.canParse(text) ? new URL(text) : null;
  if (address?.protocol !== 'https:' || address.username !== '' || address.password !== '') throw new BadInput(`${field} must be an address that begins with https://.`, field);
  return address.href;
}

/** The code of a body, e.g. "ASSEMBLY" or "BUREAU". @throws BadInput */
export function codeFrom(field: string, text: string): string {
  if (!/^[A-Z][A-Z0-9_]{1,49}$/.test(text)) throw new BadInput(`${field} must be a code in capital letters, e.g. "BUREAU".`, field);
  return text;
}

/** Whether the text has the form of a State's alpha-3 code. */
export const isAlpha3 = (text: string): boolean => /^[A-Z]{3}$/.test(text);

/** Whether the text has the form of an organization's code in this graph. */
export const isOrganizationCode = (text: string): boolean => /^[a-z0-9][a-z0-9-]{0,59}$/.test(text);
