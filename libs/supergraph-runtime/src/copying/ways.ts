import type { PathStep } from '../planning/plan.ts';

/** The way of a fetch to its hosts, as far as it has been gone. */
export interface Way {
  readonly fetch: number;
  readonly list: number;
  readonly steps: readonly PathStep[];
  readonly at: number;
}

/** A way on from an object of a type: nothing, if it leads to objects of other types only. */
export function goneThrough(way: Way, type: string): Way[] {
  let { at } = way;
  for (let step = way.steps[at]; typeof step === 'object'; step = way.steps[at]) {
    if (!step.types.includes(type)) return [];
    at += 1;
  }
  return [{ ...way, at }];
}

/** The ways that go on through a key. */
export const waysBy = (ways: readonly Way[], key: string): Way[] => ways.flatMap((way) => (way.steps[way.at] === key ? [{ ...way, at: way.at + 1 }] : []));
