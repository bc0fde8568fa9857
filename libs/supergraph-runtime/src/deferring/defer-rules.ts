import { GraphQLError, Kind, OperationTypeNode, type ASTVisitor, type StringValueNode, type ValidationContext } from 'graphql';

/**
 * A validation rule: what `@defer` may be said of, and how (as in the draft of the GraphQL specification). Fields of a mutation are done in
 * order, so none of them is deferred; and a label tells one part from all others.
 */
export function deferRules(context: ValidationContext): ASTVisitor {
  const labels = new Map<string, StringValueNode>();
  return {
    Directive(node) {
      if (node.name.value !== 'defer') return;
      const report = (message: string) => context.reportError(new GraphQLError(message, { nodes: node }));
      const root = context.getParentType();
      for (const kind of [OperationTypeNode.MUTATION, OperationTypeNode.SUBSCRIPTION]) {
        if (root && root === context.getSchema().getRootType(kind)) report(`"@defer" cannot be used on the fields of a ${kind}.`);
      }
      const label = node.arguments?.find((each) => each.name.value === 'label')?.value;
      if (label?.kind === Kind.VARIABLE) report('The label of "@defer" cannot be a variable.');
      if (label?.kind !== Kind.STRING) return;
      if (labels.has(label.value)) report(`Two "@defer" have the label "${label.value}".`);
      labels.set(label.value, label);
    },
  };
}
