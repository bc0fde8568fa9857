import { createHash } from 'node:crypto';

const NAMESPACE = Buffer.from('6f9619ff8b86d011b42d00c04fc964ff', 'hex');

/**
 * The id of a thing that is known by its natural key: a UUID version 5 (RFC 9562, section 5.5) of type and key,
 * so that loading the same data set twice, here or elsewhere, gives the same ids.
 */
export function uuidOf(type: string, naturalKey: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(`${type}:${naturalKey}`).digest().subarray(0, 16);
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
