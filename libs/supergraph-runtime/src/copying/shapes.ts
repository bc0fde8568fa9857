import type { GraphQLOutputType, SelectionSetNode } from 'graphql';

/**
 * What is known of a plan's answers before they come: each object of one type at one place of one fetch's answer has a shape. What is found
 * of an object while an answer is looked through is its record, a stretch of numbers with a slot for each of what is named here.
 */
export interface Shape {
  readonly number: number;
  /** The fetch whose answer it stands in. */
  readonly fetch: number;
  /** Its object type. */
  readonly type: string;
  /** That type as it stands in records. */
  readonly typeNumber: number;
  /** In the order in which a subgraph answers them. */
  readonly fields: readonly ShapeField[];
  /** How many numbers a record has. The first of one that may be of several types says of which it is. */
  slots: number;
  readonly isOneOfSeveral: boolean;
  /** Where the record of what another fetch tells of the same object stands, by that fetch. */
  readonly links: Map<number, number>;
  /** Of which lists of hosts it is one, and by which of the recipes there it is told. */
  readonly hostOf: { readonly list: number; readonly recipe: number }[];
  /** The slots of its runs of fields, by the first and the last. */
  readonly runs: Map<string, readonly [number, number]>;
  /** Which fetches go on from here: another visit must find the same. */
  visitedBy?: string;
}

export interface ShapeField {
  readonly place: number;
  readonly key: string;
  readonly name: string;
  readonly type: GraphQLOutputType;
  readonly sets: readonly SelectionSetNode[];
  /** Of an object or a list of them: the shapes, by object type. */
  readonly shapes: Map<string, Shape>;
  /** Two slots: where its value begins and ends. */
  value?: number;
  /** Where the record, or the first cell of a list, stands: 0 for null, EMPTY for a list without elements. */
  child?: number;
  /** Slots: where runs of fields begin, with this one's key, and end, with its value. */
  readonly starts: number[];
  readonly ends: number[];
}

/** A list has a cell for each element: where the next one is (0 after the last), and the element's record, inner list, or 0 for null. */
export const CELL = 2;
export const EMPTY = -1;

/** A list of hosts has a cell for each: where the next one is, its record, its recipe, and the place of its representation. */
export const HOST_CELL = 4;
/** Of each list of hosts: its first cell, its last, and how many there are. */
export const HOST_LIST = 3;

/** What a host has of itself, beside what other fetches tell of it. */
export const OWN = -1;

/** The record in which something stands that is known of a host: its own, or that of what another fetch tells of it. */
export interface Source {
  /** The fetch, or OWN. */
  readonly link: number;
  readonly shape: Shape;
}

/** What a fetch is told of an object: texts, and values from what is known of it. */
export interface Recipe {
  readonly typeNumber: number;
  /** Where in the host's record the place of what the fetch tells goes. */
  readonly slot: number;
  /** Before each value, and after the last. */
  readonly texts: readonly Uint8Array[];
  readonly values: readonly ToldValue[];
}

export interface ToldValue {
  /** The fetch in whose record it stands, or OWN. */
  readonly link: number;
  /** The fetch in whose answer its bytes stand. */
  readonly fetch: number;
  /** Two slots, where it begins and ends. */
  readonly slot: number;
  /** Where in the host's record that of the source stands, if it isn't the host's own. */
  readonly linkSlot: number;
}

/** Where something stands in the answer: response keys, and the depths of lists in which it is an element. */
export type AnswerSteps = readonly (string | number)[];

/** A piece of the answer's text for an object. Without `otherwise` it cannot be copied where its record is missing. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  /** From one slot's place to another's: one or more members. */
  | { readonly kind: 'run'; readonly source: Source; readonly start: number; readonly end: number; readonly otherwise?: string }
  /** A value that is not the client's: looked at, and not copied. */
  | { readonly kind: 'hidden'; readonly source: Source; readonly start: number; readonly path: AnswerSteps }
  | { readonly kind: 'inner'; readonly source: Source; readonly slot: number; readonly inner: Inner; readonly isNullable: boolean };

/** How an object is copied into the answer. */
export interface ObjectCopy {
  readonly number: number;
  readonly shape: Shape;
  readonly pieces: Piece[];
}

export type Inner =
  | { readonly kind: 'object'; readonly isOneOfSeveral: boolean; readonly copies: ReadonlyMap<string, ObjectCopy> }
  | { readonly kind: 'list'; readonly item: Inner; readonly isNullable: boolean; readonly depth: number };

/** An operation whose answers, or whose plan, cannot be copied: it is executed in the other way. */
export class NotCopied extends Error {
  override readonly name = 'NotCopied';
}
