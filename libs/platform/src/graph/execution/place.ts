import type { GraphQLResolveInfo } from 'graphql';

type Path = GraphQLResolveInfo['path'];

/** An object or a list of the answer. */
export type Container = object;

/** Where a value stands in the answer: the path of its errors is read from it, and null is put there if it can't be had. */
export class Place {
  /** Null stands here, or further up: what comes later comes too late. */
  gone = false;

  /**
   * @param above the place of the object or list that this is in; null in the root
   * @param typeName of the object whose field this is; undefined of an element of a list
   */
  constructor(
    readonly above: Place | null,
    readonly key: string | number,
    readonly container: Container,
    readonly isNullable: boolean,
    readonly typeName: string | undefined,
  ) {}

  put(value: unknown): void {
    (this.container as Record<string | number, unknown>)[this.key] = value;
  }

  /** Whether null stands in the place of all this. */
  get isLost(): boolean {
    for (let place: Place | null = this; place; place = place.above) if (place.gone) return true;
    return false;
  }

  get keys(): (string | number)[] {
    const keys: (string | number)[] = [];
    for (let place: Place | null = this; place; place = place.above) keys.push(place.key);
    return keys.reverse();
  }

  /** As graphql-js has it in the `info` of a resolver. */
  get path(): Path {
    return { prev: this.above?.path, key: this.key, typename: this.typeName };
  }
}
