import type { SubgraphAnswer, Transport } from '../transport/transport.ts';
import { hash } from './world.ts';

/** What a subgraph may do wrong. */
export type Fault = 'refuses' | 'answers nothing' | 'hangs' | 'answers text' | 'answers a null for a promised value' | 'answers a wrong kind' | 'answers an extra field' | 'answers too few';
const FAULTS: readonly Fault[] = ['refuses', 'answers nothing', 'hangs', 'answers text', 'answers a null for a promised value', 'answers a wrong kind', 'answers an extra field', 'answers too few'];

export interface FaultOptions {
  readonly seed: number;
  /** One fetch of so many goes wrong. */
  readonly oneIn: number;
  /** Response keys that are left as they are: what other fetches are told; nobody could tell that it is wrong. */
  readonly spared: ReadonlySet<string>;
  /** Names of fields that are never null. */
  readonly promised: ReadonlySet<string>;
}

/** A transport on whose way things go wrong, the same for the same seed. */
export function withFaults(transport: Transport, { seed, oneIn, spared, promised }: FaultOptions): Transport {
  let count = 0;
  return {
    async fetch(fetch, signal) {
      count += 1;
      const number = hash(`${count} ${fetch.query}`, seed);
      if (number % oneIn) return transport.fetch(fetch, signal);
      const fault = FAULTS[(number >>> 8) % FAULTS.length]!;
      if (fault === 'refuses') throw new Error('refused');
      if (fault === 'hangs') return new Promise<never>(() => undefined);
      if (fault === 'answers nothing') return { data: null };
      if (fault === 'answers text') return { data: 'text' };
      const answer = structuredClone(await transport.fetch(fetch, signal));
      spoil(answer, fault, number, spared, promised);
      return answer;
    },
    close: () => transport.close(),
  };
}

function spoil(answer: SubgraphAnswer, fault: Fault, number: number, spared: ReadonlySet<string>, promised: ReadonlySet<string>): void {
  const objects: Record<string, unknown>[] = [];
  const gather = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(gather);
    else if (typeof value === 'object' && value !== null) {
      objects.push(value as Record<string, unknown>);
      Object.values(value).forEach(gather);
    }
  };
  gather(answer.data);
  const object = objects[number % Math.max(objects.length, 1)];
  if (!object) return;
  const entities = (answer.data as Record<string, unknown>)._entities;
  if (fault === 'answers too few') {
    if (Array.isArray(entities)) entities.pop();
    return;
  }
  if (fault === 'answers an extra field') {
    object.nobodyAsked = { for: ['this'] };
    return;
  }
  for (const key of Object.keys(object)) {
    if (key.startsWith('_') || spared.has(key)) continue;
    if (fault === 'answers a null for a promised value') {
      if (promised.has(key)) object[key] = null;
    } else if (object[key] !== null) object[key] = Array.isArray(object[key]) ? { wrong: 1 } : typeof object[key] === 'object' ? 7 : { wrong: [1] };
  }
}
