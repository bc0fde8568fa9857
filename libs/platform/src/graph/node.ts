import { isWritable } from '@assembly-graph/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Field, FieldResolver, ID, Info, InterfaceType, Resolver, Root } from 'type-graphql';
import { globalId, uuidIn } from './global-id.ts';

/** The thing with this global id, if it is one of the type: for `__resolveReference` by id. */
export function byGlobalId<T>(type: string, id: unknown, loader: { load(uuid: string): Promise<T | null> }): Promise<T | null> | null {
  const uuid = typeof id === 'string' ? uuidIn(type, id) : null;
  return uuid === null ? null : loader.load(uuid);
}

/** The stub that another subgraph sent, if it has its key: for `__resolveReference` of a type to which we only add fields. */
export const stubWith =
  <Stub extends object>(key: keyof Stub) =>
  (stub: Stub): Stub | null =>
    isWritable(stub[key]) ? stub : null;

/** Shared by all subgraphs, so it must not register implementing types by itself: each door names its own. */
@InterfaceType('Node', {
  autoRegisterImplementations: false,
  resolveType: (thing: { __typename: string }) => thing.__typename,
  description: 'A thing with an id that holds in the whole graph.',
})
export abstract class NodeInterface {
  @Field(() => ID, { description: 'The id in the whole graph, for `node(id:)`; opaque.' })
  readonly id!: string;
}

/** The record knows a thing by its uuid, the graph by type and uuid. */
@Resolver(() => NodeInterface)
export class NodeResolver {
  @FieldResolver(() => ID)
  id(@Root() { id }: { id: string }, @Info() { parentType }: GraphQLResolveInfo): string {
    return globalId(parentType.name, id);
  }
}
