import { VersionConflict, type UseCase } from '@assembly-graph/events';
import { THIS_RECORD } from '@assembly-graph/kernel';
import { Arg, Ctx, Directive, ID, Int, Mutation, Resolver } from 'type-graphql';
import { deedInputType, readInput, type DeedField } from './deed-inputs.ts';
import { ConfidenceEnum } from './enums.ts';
import { outcomeOf, payloadType, type Payload } from './payload.ts';
import type { RequestContext } from './subgraph.ts';

export type DeedFields = Readonly<Record<string, DeedField>>;

/** Who may ask for a deed at all; whose thing it may be done to, the use case knows. */
export interface DeedAccess {
  /** Names of policies of the door: any of them will do. They see the arguments: `{ input }`. */
  readonly policies: readonly string[];
  /** Token scopes, all of them needed. */
  readonly scopes?: readonly string[];
}

/** One deed as the graph offers it: a mutation with an `input` and a payload. */
export interface DeedKind<Input, Loaders> {
  /** The use case and the mutation, e.g. "tableDraft". */
  readonly name: string;
  /** What it does, with the article or rule that it follows. */
  readonly description: string;
  /** The field of the payload that holds what came of it, e.g. "draft". */
  readonly entity: string;
  readonly type: () => unknown;
  /** The type of the thing that it changes: the input then has its `id` and the version that the caller has seen. Absent: it enters something new. */
  readonly of?: string;
  /** Of something that is first to be found by a key: the input says the version, and the fields say which thing. */
  readonly versioned?: boolean;
  /** It can't overwrite what the caller has not seen, whatever version that is at: the input says none. */
  readonly unversioned?: boolean;
  readonly input: DeedFields;
  readonly access: DeedAccess;
  readonly do: UseCase<Input>;
  /** How the payload's thing is read; null for what is gone. */
  readonly load: (id: string, loaders: Loaders) => Promise<unknown>;
}

const KEY: DeedField = {
  type: () => String,
  description: 'Chosen by you, 8 to 255 characters: a deed asked for again with the same key is done once, and gets the same answer.',
  longest: 255,
};
const NEW: DeedField = { type: () => Int, description: '0: it is not on record yet. Any other number is a CONFLICT.', defaultValue: 0 };
const SEEN: DeedField = { type: () => Int, description: 'The version you have seen; a newer one on record is a CONFLICT.' };

/** The fields of a deed that enters a fact: where it was read, and how far it can be trusted. See `citedBy` of the kernel. */
export const citedInput = {
  confidence: { type: () => ConfidenceEnum, description: 'How far it can be trusted.', defaultValue: 'VERIFIED' },
  sources: {
    type: () => [String],
    description: `Keys of the sources in which it was read, 1 to 20, each on record; "${THIS_RECORD}" for what is entered here first.`,
    defaultValue: [THIS_RECORD],
    longest: 100,
  },
  note: { type: () => String, description: 'What is to be noted of it.', nullable: true },
} satisfies DeedFields;

/** The same for a fact that was published elsewhere: its source must be named. */
export const publishedInput = { ...citedInput, sources: { ...citedInput.sources, defaultValue: undefined } } satisfies DeedFields;

/** Why, for deeds that undo or correct. */
export const reasonInput = { reason: { type: () => String, description: 'Why, in your words; kept in the audit, and in no event.' } } satisfies DeedFields;

/** Types the deeds of a list: each knows its own input. */
export const deedKind = <Input, Loaders>(kind: DeedKind<Input, Loaders>): DeedKind<never, Loaders> => kind as never;

/**
 * The resolver of some deeds: for each a mutation, its input type and its payload type.
 * @param name of the resolver, e.g. "DraftDeeds"
 */
export function deedsResolver<Loaders>(name: string, kinds: readonly DeedKind<never, Loaders>[]): object {
  const Made = { [name]: class {} }[name]!;
  for (const kind of kinds) addMutation(Made.prototype as Record<string, unknown>, kind as DeedKind<unknown, Loaders>);
  Resolver()(Made);
  return new Made();
}

function addMutation<Loaders>(prototype: Record<string, unknown>, kind: DeedKind<unknown, Loaders>): void {
  const fields = inputFieldsOf(kind);
  const Input = deedInputType(`${capital(kind.name)}Input`, `What \`${kind.name}\` needs to know.`, fields);
  const PayloadType = payloadType(kind.name, kind.entity, kind.type);
  prototype[kind.name] = (input: object, context: RequestContext<Loaders>): Promise<Payload> =>
    outcomeOf(kind.entity, async () => {
      const { idempotencyKey, ...said } = readInput(fields, input) as { idempotencyKey: string; expectedVersion: number };
      if (isNew(kind) && !kind.unversioned && said.expectedVersion !== 0) throw new VersionConflict(said.expectedVersion, 0);
      const id = await kind.do({ name: kind.name, actor: context.actor, idempotencyKey, request: said }, said);
      return kind.load(id, context.loaders);
    });
  const { policies, scopes } = kind.access;
  Arg('input', () => Input, { description: 'What it needs to know.' })(prototype, kind.name, 0);
  Ctx()(prototype, kind.name, 1);
  Directive('@authenticated')(prototype, kind.name);
  Directive(`@policy(policies: ${JSON.stringify(policies.map((policy) => [policy]))})`)(prototype, kind.name);
  if (scopes) Directive(`@requiresScopes(scopes: ${JSON.stringify([scopes])})`)(prototype, kind.name);
  Mutation(() => PayloadType, { description: kind.description })(prototype, kind.name, Object.getOwnPropertyDescriptor(prototype, kind.name)!);
}

const isNew = ({ of, versioned }: Pick<DeedKind<unknown, unknown>, 'of' | 'versioned'>) => of === undefined && !versioned;

function inputFieldsOf<Loaders>(kind: DeedKind<unknown, Loaders>): DeedFields {
  const what: DeedFields = kind.of ? { id: { type: () => ID, description: `The id of the ${kind.of}.`, idOf: kind.of } } : {};
  const version: DeedFields = kind.unversioned ? {} : { expectedVersion: isNew(kind) ? NEW : SEEN };
  return { idempotencyKey: KEY, ...what, ...version, ...kind.input };
}

const capital = (name: string) => `${name[0]!.toUpperCase()}${name.slice(1)}`;
