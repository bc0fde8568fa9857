import { setFlagsFromString } from 'node:v8';

/** Of Node 24 on; an older one would complain of it. */
const COUNTED_WITH_THE_HEAP = '--external-memory-accounted-in-global-limit';
const FIRST_NODE = 24;

/**
 * Answers are bytes outside of the heap. By default V8 marks the whole heap whenever 64 MB of such bytes have come and gone, every hundred and
 * fifty large answers; with this it counts them along with the heap, whose limit grows with what is in use (decision 56). For the whole process,
 * before it answers anything.
 */
export function countBytesWithTheHeap(): void {
  if (Number.parseInt(process.versions.node, 10) >= FIRST_NODE) setFlagsFromString(COUNTED_WITH_THE_HEAP);
}
