import { BadInput } from './rule.ts';

/** PostgreSQL can write neither a NUL nor half a character. */
export const isWritable = (text: unknown): text is string => typeof text === 'string' && text.isWellFormed() && !text.includes('\u0000');

/** A text from outside as it may be kept: writable, trimmed, not empty and no longer than this. @throws BadInput naming the field */
export function textFrom(field: string, text: string, longest: number): string {
  const trimmed = text.trim();
  if (!isWritable(trimmed)) throw new BadInput(`${field} has characters that can't be kept.`, field);
  if (trimmed.length === 0 || trimmed.length > longest) throw new BadInput(`${field} must have 1 to ${longest} characters.`, field);
  return trimmed;
}

/** An address of the web as it may be kept: http or https, without a user or password in it. @throws BadInput naming the field */
export function webAddress(field: string, text: string | null | undefined): string | null {
  if (text == null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new BadInput(`${field} must be an address that begins with https:// or http://.`, field);
  }
  return url.href;
}
