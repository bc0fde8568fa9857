import { PUBLIC, systemClock, type Actor, type Clock } from '@assembly-graph/kernel';
import { subgraphExecutor } from '@assembly-graph/platform/graph';
import type { DataSource } from 'typeorm';
import { resolutionsSubgraph } from '../index.ts';

// An answer's form is that of its query, which no type knows.
type Answer = any;

/** The subgraph over a database, asked as the gateway asks it. */
export interface AskResolutions {
  /** The data of the answer, plain. @throws if there was any error */
  ask(query: string, variables?: Record<string, unknown>, actor?: Actor): Promise<Answer>;
  /** The codes and messages of the errors. */
  refusal(query: string, variables?: Record<string, unknown>, actor?: Actor): Promise<{ code: unknown; message: string }[]>;
  /** What came of a deed: the fields asked for of its entity, and the user errors. The idempotency key is a new one unless given. */
  tried(deed: string, input: Record<string, unknown>, actor?: Actor, selection?: string): Promise<{ done: Answer; userErrors: Answer[] }>;
  /** The entity of a deed that is done. @throws if it was not */
  done(deed: string, input: Record<string, unknown>, actor?: Actor, selection?: string): Promise<Answer>;
}

export const secretariat: Actor = { ...PUBLIC, role: 'secretariat', subject: 'desk' };
export const delegationOf = (state: string): Actor => ({ ...PUBLIC, role: 'delegation', subject: `delegate of ${state}`, state });

/** The entity in the payload of a deed, e.g. "draft"; each has a version. */
const ENTITIES: Readonly<Record<string, string>> = {
  adoptDraft: 'resolution', issueAdvanceVersion: 'resolution', issueOfficialVersion: 'resolution', issueResolutionCorrigendum: 'resolution', correctResolution: 'resolution',
  recordDecision: 'decision', recordStateVotes: 'decision', recordVoteCorrection: 'stateVote',
  proposeAmendment: 'amendmentProposal', disposeAmendment: 'amendmentProposal', recordExplanation: 'explanation', enterParagraph: 'paragraph',
  registerMandate: 'mandate', linkFollowUp: 'mandate', supersedeMandate: 'mandate', closeMandate: 'mandate',
};

let keys = 0;

/** What was given, and how to ask it. */
export function askResolutions<Loaded extends { readonly database: DataSource }>(loaded: Loaded, clock: Clock = systemClock): Loaded & AskResolutions {
  const execute = subgraphExecutor(resolutionsSubgraph(loaded.database, clock));
  const ask: AskResolutions['ask'] = async (query, variables, actor) => {
    const { data, errors } = await execute({ query, variables, actor });
    if (errors) throw new Error(JSON.stringify(errors));
    return JSON.parse(JSON.stringify(data));
  };
  const tried: AskResolutions['tried'] = async (deed, input, actor = secretariat, selection = 'id version') => {
    const entity = ENTITIES[deed] ?? 'draft';
    const query = `mutation ($input: ${deed[0]!.toUpperCase()}${deed.slice(1)}Input!) {
      ${deed}(input: $input) { done: ${entity} { ${selection} } userErrors { code field rule message } } }`;
    return (await ask(query, { input: { idempotencyKey: `key-${++keys}-padding`, ...input } }, actor))[deed];
  };
  return {
    ...loaded,
    ask,
    tried,
    refusal: async (query, variables, actor) =>
      ((await execute({ query, variables, actor })).errors ?? []).map(({ message, extensions }) => ({ code: extensions.code, message })),
    done: async (deed, input, actor, selection) => {
      const { done, userErrors } = await tried(deed, input, actor, selection);
      if (userErrors.length > 0) throw new Error(`${deed}: ${JSON.stringify(userErrors)}`);
      return done;
    },
  };
}
