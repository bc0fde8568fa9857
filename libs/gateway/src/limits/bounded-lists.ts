import { getNamedType, GraphQLError, Kind, type ArgumentNode, type ASTVisitor, type ValidationContext } from 'graphql';

const MOST = 100;
const ARGUMENTS = ['first', 'last'];

/**
 * A validation rule: a field that gives a connection says how many it wants, from one end: exactly one of `first` and `last`,
 * from 1 to 100. A variable counts as given; the subgraph checks its value.
 */
export function boundedLists(context: ValidationContext): ASTVisitor {
  return {
    Field(node) {
      const field = context.getFieldDef();
      if (!field || !getNamedType(field.type).name.endsWith('Connection')) return;
      if (!field.args.some(({ name }) => ARGUMENTS.includes(name))) return;
      const given = (node.arguments ?? []).filter(
        (argument) => ARGUMENTS.includes(argument.name.value) && argument.value.kind !== Kind.NULL,
      );
      if (given.length !== 1) {
        report(`"${node.name.value}" must be given exactly one of "first" and "last", from 1 to ${MOST}.`, given);
        return;
      }
      const [{ name, value }] = given as [ArgumentNode];
      if (value.kind === Kind.INT && !(Number(value.value) >= 1 && Number(value.value) <= MOST)) {
        report(`"${name.value}" of "${node.name.value}" must be from 1 to ${MOST}.`, given);
      }

      function report(message: string, args: ArgumentNode[]) {
        context.reportError(
          new GraphQLError(message, { nodes: args.length ? args : node, extensions: { clientCode: 'BAD_USER_INPUT' } }),
        );
      }
    },
  };
}
