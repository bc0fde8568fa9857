import { GraphQLError, validate, type DocumentNode, type ExecutionResult } from 'graphql';
import type { Circumstances } from '../compiling/execute-plan.ts';
import type { Generation } from '../generation.ts';
import { CannotPlan } from '../planning/plan.ts';
import { askPatiently } from '../transport/patience.ts';
import type { SubgraphAnswer, SubgraphFetch } from '../transport/transport.ts';
import { writtenAnswer, type ExtensionsOf } from '../written-answer.ts';
import { CannotSubscribe, followStream, type PlannedSubscription } from './follow-stream.ts';
import { primaryFetch, tellEvents } from './tell-events.ts';

export const SUBSCRIPTION_INVALID = 'SUBSCRIPTION_INVALID';

/** Gets events of a subscription. @param primary the request that would open its stream */
export type EventSource = (primary: SubgraphFetch, ask: (fetch: SubgraphFetch) => Promise<SubgraphAnswer>) => Promise<readonly SubgraphAnswer[]>;

/** A subscription as a client asks for it. */
export interface AskedSubscription {
  readonly document: DocumentNode;
  readonly source: string;
  readonly operationName: string | undefined;
  /** Under which its text is known. */
  readonly key: string;
  /** As the client gave them. */
  readonly variables: Record<string, unknown>;
  readonly headers: Readonly<Record<string, string>>;
  readonly context: unknown;
  readonly labels: (of: readonly string[]) => readonly string[];
  /** The supergraph for which it was found valid. */
  readonly validFor: Generation | undefined;
}

export interface SubscriptionsOptions {
  readonly current: () => Generation;
  readonly deadlineMs: number;
  readonly extensionsOf?: ExtensionsOf;
  readonly onProblem: (problem: { readonly message: string; readonly subgraph?: string; readonly error?: unknown }) => void;
  readonly cannotBePlanned: () => GraphQLError;
}

export interface Subscriptions {
  subscribe(asked: AskedSubscription, signal: AbortSignal): AsyncGenerator<readonly ExecutionResult[], void>;
  tell(asked: AskedSubscription, source: EventSource): Promise<readonly ExecutionResult[]>;
  /** Another supergraph serves: what is open is planned for that. */
  renew(): void;
}

/** The subscriptions of a runtime, planned for whichever supergraph serves. */
export function subscriptionsOver({ current, deadlineMs, extensionsOf, onProblem, cannotBePlanned }: SubscriptionsOptions): Subscriptions {
  const open = new Set<() => void>();

  async function planned(asked: AskedSubscription): Promise<PlannedSubscription> {
    const generation = current();
    if (generation !== asked.validFor) refuseInvalid(generation, asked.document);
    const known = generation.known(`${asked.key} ${asked.operationName ?? ''}`, asked.document, asked.source, asked.operationName);
    const { coerced: variables, errors = [] } = generation.coerced(known, asked.variables);
    if (!variables) throw new CannotSubscribe(errors);
    const compiled = await generation.compiled(known, variables, asked.labels(generation.labels)).catch((error: unknown) => {
      if (!(error instanceof CannotPlan)) throw error;
      onProblem({ message: 'an operation cannot be planned', error });
      throw new CannotSubscribe([cannotBePlanned()]);
    });
    const transportTo = (subgraph: string) => generation.options.transports.get(subgraph)!;
    const circumstances: Circumstances = {
      variables,
      headers: asked.headers,
      context: asked.context,
      ask: (fetch) => askPatiently((patience) => transportTo(fetch.subgraph).fetch(fetch, patience), deadlineMs),
      failed: (subgraph, error) => onProblem({ message: 'a subgraph gave no usable answer', subgraph, error }),
    };
    return { compiled, circumstances, transportTo };
  }

  return {
    async *subscribe(asked, signal) {
      const onChange = (listener: () => void) => (open.add(listener), () => void open.delete(listener));
      for await (const events of followStream({ plan: () => planned(asked), onChange }, signal)) {
        yield events.map(([outcome, { compiled, circumstances }]) => writtenAnswer(outcome, compiled, circumstances.variables, extensionsOf));
      }
    },
    async tell(asked, source) {
      const { compiled, circumstances } = await planned(asked);
      const events = await source(primaryFetch(compiled, circumstances), circumstances.ask);
      return (await tellEvents(compiled, events, circumstances)).map((outcome) => writtenAnswer(outcome, compiled, circumstances.variables, extensionsOf));
    },
    renew() {
      for (const listener of [...open]) listener();
    },
  };
}

/** @throws CannotSubscribe */
function refuseInvalid({ apiSchema }: Generation, document: DocumentNode): void {
  const reasons = validate(apiSchema, document).map(({ message }) => message);
  if (!reasons.length) return;
  const extensions = { code: SUBSCRIPTION_INVALID, reasons };
  throw new CannotSubscribe([new GraphQLError('The graph does not have what this subscription asks for any more.', { extensions })]);
}
