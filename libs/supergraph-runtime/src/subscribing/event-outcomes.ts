import type { ResponsePath } from '../compiling/hosts.ts';
import { emptyOutcome, type Blank, type FetchError, type Outcome } from '../compiling/outcome.ts';

/** A failure that many places of an event suffer is told at so many of them. */
const MOST_PLACES = 20;

/**
 * Events that stand one after the other under the key of the subscription, so that what else is fetched is fetched for all of them at once.
 * @param own what the events' own subgraph told of each
 */
export function sideBySide(own: readonly Outcome[], key: string): Outcome {
  const errors = own.flatMap((outcome, event) => outcome.errors.map((error) => ({ ...error, path: error.path && inside(error.path, event) })));
  // None of the places where something failed is left out: each event must tell of its own.
  return { ...emptyOutcome({ [key]: own.map(({ data }) => data[key]) }), errors, mostPlaces: Infinity };
}

/** Takes them apart again: to each event its data, its errors, and what failed of it. An error without a place is told with each. */
export function eventOutcomes(all: Outcome, own: readonly Outcome[], key: string): Outcome[] {
  const data = all.data[key] as readonly unknown[];
  return own.map((outcome, event) => ({
    data: Object.hasOwn(outcome.data, key) ? { [key]: data[event] } : {},
    errors: fewOfEach(all.errors.flatMap((error) => (isOf(error.path, event) ? [{ ...error, path: error.path && outside(error.path) }] : []))),
    blanks: [...outcome.blanks, ...all.blanks.map((blank) => blankOf(blank, event))],
  }));
}

const inside = ([key, ...rest]: ResponsePath, event: number): ResponsePath => (key === undefined ? [] : [key, event, ...rest]);
const outside = ([key, , ...rest]: ResponsePath): ResponsePath => (key === undefined ? [] : [key, ...rest]);
const isOf = (path: ResponsePath | undefined, event: number): boolean => path === undefined || path.length < 2 || path[1] === event;

const blankOf =
  (blank: Blank, event: number): Blank =>
  () => {
    const { paths, keysOf } = blank();
    const mine = paths.flatMap((path, index) => (isOf(path, event) ? [index] : []));
    return { paths: mine.map((index) => outside(paths[index]!)), keysOf: (index) => keysOf(mine[index]!) };
  };

/** What came from a subgraph itself is all told. */
function fewOfEach(errors: readonly FetchError[]): FetchError[] {
  const told = new Map<string, number>();
  return errors.filter(({ message, cause }) => {
    if (cause !== undefined) return true;
    told.set(message, (told.get(message) ?? 0) + 1);
    return told.get(message)! <= MOST_PLACES;
  });
}
