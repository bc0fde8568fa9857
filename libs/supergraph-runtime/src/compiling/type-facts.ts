import { isAbstractType, isInterfaceType, isNonNullType, isObjectType, type GraphQLSchema } from 'graphql';

/** What the types of a supergraph are, also those that clients don't see. */
export interface TypeFacts {
  /** Whether an object with this `__typename` meets a type condition. */
  covers(condition: string, typename: string): boolean;
  isObjectType(name: string): boolean;
  /** Whether a field of a type is promised never to be null. */
  isPromised(type: string, field: string): boolean;
}

/** @param supergraph the supergraph as an executable schema */
export function typeFacts(supergraph: GraphQLSchema): TypeFacts {
  const known = new Map<string, ReadonlySet<string>>();
  const covered = (condition: string): ReadonlySet<string> => {
    let names = known.get(condition);
    if (!names) {
      const type = supergraph.getType(condition);
      names = new Set([condition]);
      if (isAbstractType(type)) {
        const { objects, interfaces } = isInterfaceType(type) ? supergraph.getImplementations(type) : { objects: supergraph.getPossibleTypes(type), interfaces: [] };
        names = new Set([condition, ...objects.map(({ name }) => name), ...interfaces.map(({ name }) => name)]);
      }
      known.set(condition, names);
    }
    return names;
  };
  return {
    covers: (condition, typename) => condition.split('|').some((each) => covered(each).has(typename)),
    isObjectType: (name) => isObjectType(supergraph.getType(name)),
    isPromised(type, field) {
      const owner = supergraph.getType(type);
      return (isObjectType(owner) || isInterfaceType(owner)) && isNonNullType(owner.getFields()[field]?.type);
    },
  };
}
