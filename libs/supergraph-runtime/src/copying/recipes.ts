import { getNamedType, isCompositeType } from 'graphql';
import type { RequiredField } from '../compiling/representation.ts';
import { valueOf } from './pieces.ts';
import { NotCopied, OWN, type Recipe, type Shape, type ShapeField, type Source, type ToldValue } from './shapes.ts';

/**
 * How a fetch is told of a host.
 * @param slot where in the host's record that of what the fetch tells goes
 * @throws NotCopied where objects are told of
 */
export function recipeOf(required: readonly RequiredField[], host: Shape, slot: number, sources: readonly Source[]): Recipe {
  const texts: string[] = [];
  const values: ToldValue[] = [];
  let text = '';
  required.forEach(({ key, name, selections }, index) => {
    const [source, field] = providerOf(sources, key);
    text += `${index ? ',' : '{'}${JSON.stringify(key)}:`;
    if (name === '__typename') return void (text += JSON.stringify(host.type));
    if (selections.length || isCompositeType(getNamedType(field.type))) throw new NotCopied('objects in what is told');
    texts.push(text);
    text = '';
    values.push({ ...source, slot: valueOf(source.shape, field), linkSlot: host.links.get(source.link) ?? 0 });
  });
  return { type: host.type, slot, texts: [...texts, `${text}}`].map((each) => Buffer.from(each)), values };
}

/** Who tells of a field. Of those who do it is the host itself, if it can be; who of others would have to be seen. */
export function providerOf(sources: readonly Source[], key: string): [Source, ShapeField] {
  const all = sources.flatMap((source) => source.shape.fields.flatMap((field): [Source, ShapeField][] => (field.key === key ? [[source, field]] : [])));
  const [first] = all;
  if (!first) throw new NotCopied('a field that no fetch brings by this key');
  if (all.length > 1 && (first[0].link !== OWN || isCompositeType(getNamedType(first[1].type)))) throw new NotCopied('a field that several fetches bring');
  return first;
}
