import { describe, expect, it } from '@jest/globals';
import type { GraphQLObjectType, GraphQLResolveInfo } from 'graphql';
import { Arg, buildSchemaSync, createResolversMap, createUnionType, Ctx, Field, FieldResolver, Info, InterfaceType, ObjectType, Query, Resolver, Root, UseMiddleware } from 'type-graphql';
import { direct } from './direct-resolvers.ts';

@InterfaceType({ autoRegisterImplementations: false, resolveType: (thing: { __typename: string }) => thing.__typename })
abstract class Titled {
  @Field(() => String) readonly title!: string;
}
@ObjectType('Speech', { implements: Titled, simpleResolvers: true })
class Speech extends Titled {}
@ObjectType('Draft', { implements: Titled, simpleResolvers: true })
class Draft extends Titled {}
/** Of another subgraph in the same process, with a union of the same name. */
@ObjectType('Speech')
class OtherSpeech {
  @Field(() => String) readonly title!: string;
}

const Text = createUnionType({ name: 'Text', types: () => [Speech, Draft] as const, resolveType: (text) => ('symbol' in text ? 'Draft' : 'Speech') });
createUnionType({ name: 'Text', types: () => [OtherSpeech] as const, resolveType: () => 'Speech' });
const Either = createUnionType({ name: 'Either', types: () => [Speech, Draft] as const, resolveType: (text) => ('symbol' in text ? Draft : Speech) });

let asked = 0;
@Resolver(() => Speech)
class SpeechesResolver {
  readonly words = 'Said: ';
  @Query(() => Text) text(): object {
    return {};
  }
  @Query(() => Either) either(): object {
    return {};
  }
  @FieldResolver(() => String) said(@Root() { title }: Speech): string {
    return this.words + title;
  }
  @FieldResolver(() => String) all(@Info() { fieldName }: GraphQLResolveInfo, @Ctx() { by }: { by: string }, @Root('title') title: string, @Ctx('by') again: string): string {
    return [this.words, fieldName, by, title, again].join('|');
  }
  @FieldResolver(() => String) nothing(): string {
    return this.words;
  }
  @FieldResolver(() => String) with(@Root() { title }: Speech, @Arg('end', () => String, { defaultValue: '.' }) end: string): string {
    return title + end;
  }
  @UseMiddleware(async (_, next) => {
    asked += 1;
    return next();
  })
  @FieldResolver(() => String)
  counted(@Root() { title }: Speech): string {
    return title;
  }
}

const resolver = new SpeechesResolver();
const schema = buildSchemaSync({ resolvers: [SpeechesResolver], orphanedTypes: [Speech, Draft, Titled], validate: false, container: { get: () => resolver } });
const map = () => createResolversMap(schema) as Record<string, Record<string, any>>;
const directly = direct(map(), schema, [resolver], [Speech, Draft]) as Record<string, Record<string, any>>;
const given = (args: object, field: string) => [{ title: 'Peace' }, args, { by: 'me' }, { fieldName: field, parentType: schema.getType('Speech') as GraphQLObjectType }] as const;

describe('a resolver that is called directly', () => {
  it.each([['said', 'Said: Peace'], ['all', 'Said: |all|me|Peace|me'], ['nothing', 'Said: ']])('answers as type-graphql would: %s', (field, expected) => {
    expect(directly.Speech![field]).not.toBe(map().Speech![field]);
    expect(directly.Speech![field](...given({}, field))).toBe(expected);
    expect(map().Speech![field](...given({}, field))).toBe(expected);
  });

  it('is left to type-graphql where that does more: with arguments, and behind a middleware', async () => {
    expect(await directly.Speech!.with(...given({ end: '!' }, 'with'))).toBe('Peace!');
    expect(await directly.Speech!.counted(...given({}, 'counted'))).toBe('Peace');
    expect(asked).toBe(1);
  });
});

describe('the type of a thing', () => {
  it('is told at once, by the union of this subgraph', () => {
    expect(directly.Text!.__resolveType({ symbol: 'ICC-ASP/24/L.1' }, {}, {}, {})).toBe('Draft');
    expect(directly.Text!.__resolveType({}, {}, {}, {})).toBe('Speech');
    expect(directly.Titled!.__resolveType({ __typename: 'Draft' }, {}, {}, {})).toBe('Draft');
  });

  it('is told as ever where the union names a class, or not by a name', async () => {
    expect(await directly.Either!.__resolveType({ symbol: 'x' }, {}, {}, {})).toBe('Draft');
    expect(await directly.Titled!.__resolveType({}, {}, {}, {})).toBeUndefined();
  });
});
