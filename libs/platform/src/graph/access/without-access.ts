import { Kind, visit, type ConstListValueNode, type DocumentNode } from 'graphql';
import { ACCESS_DIRECTIVES } from './guards.ts';

const isAccess = (name: string) => ACCESS_DIRECTIVES.has(name.replace(/^@/, ''));

/**
 * A subgraph's SDL without its access directives, for composition: the stock gateway refuses to start on a supergraph that has
 * them. They are enforced in the subgraph.
 */
export function withoutAccess(document: DocumentNode): DocumentNode {
  return visit(document, {
    Directive(node) {
      if (isAccess(node.name.value)) return null;
      if (node.name.value !== 'link') return undefined;
      const args = node.arguments?.map((argument) =>
        argument.name.value === 'import' && argument.value.kind === Kind.LIST
          ? { ...argument, value: withoutNames(argument.value as ConstListValueNode) }
          : argument,
      );
      return { ...node, arguments: args };
    },
  });
}

const withoutNames = (list: ConstListValueNode): ConstListValueNode => ({
  ...list,
  values: list.values.filter((value) => value.kind !== Kind.STRING || !isAccess(value.value)),
});
