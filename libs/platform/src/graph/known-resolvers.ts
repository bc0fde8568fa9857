/** type-graphql keeps what it was told there, and exports no door to it. */
export const metadata = () => globalThis.TypeGraphQLMetadataStorage as typeof globalThis.TypeGraphQLMetadataStorage | undefined;
type Metadata = NonNullable<ReturnType<typeof metadata>>;

/** What type-graphql knows of a method that resolves a field. */
export type FieldResolver = Metadata['fieldResolvers'][number];

/**
 * The methods of these resolvers that may resolve a field of a type, one that it has from an interface too. There is more than one where several
 * classes of one name are told of, and none if type-graphql should keep them elsewhere some day.
 */
export function fieldResolvers(resolvers: readonly object[]): (type: string, field: string) => readonly FieldResolver[] {
  const known = metadata();
  if (!known) return () => [];
  const classes = new Set(resolvers.map(({ constructor }) => constructor));
  const ofSubgraph = Map.groupBy(known.fieldResolvers.filter(({ target }) => classes.has(target)), ({ schemaName }) => schemaName);
  const ofTypes = Map.groupBy(known.objectTypes, ({ name }) => name);
  return (type, field) => {
    const own = new Set((ofTypes.get(type) ?? []).flatMap((each) => classesOf(each, known)));
    return (ofSubgraph.get(field) ?? []).filter(({ getObjectType }) => own.has(getObjectType?.()));
  };
}

function classesOf({ target, interfaceClasses = [] }: Pick<Metadata['interfaceTypes'][number], 'target' | 'interfaceClasses'>, known: Metadata): unknown[] {
  const inherited: unknown[] = [];
  for (let ancestor: unknown = target; typeof ancestor === 'function' && ancestor.prototype; ancestor = Object.getPrototypeOf(ancestor)) inherited.push(ancestor);
  const interfaces = interfaceClasses.flatMap((one) => classesOf(known.interfaceTypes.find((each) => each.target === one) ?? { target: one, interfaceClasses: [] }, known));
  return [...inherited, ...interfaces];
}
