import { GraphQLError, type ASTVisitor, type ValidationContext } from 'graphql';

/**
 * A validation rule: an operation is of a kind that the graph has. GraphQL's own rules say nothing of one that it hasn't, and
 * the engine takes it for a fault of ours.
 */
export function offeredOperations(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (context.getSchema().getRootType(node.operation)) return undefined;
      context.reportError(new GraphQLError(`The graph has no ${node.operation}s.`, { nodes: node }));
      return false;
    },
  };
}
