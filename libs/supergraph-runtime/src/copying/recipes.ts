import { getNamedType, isCompositeType, isNonNullType, isObjectType, type GraphQLSchema } from 'graphql';
import { fieldsFor } from '../compiling/representation.ts';
import type { TypeFacts } from '../compiling/type-facts.ts';
import type { Required } from '../planning/plan.ts';
import { collectFields } from '../projecting/collect-fields.ts';
import type { LayOutOptions } from './lay-out.ts';
import { valueOf } from './pieces.ts';
import { NotCopied, OWN, type Recipe, type Shape, type ShapeField, type Source, type ToldValue } from './shapes.ts';

/**
 * How a fetch is told of a host.
 * @param slot where in the host's record that of what the fetch tells goes
 * @throws NotCopied where it is told of objects otherwise than they are written
 */
export function recipeOf(requires: readonly Required[], host: Shape, slot: number, sources: readonly Source[], { facts, supergraph }: LayOutOptions): Recipe {
  const texts: string[] = [];
  const values: ToldValue[] = [];
  let text = '';
  fieldsFor(requires, host.type, facts).forEach(({ key, name, selections }, index) => {
    const [source, field] = providerOf(sources, key);
    text += `${index ? ',' : '{'}${JSON.stringify(key)}:`;
    if (name === '__typename') return void (text += JSON.stringify(host.type));
    if (!isToldAsWritten(field, selections, facts, supergraph)) throw new NotCopied('objects in what is told');
    texts.push(text);
    text = '';
    values.push({ link: source.link, fetch: source.shape.fetch, slot: valueOf(source.shape, field), linkSlot: host.links.get(source.link) ?? 0 });
  });
  return { typeNumber: host.typeNumber, slot, texts: [...texts, `${text}}`].map((each) => Buffer.from(each)), values };
}

/** Whether a subgraph writes of a value just what is required of it. */
function isToldAsWritten({ type, sets }: Pick<ShapeField, 'type' | 'sets'>, selections: readonly Required[], facts: TypeFacts, supergraph: GraphQLSchema): boolean {
  const named = getNamedType(type);
  if (!isCompositeType(named)) return selections.length === 0;
  if (!isObjectType(named)) return false;
  const written = collectFields(supergraph, named, sets);
  const required = fieldsFor(selections, named.name, facts);
  return (
    written.length === required.length &&
    written.every((field, index) => {
      const { key, name, selections: inner } = required[index]!;
      return field.key === key && field.name === name && isToldAsWritten({ type: field.type, sets: field.selectionSets }, inner, facts, supergraph);
    })
  );
}

/** Who tells of a field: of several the host itself, where that can't be null; who of others would have to be seen. */
export function providerOf(sources: readonly Source[], key: string): [Source, ShapeField] {
  const all = sources.flatMap((source) => source.shape.fields.flatMap((field): [Source, ShapeField][] => (field.key === key ? [[source, field]] : [])));
  const [first] = all;
  if (!first) throw new NotCopied('a field that no fetch brings by this key');
  if (all.length > 1 && (first[0].link !== OWN || !isNonNullType(first[1].type) || isCompositeType(getNamedType(first[1].type)))) throw new NotCopied('a field that several fetches bring');
  return first;
}
