import type { Cited, Confidence, Source } from '@assembly-graph/kernel';
import type DataLoader from 'dataloader';
import { Ctx, Directive, Field, FieldResolver, InterfaceType, ObjectType, Resolver, Root } from 'type-graphql';
import { ConfidenceEnum } from './enums.ts';

@Directive('@shareable')
@ObjectType('Source', { simpleResolvers: true, description: 'A document, page or register in which facts were read.' })
export class SourceType implements Source {
  @Field(() => String, { description: 'The key by which the data set names it, e.g. "S-UNTC-2014".' })
  readonly key!: string;
  @Field(() => String, { description: 'What it is.' })
  readonly title!: string;
  @Field(() => String, { nullable: true, description: 'Where it was found.' })
  readonly url!: string | null;
  @Field(() => String, { nullable: true, description: 'Its date as the data set has it: a day, a month, a year or free words.' })
  readonly dated!: string | null;
  @Field(() => String, { nullable: true, description: 'What the compiler noted of it.' })
  readonly note!: string | null;
}

/** Shared by all subgraphs, so it must not register implementing types by itself: each door names its own. */
@InterfaceType('Cited', {
  autoRegisterImplementations: false,
  resolveType: (fact: { __typename: string }) => fact.__typename,
  description: 'A fact with its sources and how far it can be trusted.',
})
export abstract class CitedInterface implements Cited {
  @Field(() => ConfidenceEnum, { description: 'How far the fact can be trusted.' })
  readonly confidence!: Confidence;
  @Field(() => String, { nullable: true, description: 'What the compiler of the data set noted of it.' })
  readonly note!: string | null;
  readonly sourceKeys!: readonly string[];
}

/** `sources` of every cited type: batched with all others of the request. */
@Resolver(() => CitedInterface)
export class CitedResolver {
  @FieldResolver(() => [SourceType], { description: 'Where the fact was read.' })
  sources(@Root() { sourceKeys }: Cited, @Ctx() { loaders }: { loaders: { source: DataLoader<string, Source | null> } }): Promise<readonly Source[]> {
    return loaders.source.loadMany([...sourceKeys]) as Promise<Source[]>;
  }
}
