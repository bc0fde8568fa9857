import type { OperationKind } from '../planning/plan.ts';

/** One operation as a subgraph is asked it. */
export interface SubgraphFetch {
  readonly subgraph: string;
  readonly kind: OperationKind;
  readonly query: string;
  readonly operationName?: string;
  /** The variables as objects, new ones at each call: for a subgraph of this process. */
  variables(): Record<string, unknown>;
  /** The body of a POST, `{"query":…,"variables":…}`: written at most once. */
  body(): string;
  /** Headers of the client's request that are passed on. */
  readonly headers: Readonly<Record<string, string>>;
  /** The context of the client's request. */
  readonly context: unknown;
}

/** An error as a subgraph tells it. Nothing of it can be relied on. */
export interface ToldError {
  readonly message?: unknown;
  readonly path?: unknown;
  readonly extensions?: unknown;
}

/** What a subgraph answers. Its objects belong to who asked: they are changed. */
export interface SubgraphAnswer {
  readonly data?: unknown;
  readonly errors?: readonly ToldError[];
  /** Whether no string in it holds quotes, backslashes, control characters, or anything beyond ASCII; told only where that is cheap to know. */
  readonly isPlain?: boolean;
}

/** What a subgraph answered, as it came. */
export interface UnreadAnswer {
  readonly bytes: Buffer;
  /** Its objects, new ones at each call. @throws NoAnswer when it is not of GraphQL's form */
  read(): SubgraphAnswer;
}

/**
 * The way to a subgraph. Whoever asks may lose patience: the signal says when, and a transport that can stop working then does.
 * Rejects when there is no answer of GraphQL's form; the reason is for the log only.
 */
export interface Transport {
  fetch(fetch: SubgraphFetch, signal: AbortSignal): Promise<SubgraphAnswer>;
  /** The same for who may not need its objects. Absent: this way has no bytes. */
  fetchUnread?(fetch: SubgraphFetch, signal: AbortSignal): Promise<UnreadAnswer>;
  /**
   * Opens a subscription: what its subgraph tells, in order, as many events at once as there are. It is over when the subgraph says so; whoever has
   * enough returns it, or aborts the signal. Absent: this way carries none.
   * @throws StreamRefused, NoAnswer for one that is lost or can't be opened
   */
  stream?(fetch: SubgraphFetch, signal: AbortSignal): AsyncGenerator<readonly SubgraphAnswer[], void>;
  /** Gives up what it holds; what is under way may fail. */
  close(): Promise<void>;
}

/** A subgraph gave no answer that can be used. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** A subgraph does not open a stream, and says why. */
export class StreamRefused extends Error {
  override readonly name = 'StreamRefused';

  constructor(readonly errors: readonly ToldError[]) {
    super('the subgraph does not open the stream');
  }
}

/** A subgraph did not answer in time. */
export class DeadlinePassed extends NoAnswer {
  constructor(milliseconds: number) {
    super(`no answer within ${milliseconds} ms`);
  }
}
