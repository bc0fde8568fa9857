import { decimal, isDate, isInstant } from '@assembly-graph/kernel';
import { GraphQLScalarType, Kind } from 'graphql';
import { GraphQLError } from 'graphql';

/** A scalar that is a string of one form, checked on the way in. */
function textScalar(name: string, description: string, read: (text: string) => string | null, specifiedByURL?: string): GraphQLScalarType {
  const parse = (value: unknown): string => {
    const text = typeof value === 'string' ? read(value) : null;
    if (text === null) throw new GraphQLError(`This is not a ${name}.`, { extensions: { code: 'BAD_USER_INPUT' } });
    return text;
  };
  return new GraphQLScalarType({
    name,
    description,
    specifiedByURL,
    serialize: (value) => String(value),
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING || (name === 'Decimal' && (node.kind === Kind.INT || node.kind === Kind.FLOAT)) ? node.value : null),
  });
}

export const DateScalar = textScalar(
  'Date',
  'A day of the calendar, YYYY-MM-DD (ISO 8601).',
  (text) => (isDate(text) ? text : null),
);

export const DateTimeScalar = textScalar(
  'DateTime',
  'An instant, RFC 3339. Where one is given as an argument, a plain day (YYYY-MM-DD) stands for its first moment in UTC.',
  (text) => (isDate(text) || isInstant(text) ? text : null),
  'https://www.rfc-editor.org/rfc/rfc3339',
);

export const DecimalScalar = textScalar(
  'Decimal',
  'An exact decimal number as a string, e.g. "144587.3": money and shares are never binary fractions.',
  decimal,
);

export const JSONScalar = new GraphQLScalarType({
  name: 'JSON',
  description: 'Any JSON value: what an event says of itself beyond what all events say. Read only.',
  serialize: (value) => value,
  parseValue: () => {
    throw new GraphQLError('JSON is not taken as input.', { extensions: { code: 'BAD_USER_INPUT' } });
  },
});
