import { GraphQLError, Lexer, parse, Source, TokenKind } from 'graphql';
import type { Limits } from './limits.ts';
import { measure } from './measure.ts';

/** A query over a limit. Always the client's to mend: the status is in the 400s. */
export function overLimit(message: string, code: string, status = 400): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status } } });
}

/**
 * Says whether a query is within the limits: nothing, or the error to answer with. A query that cannot be parsed is left to
 * the server, which says what is wrong with it.
 *
 * The texts found good are remembered (the last `remembered` of them), so a query that comes again costs one look-up.
 */
export function withinLimits(limits: Limits, remembered = 1000): (query: string) => GraphQLError | undefined {
  const good = new Set<string>();
  return (query) => {
    if (good.has(query)) return undefined;
    const error = overTokens(query, limits.tokens) ?? overSize(query, limits);
    if (error) return error;
    if (good.size >= remembered) good.delete(good.values().next().value as string);
    good.add(query);
    return undefined;
  };
}

function overTokens(query: string, most: number): GraphQLError | undefined {
  // A token has a character at least.
  if (query.length <= most) return undefined;
  const lexer = new Lexer(new Source(query));
  try {
    for (let count = 0; lexer.advance().kind !== TokenKind.EOF; count += 1) {
      if (count >= most)
        return overLimit(`The query has more than ${most} tokens. Split it, or ask for less.`, 'QUERY_TOO_LARGE');
    }
  } catch {
    return undefined;
  }
  return undefined;
}

function overSize(query: string, limits: Limits): GraphQLError | undefined {
  let document;
  try {
    document = parse(query, { noLocation: true, maxTokens: limits.tokens });
  } catch {
    return undefined;
  }
  const size = measure(document);
  if (size.depth > limits.depth) {
    return overLimit(
      `The query nests more than ${limits.depth} fields in one another. Ask for the inner part by itself.`,
      'QUERY_TOO_DEEP',
    );
  }
  if (size.rootFields > limits.rootFields) {
    return overLimit(
      `The query has more than ${limits.rootFields} fields at its root. Send several queries.`,
      'TOO_MANY_ROOT_FIELDS',
    );
  }
  if (size.aliases > limits.aliases) {
    return overLimit(
      `The query has more than ${limits.aliases} aliases. Use nodes(ids:) or a filter instead.`,
      'TOO_MANY_ALIASES',
    );
  }
  if (size.fields > limits.fields) {
    return overLimit(`The query asks for more than ${limits.fields} fields once its fragments are expanded.`, 'QUERY_TOO_LARGE');
  }
  return undefined;
}
