import { Kind, type ArgumentNode, type ValueNode } from 'graphql';
import { valueText } from '../planning/operation-text.ts';

/** Arguments as one text, the same for the same meaning: sorted by name, also inside objects. */
export function canonicalArguments(args: readonly ArgumentNode[] = []): string {
  if (!args.length) return '';
  return [...args]
    .sort((a, b) => (a.name.value < b.name.value ? -1 : 1))
    .map(({ name, value }) => `${name.value}:${canonicalValue(value)}`)
    .join(',');
}

function canonicalValue(value: ValueNode): string {
  if (value.kind === Kind.LIST) return `[${value.values.map(canonicalValue).join(',')}]`;
  if (value.kind !== Kind.OBJECT) return valueText(value);
  const fields = [...value.fields].sort((a, b) => (a.name.value < b.name.value ? -1 : 1));
  return `{${fields.map(({ name, value: inner }) => `${name.value}:${canonicalValue(inner)}`).join(',')}}`;
}
