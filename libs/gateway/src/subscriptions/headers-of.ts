import type { IncomingMessage } from 'node:http';

/** The headers of a request, by their names in small letters; what it accepts is none of an engine's business here. */
export function headersOf({ headers }: Pick<IncomingMessage, 'headers'>, authorization: string | undefined): ReadonlyMap<string, string> {
  const all = new Map(Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' && name !== 'accept' ? [[name, value] as const] : [])));
  if (authorization !== undefined) all.set('authorization', authorization);
  return all;
}
