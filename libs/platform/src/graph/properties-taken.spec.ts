import { describe, expect, it } from '@jest/globals';
import { execute, parse, type ExecutionResult } from 'graphql';
import { Arg, Ctx, Directive, Field, FieldResolver, Info, ObjectType, Query, Resolver, Root, buildSchemaSync } from 'type-graphql';
import { KeyFilter } from './filter-inputs.ts';
import { listOf, toConnection, type Connection } from './lists.ts';
import { namesTaken, notePropertiesTaken } from './properties-noted.ts';

@ObjectType({ simpleResolvers: true })
class Speech {
  @Field(() => String) readonly title!: string;
  @Field(() => String, { nullable: true }) readonly day!: string | null;
  readonly sessionCode!: string;
  readonly speakerState!: string | null;
}

@Directive('@policy(policies: [["own"]])')
@ObjectType({ simpleResolvers: true })
class Secret {
  @Field(() => String) readonly title!: string;
}


const SpeechList = listOf('Speech', () => Speech, { filters: { title: [KeyFilter, 'Its title.'] }, orders: { title: 'By title.' }, cited: false });
const SecretList = listOf('Secret', () => Secret, { filters: { title: [KeyFilter, 'Its title.'] }, orders: { title: 'By title.' }, cited: false });

const read: (readonly string[] | null)[] = [];
const nothing = async (properties: readonly string[] | null) => (read.push(properties), { items: [], hasNextPage: false, hasPreviousPage: false });
const list = (): Connection<never> => toConnection(nothing, async () => 0, async () => ({ count: 0, leftOutUnconfirmed: 0, measures: [], groups: [] }));

@Resolver(() => Speech)
class SpeechesResolver {
  @Query(() => SpeechList.Connection) speeches(): Connection<never> {
    return list();
  }
  @Query(() => SecretList.Connection) secrets(): Connection<never> {
    return list();
  }
  @FieldResolver(() => String) session(@Root() { sessionCode: code }: Speech): string {
    return code;
  }
  @FieldResolver(() => String) speaker(@Arg('short', () => Boolean, { defaultValue: false }) short: boolean, @Root() { speakerState, title }: Speech, @Ctx() _context: unknown): string {
    return short ? title : speakerState!;
  }
  @FieldResolver(() => String) whole(@Root() speech: Speech): string {
    return speech.title;
  }
  @FieldResolver(() => String) nameOfField(@Info() { fieldName }: { fieldName: string }): string {
    return fieldName;
  }
  @FieldResolver(() => String) oneNamed(@Root('sessionCode') code: string): string {
    return code;
  }
}
const resolver = new SpeechesResolver();
const schema = notePropertiesTaken(buildSchemaSync({ resolvers: [SpeechesResolver], validate: false, container: { get: () => resolver } }), [resolver]);

async function readFor(selection: string, variableValues = {}): Promise<unknown> {
  read.length = 0;
  const { errors } = (await execute({ schema, document: parse(selection), variableValues })) as ExecutionResult;
  expect(errors).toBeUndefined();
  return read;
}

describe('a list reads of its things', () => {
  it.each<[string, string, readonly string[] | null]>([
    ['the fields that are selected', 'nodes { title }', ['title']],
    ['what their resolvers take out of them', 'nodes { session speaker }', ['sessionCode', 'speakerState', 'title']],
    ['what one takes by name, and nothing for one that takes nothing', 'nodes { oneNamed nameOfField __typename }', ['sessionCode']],
    ['everything for one that may take anything', 'nodes { title whole }', null],
    ['what aliases and fragments select', 'nodes { a: day ...F ... on Speech { ... @include(if: true) { session } } } ', ['day', 'sessionCode', 'title']],
    ['what is selected under edges, and under both together', 'edges { cursor node { day } } nodes { title } again: nodes { session }', ['day', 'sessionCode', 'title']],
    ['nothing where only its place is asked for', 'pageInfo { hasNextPage } edges { cursor }', []],
  ])('%s', async (_, selection, expected) => {
    expect(await readFor(`{ speeches { ${selection} } } ${selection.includes('...F') ? 'fragment F on Speech { title day @skip(if: true) }' : ''}`)).toEqual([expected]);
  });

  it('what a condition lets through', async () => {
    const query = 'query ($day: Boolean!) { speeches { nodes { title day @include(if: $day) } } }';
    expect(await readFor(query, { day: true })).toEqual([['day', 'title']]);
    expect(await readFor(query, { day: false })).toEqual([['title']]);
  });

  it('everything where a policy looks at it', async () => expect(await readFor('{ secrets { nodes { title } } }')).toEqual([null]));

  it('no page at all where only its count is asked for', async () => expect(await readFor('{ speeches { totalCount summary { count } } }')).toEqual([]));
});

describe('what a function takes of a parameter', () => {
  const of = (text: string, index = 0) => namesTaken(new Function(`return (${text})`)() as Function, index);

  it('is known from the names taken out of it', () => {
    expect(of('function ({ a, b: c, d = 1 }) {}')).toEqual(['a', 'b', 'd']);
    expect(of('async ({}, { x: y }) => {}', 0)).toEqual([]);
    expect(of('(first, [second], { x }) => {}', 2)).toEqual(['x']);
  });

  it.each([
    'function (a) {}', 'function ({ ...all }) {}', 'function ({ a: { b } }) {}', "function ({ 'a': b }) {}", 'function ({ a = f() }) {}', 'function ({ [k]: b }) {}', 'function ({ a } = {}) {}',
    'function ({ a }) { return arguments[0]; }', 'function () {}', 'function ({ a /* } */, b }) {}', '() => {}', 'x => x.a',
  ])('and can be anything otherwise: %s', (text) => expect(of(text)).toBeNull());
});
