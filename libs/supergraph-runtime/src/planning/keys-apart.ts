import { Kind, visit, type DocumentNode } from 'graphql';

const PREFIX = '_k_';

/**
 * An operation in which each field has a name of its own, that no field has which a planner adds for itself (a key, what another
 * field requires). Apollo's planner puts such a field together with the client's field of that name, whatever the arguments; so it
 * can't.
 */
export function withKeysApart(document: DocumentNode): DocumentNode {
  return visit(document, {
    Field({ alias, name, ...field }) {
      if (name.value === '__typename') return undefined;
      return { ...field, name, alias: { kind: Kind.NAME, value: PREFIX + (alias?.value ?? name.value) } };
    },
  });
}

/** The response key in fetched data of a field of the answer. */
export function dataKey({ key, name }: { readonly key: string; readonly name: string }, areKeysApart: boolean): string {
  return areKeysApart && name !== '__typename' ? PREFIX + key : key;
}
