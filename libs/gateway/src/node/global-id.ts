/** What a global id says: the type of the thing and its own id. */
export interface GlobalId {
  type: string;
  uuid: string;
}

const FORM = /^([A-Z][A-Za-z0-9]{0,63}):([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** Reads a global id, base64url of `Type:uuid`; nothing when it isn't one. Padding is not part of it. */
export function readGlobalId(id: string): GlobalId | undefined {
  if (id.length > 200 || !/^[A-Za-z0-9_-]+$/.test(id)) return undefined;
  const [, type, uuid] = FORM.exec(Buffer.from(id, 'base64url').toString('utf8')) ?? [];
  return type && uuid ? { type, uuid } : undefined;
}
