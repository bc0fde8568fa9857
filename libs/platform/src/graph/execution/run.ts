import { locatedError, type GraphQLError, type OperationDefinitionNode } from 'graphql';
import type { CompiledField, Complete } from './compiled-field.ts';
import type { Place } from './place.ts';

/** Of a value that can't be had where null may not stand: null goes further up. Its error is noted already. */
export const FAILED = Symbol('failed');
/** Of a value that is put in its place later. */
export const PENDING = Symbol('pending');

type Values = Readonly<Record<string, unknown>>;

/** One execution of a compiled operation: who asks for what, what is still awaited, and what went wrong. */
export class Run {
  readonly errors: GraphQLError[] = [];
  /** Whether null went all the way up. */
  isLost = false;
  private awaited = 0;
  private onSettled: (() => void) | null = null;
  private readonly argumentsOf: (Values | undefined)[] = [];

  constructor(
    readonly operation: OperationDefinitionNode,
    readonly context: unknown,
    readonly variables: Record<string, unknown>,
  ) {}

  /** The arguments of a field: the same for every object that has it, so they are read once. @throws GraphQLError */
  arguments({ index, readArguments }: CompiledField): Values {
    return (this.argumentsOf[index] ??= readArguments(this.variables));
  }

  /** Notes an error of a value, unless null stands above it already. */
  failed(error: unknown, { nodes }: CompiledField, place: Place): null | typeof FAILED {
    if (!this.isLost && !place.isLost) this.errors.push(locatedError(error, nodes, place.keys));
    place.gone = true;
    return place.isNullable ? null : FAILED;
  }

  /** Puts what is promised in its place once it is there. */
  later(promise: PromiseLike<unknown>, field: CompiledField, place: Place, complete: Complete): typeof PENDING {
    this.awaited += 1;
    promise.then(
      (value) => this.deliver(completed(value, complete, this, field, place), place),
      (error: unknown) => this.deliver(this.failed(error, field, place), place),
    );
    return PENDING;
  }

  /** Resolves when nothing is awaited any more. */
  settled(): Promise<void> | null {
    return this.awaited === 0 ? null : new Promise((resolve) => (this.onSettled = resolve));
  }

  private deliver(value: unknown, place: Place): void {
    if (value === FAILED) this.giveUp(place.above);
    else if (value !== PENDING) place.put(value);
    this.awaited -= 1;
    if (this.awaited === 0) this.onSettled?.();
  }

  /** Null goes up to the nearest place where it may stand. */
  private giveUp(from: Place | null): void {
    for (let place = from; place; place = place.above) {
      if (place.gone) return;
      place.gone = true;
      if (place.isNullable) return place.put(null);
    }
    this.isLost = true;
  }
}

/** A value as it goes into the answer; null, or FAILED, if it can't be had. */
export function completed(value: unknown, complete: Complete, run: Run, field: CompiledField, place: Place): unknown {
  try {
    const made = complete(value, run, place);
    if (made !== FAILED) return made;
    place.gone = true;
    return place.isNullable ? null : FAILED;
  } catch (error) {
    return run.failed(error, field, place);
  }
}
