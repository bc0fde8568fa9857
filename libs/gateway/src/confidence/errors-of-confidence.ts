import { GraphQLError } from 'graphql';

/**
 * An error about the confidence that we asked for is told of the field by its own name, and only where the client isn't told
 * the same already: it didn't ask for the field.
 */
export function withoutAlias(errors: readonly GraphQLError[], alias: string): GraphQLError[] {
  const isOurs = ({ path }: GraphQLError) => path?.at(-1) === alias;
  const kindOf = ({ extensions }: GraphQLError) => `${extensions?.code} ${extensions?.service ?? extensions?.serviceName}`;
  const told = new Set(errors.filter((error) => !isOurs(error)).map(kindOf));
  return errors.flatMap((error) => {
    if (!isOurs(error)) return [error];
    if (told.has(kindOf(error))) return [];
    const { message, extensions, originalError } = error;
    return [new GraphQLError(message, { path: [...(error.path ?? []).slice(0, -1), 'confidence'], extensions, originalError })];
  });
}
