import { GraphQLError } from 'graphql';
import type { ResponsePath } from '../compiling/hosts.ts';
import type { FetchError, Outcome } from '../compiling/outcome.ts';
import type { AnswerPath, FindAnswerPath } from './answer-paths.ts';

export const INVALID_SUBGRAPH_ANSWER = 'INVALID_SUBGRAPH_ANSWER';

/** A value that was asked for on behalf of the gateway, and is not written into the answer. */
export interface HiddenValue {
  readonly path: ResponsePath;
  readonly value: unknown;
}

const SEPARATOR = '\u0000';
const placeOf = (path: readonly (string | number)[]) => path.join(SEPARATOR);

/** What comes to light while an answer is written: values that are not what the graph promises. */
export class Report {
  readonly violations: GraphQLError[] = [];
  hidden: HiddenValue[] = [];
  private explained?: Set<string>;

  constructor(
    private readonly outcome: Outcome,
    private readonly answerPath: FindAnswerPath,
  ) {}

  /** Whether no string of the data holds quotes, backslashes, control characters, or anything beyond ASCII. */
  get isPlain(): boolean {
    return this.outcome.isPlain === true;
  }

  /** The errors of the subgraphs, at their places in the answer, and the violations. */
  get errors(): GraphQLError[] {
    if (!this.outcome.errors.length) return this.violations;
    return [...toldErrors(this.outcome, this.answerPath), ...this.violations];
  }

  /** A null where the graph promises a value; it is told of unless an error says already why nothing is there. */
  missing(path: ResponsePath, field: string): undefined {
    this.violation(path, `Cannot return null for non-nullable field ${field}.`);
  }

  /** A value of the wrong kind. */
  wrong(path: ResponsePath, field: string, expected: string): undefined {
    this.violation(path, `The value of ${field} is no ${expected}.`);
  }

  private violation(path: ResponsePath, message: string): void {
    if (this.isExplained(path)) return;
    this.violations.push(new GraphQLError(message, { path, extensions: { code: INVALID_SUBGRAPH_ANSWER } }));
  }

  private isExplained(path: ResponsePath): boolean {
    this.explained ??= explainedPlaces(this.outcome, this.answerPath);
    return this.explained.has(placeOf(path));
  }
}

/** The places that an error is about: its own, those that it emptied on its way up, and those that a failed fetch left blank. */
function explainedPlaces({ errors, blanks }: Outcome, answerPath: (path: ResponsePath) => AnswerPath): Set<string> {
  const places = new Set<string>();
  for (const error of errors) {
    const { path } = answerPath(error.path ?? []);
    path.forEach((_, index) => places.add(placeOf(path.slice(0, index + 1))));
  }
  for (const blank of blanks) {
    const { paths, keysOf } = blank();
    paths.forEach((path, index) => {
      for (const key of keysOf(index)) places.add(placeOf(answerPath([...path, key]).path));
    });
  }
  return places;
}


/** Where an error is told: where it is about, or, if that was not asked for, at what was and is missing because of it. */
function placesOf({ path, emptied }: FetchError, answerPath: (path: ResponsePath) => AnswerPath): (Omit<AnswerPath, 'path'> & { path: ResponsePath | undefined })[] {
  if (!path) return [{ path, isAskedFor: true }];
  const place = answerPath(path);
  if (place.isAskedFor || !emptied || emptied.steps > path.length) return [place];
  const host = path.slice(0, path.length - emptied.steps);
  const missing = emptied.keys().map((key) => answerPath([...host, key])).filter(({ isAskedFor }) => isAskedFor);
  return missing.length ? missing : [place];
}

/**
 * An error of something that the client didn't ask for is told where that would be, unless it is told already of what couldn't be
 * had because of it. Of what is asked for of another type only, it is of no concern.
 */
function toldErrors({ errors, data }: Outcome, answerPath: FindAnswerPath): GraphQLError[] {
  const placed = errors.flatMap((error) => placesOf(error, (path) => answerPath(path, data)).map((place) => ({ error, ...place })));
  const causes = new Set<unknown>(placed.flatMap(({ error, isAskedFor }) => (isAskedFor && error.cause !== undefined ? [error.cause] : [])));
  return placed
    .filter(({ error, isAskedFor, isOfOtherType }) => isAskedFor || (!isOfOtherType && !causes.has(error.cause)))
    .map(({ error, path }) => {
      const originalError = error.cause instanceof Error ? error.cause : undefined;
      return new GraphQLError(error.message, { path: path?.length ? path : undefined, extensions: error.extensions, originalError });
    });
}
