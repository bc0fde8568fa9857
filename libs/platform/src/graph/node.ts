import { isWritable } from '@assembly-graph/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Field, FieldResolver, ID, Info, InterfaceType, Resolver, Root } from 'type-graphql';

const GLOBAL_ID = /^([A-Za-z]+):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The id of a thing in the whole graph: its type and uuid, opaque to clients. */
export const globalId = (type: string, uuid: string): string => Buffer.from(`${type}:${uuid}`).toString('base64url');

/** The type and uuid that a global id names; null if it is none. */
export function readGlobalId(id: string): { readonly type: string; readonly id: string } | null {
  const [, type, uuid] = GLOBAL_ID.exec(Buffer.from(id, 'base64url').toString('utf8')) ?? [];
  return type === undefined ? null : { type, id: uuid! };
}

/** The uuid in a global id of this type; null if it is none. */
export function uuidIn(type: string, id: string): string | null {
  const named = readGlobalId(id);
  return named?.type === type ? named.id : null;
}

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
