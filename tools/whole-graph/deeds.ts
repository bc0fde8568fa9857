import { randomUUID } from 'node:crypto';
import { PUBLIC, type Actor } from '@assembly-graph/kernel';
import type { WholeGraph } from './whole-graph.ts';

export const secretariat: Actor = { ...PUBLIC, role: 'secretariat', subject: randomUUID() };
export const delegationOf = (state: string): Actor => ({ ...PUBLIC, role: 'delegation', subject: randomUUID(), state });
export const ngoOf = (organization: string): Actor => ({ ...PUBLIC, role: 'ngo', subject: randomUUID(), organization });

/** Does deeds through the public API, each with a key of its own. */
export interface Doing {
  /** @returns the thing that came of it. @throws Error with the user errors, if nothing did */
  (deed: string, input: object, selection: string, actor?: Actor): Promise<any>;
  /** @returns the user errors */
  refused(deed: string, input: object, selection: string, actor?: Actor): Promise<{ code: string; message: string; rule: string | null }[]>;
}

/** @param graph given late: a spec has its graph once it runs */
export function doing(graph: () => WholeGraph): Doing {
  const tried = async (deed: string, input: object, selection: string, actor: Actor) => {
    const query = `mutation ($input: ${deed[0]!.toUpperCase()}${deed.slice(1)}Input!) { done: ${deed}(input: $input) { ${selection} userErrors { code message rule } } }`;
    const { userErrors, ...thing } = (await graph().ask(query, { input: { idempotencyKey: randomUUID(), ...input } }, actor)).done;
    return { userErrors, thing: Object.values(thing)[0] };
  };
  const does = async (deed: string, input: object, selection: string, actor = secretariat) => {
    const { userErrors, thing } = await tried(deed, input, selection, actor);
    if (userErrors.length > 0) throw new Error(`${deed}: ${JSON.stringify(userErrors)}`);
    return thing;
  };
  return Object.assign(does, { refused: async (deed: string, input: object, selection: string, actor = secretariat) => (await tried(deed, input, selection, actor)).userErrors });
}
