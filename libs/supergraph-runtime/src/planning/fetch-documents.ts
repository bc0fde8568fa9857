import { parse, type DocumentNode } from 'graphql';
import { BoundedCache } from '../bounded-cache.ts';

const MOST_BYTES = 2 * 1024 * 1024;
/** What a document without places weighs for each character, about. */
const BYTES_A_CHARACTER = 60;

const read = new BoundedCache<DocumentNode>(MOST_BYTES);

/** The document of a fetch of a plan. It is looked at more than once, and the same fetch stands in the plans of many operations. */
export function fetchDocument(text: string): DocumentNode {
  let document = read.get(text);
  if (!document) read.set(text, (document = parse(text, { noLocation: true })), text.length * BYTES_A_CHARACTER);
  return document;
}
