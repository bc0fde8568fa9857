import type { Page } from '@assembly-graph/kernel';
import type { Column } from './columns.ts';
import { cursorOf, cursorTextsSql, reversed, type Key } from './keyset.ts';

export type Row = Readonly<Record<string, unknown>>;

/** What is read of each row of a page, and how a thing is made of it. */
export interface Selection<T> {
  /** The columns by the names of their properties, for a SELECT. */
  readonly selected: string;
  /** The columns by their own names. */
  readonly names: string;
  readonly keys: readonly Key[];
  toThing(row: Row): T;
}

/**
 * The columns of these properties and of the keys by which the list is ordered; all of them, if no properties are given.
 * @param properties what is no column among them is passed over
 */
export function selectionOf<T>(columns: ReadonlyMap<string, Column>, properties: readonly string[] | null, keys: readonly Key[]): Selection<T> {
  const wanted = new Set(properties ?? columns.keys());
  for (const { column } of keys) wanted.add(column.property);
  const chosen = [...columns.values()].filter(({ property }) => wanted.has(property));
  return {
    selected: [...chosen.map(({ name, property }) => `${name} as "${property}"`), ...cursorTextsSql(keys)].join(', '),
    names: chosen.map(({ name }) => name).join(', '),
    keys,
    toThing: thingsOf<T>(columns, chosen.map(({ property }) => property)),
  };
}

type ToThing<T> = (row: Row) => T;
const MOST_SHAPES = 500;
/** By the columns of a table and those chosen of them: things of one shape are of one class. */
const shapes = new WeakMap<ReadonlyMap<string, Column>, Map<string, ToThing<unknown>>>();

function thingsOf<T>(columns: ReadonlyMap<string, Column>, properties: readonly string[]): ToThing<T> {
  let ofTable = shapes.get(columns);
  if (!ofTable || ofTable.size >= MOST_SHAPES) shapes.set(columns, (ofTable = new Map()));
  const key = properties.join();
  let toThing = ofTable.get(key);
  if (!toThing) ofTable.set(key, (toThing = thingsWith(properties, [...columns.keys()].filter((property) => !properties.includes(property)))));
  return toThing as ToThing<T>;
}

/** Makes things of some properties. One that was not read throws when it is asked for: it is not silently missing. */
function thingsWith(properties: readonly string[], missing: readonly string[]): ToThing<unknown> {
  class Thing {}
  for (const property of missing) {
    const get = () => {
      throw new Error(`"${property}" was not among what the list was asked for.`);
    };
    Object.defineProperty(Thing.prototype, property, { get });
  }
  return (row) => {
    const thing = (missing.length > 0 ? new Thing() : {}) as Record<string, unknown>;
    for (const property of properties) thing[property] = row[property];
    return thing;
  };
}

/** An element of a page; its cursor is made when it is asked for, as few are. */
class Item<T> {
  readonly #row: Row;
  readonly #order: readonly Key[];
  constructor(
    readonly node: T,
    row: Row,
    order: readonly Key[],
  ) {
    this.#row = row;
    this.#order = order;
  }
  get cursor(): string {
    return cursorOf(this.#order, this.#row);
  }
}

/** @param rows one more than were asked for, if there are more */
export function toPage<T>(rows: readonly Row[], { keys, toThing }: Selection<T>, { count, forward, isContinued }: { count: number; forward: boolean; isContinued: boolean }): Page<T> {
  const more = rows.length > count;
  const order = forward ? keys : reversed(keys);
  const items = rows.slice(0, count).map((row) => new Item(toThing(row), row, order));
  return forward
    ? { items, hasNextPage: more, hasPreviousPage: isContinued }
    : { items: items.reverse(), hasNextPage: isContinued, hasPreviousPage: more };
}
