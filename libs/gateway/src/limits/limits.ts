/** How large a query may be. Each is checked before the query is validated, over GET and POST alike. */
export interface Limits {
  /** Bytes of a request's body. */
  bodyBytes: number;
  /** Lexical tokens of the document. */
  tokens: number;
  /** Fields within fields, fragments expanded. The introspection fields have their own rule (graphql-js caps their nesting). */
  depth: number;
  /** Fields that are given another name, fragments expanded. */
  aliases: number;
  /** Fields of an operation's root type, fragments expanded. */
  rootFields: number;
  /** Fields of the whole document, fragments expanded: a small document of nested fragments can mean millions. */
  fields: number;
}

/** For graphs of which nothing is known but that they should be answered. */
export const foreignLimits: Limits = { bodyBytes: 1024 * 1024, tokens: 20_000, depth: 60, aliases: 2000, rootFields: 500, fields: 50_000 };

export const defaultLimits: Limits = {
  bodyBytes: 256 * 1024,
  tokens: 2000,
  depth: 15,
  aliases: 50,
  rootFields: 20,
  fields: 2000,
};
