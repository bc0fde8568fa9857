import type { Actor } from '@assembly-graph/kernel';
import { CannotSubscribe } from '@assembly-graph/supergraph-runtime';
import type { GraphQLError } from 'graphql';
import type { Engine } from '../engine/engine.ts';
import { CannotGoOn, type Told } from './follow-feed.ts';
import { requestOf, toldAnswer } from './pages.ts';
import type { ToldError } from './told-page.ts';
import type { ValidSubscription } from './valid-subscription.ts';

export interface StreamedSubscription {
  readonly valid: ValidSubscription;
  readonly key: string;
  readonly actor: Actor | undefined;
  /** Of the client's request. */
  readonly headers: ReadonlyMap<string, string>;
}

/**
 * A subscription that no feed keeps: its subgraph tells it, and where it was cut off nobody knows. What the client does not take is not read
 * from the subgraph.
 * @throws CannotGoOn
 */
export async function* toldStream(
  subscribe: NonNullable<Engine['subscribe']>,
  { valid, key, actor, headers }: StreamedSubscription,
  format: (error: GraphQLError) => ToldError,
  signal: AbortSignal,
): AsyncGenerator<Told, void> {
  try {
    for await (const events of subscribe(requestOf(valid, actor, headers), signal)) {
      for (const event of events) yield { cursor: null, answer: toldAnswer(event, format) };
    }
  } catch (failure) {
    if (!(failure instanceof CannotSubscribe)) throw failure;
    throw new CannotGoOn(failure.errors.map((error) => ({ ...format(error), path: [key] })), null);
  }
}
