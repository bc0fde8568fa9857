import {
  getNamedType,
  isCompositeType,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { groupFields, type CollectedField } from '../projecting/collect-fields.ts';
import { canonicalArguments } from './canonical.ts';
import { PlanFault, type Place } from './place.ts';

/**
 * Whatever the client asked for is there, under its response key and with its arguments, for every type that may stand in its
 * place.
 * @param keyOf the key under which the data of a response key is fetched
 * @throws PlanFault
 */
export function checkAnswer(root: Place, operation: OperationDefinitionNode, schema: GraphQLSchema, keyOf: KeyOf): void {
  const type = schema.getRootType(operation.operation)!;
  check(root, type, [operation.selectionSet], { schema, keyOf });
}

/** The key in fetched data of a field of an answer. */
export type KeyOf = (field: CollectedField) => string;

interface Checking {
  readonly schema: GraphQLSchema;
  readonly keyOf: KeyOf;
}

function check(place: Place, type: GraphQLCompositeType, sets: CollectedField['selectionSets'], checking: Checking): void {
  const groups = groupFields(checking.schema, type, sets);
  for (const { types, fields } of groups)
    for (const object of types) checkObject(place, type, object, { fields, isTypeNeeded: groups.length > 1 }, checking);
}

interface Expected {
  readonly fields: readonly CollectedField[];
  /** Whether what is answered depends on the type. */
  readonly isTypeNeeded: boolean;
}

function checkObject(
  place: Place,
  type: GraphQLCompositeType,
  object: GraphQLObjectType,
  { fields, isTypeNeeded }: Expected,
  checking: Checking,
): void {
  if (!place.types.has(object.name)) return;
  if (isTypeNeeded && place.get(object.name, '__typename')?.field !== '__typename')
    throw new PlanFault(`the type of ${type.name} is not fetched where it is ${object.name}`);
  for (const field of fields) {
    if (field.name === '__typename' || field.name === '__schema' || field.name === '__type') continue;
    const got = place.get(object.name, checking.keyOf(field));
    const args = canonicalArguments(field.node.arguments);
    if (!got) throw new PlanFault(`${object.name}.${field.name} is not fetched`);
    if (got.field !== field.name || got.args !== args)
      throw new PlanFault(`"${field.key}" of ${object.name} is fetched as ${got.field}(${got.args})`);
    const returned = getNamedType(field.type);
    if (!isCompositeType(returned)) continue;
    if (!got.place?.types.size) throw new PlanFault(`nothing is fetched of ${object.name}.${field.name}`);
    check(got.place, returned, field.selectionSets, checking);
  }
}
