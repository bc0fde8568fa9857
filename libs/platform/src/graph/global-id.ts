const GLOBAL_ID = /^([A-Za-z]+):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The id of a thing in the whole graph: its type and uuid, opaque to clients. */
export const globalId = (type: string, uuid: string): string => Buffer.from(`${type}:${uuid}`).toString('base64url');

/** The type and uuid that a global id names; null if it is none. */
export function readGlobalId(id: string): { readonly type: string; readonly id: string } | null {
  const [, type, uuid] = GLOBAL_ID.exec(Buffer.from(id, 'base64url').toString('utf8')) ?? [];
  return type === undefined ? null : { type, id: uuid! };
}

/** The uuid in a global id of this type; null if it is none. */
export function uuidIn(type: string, id: string): string | null {
  const named = readGlobalId(id);
  return named?.type === type ? named.id : null;
}
