import { NotFound, own, rule, type Policy } from '@assembly-graph/kernel';
import { Arg, createUnionType, Directive, Field, InterfaceType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { outcomeOf, payloadType, UserError, type Payload } from '../graph/payload.ts';
import type { Subgraph } from '../graph/subgraph.ts';

// A code-first subgraph in which everything that can be guarded is guarded, and reached in every way that there is.

@InterfaceType('Thing', { autoRegisterImplementations: false, resolveType: (thing: { __typename: string }) => thing.__typename })
abstract class Thing {
  @Field(() => String)
  readonly code!: string;
  @Field(() => String, { nullable: true })
  readonly note!: string | null;
}

/** Open to everybody, with fields that are not. */
@Directive('@key(fields: "code")')
@ObjectType('Badge', { implements: Thing, simpleResolvers: true })
class Badge extends Thing {
  readonly __typename = 'Badge';
  constructor(
    override readonly code: string,
    readonly organization: string,
  ) {
    super();
  }
  @Directive('@authenticated')
  @Field(() => String, { nullable: true })
  readonly printedOn: string = '2026-11-01';
  @Directive('@requiresScopes(scopes: [["personal:read", "badges:read"], ["everything:read"]])')
  @Field(() => String, { nullable: true })
  readonly holder: string = 'A. Person';
  @Directive('@policy(policies: [["ownBadge"]])')
  @Field(() => String, { nullable: true })
  override readonly note: string = 'lost once';
}

/** Only for whom it belongs to. */
@Directive('@key(fields: "code")')
@Directive('@policy(policies: [["ownBadge"], ["nobody", "ownBadge"]])')
@ObjectType('Sealed', { implements: Thing, simpleResolvers: true })
class Sealed extends Thing {
  readonly __typename = 'Sealed';
  override readonly note = null;
  constructor(
    override readonly code: string,
    readonly organization: string,
  ) {
    super();
  }
  @Field(() => String)
  readonly text: string = 'confidential';
}

@ObjectType('SealedEdge', { simpleResolvers: true })
class SealedEdge {
  @Field(() => Sealed)
  readonly node!: Sealed;
}
@ObjectType('SealedConnection', { simpleResolvers: true })
class SealedConnection {
  @Field(() => [SealedEdge])
  readonly edges!: SealedEdge[];
  @Field(() => [Sealed])
  readonly nodes!: Sealed[];
  @Field(() => [Sealed], { nullable: 'itemsAndList' })
  readonly places!: (Sealed | null)[];
}

/** Only for whom a token with the scope knows. */
@Directive('@key(fields: "code")')
@Directive('@requiresScopes(scopes: [["personal:read"]])')
@ObjectType('Dossier', { simpleResolvers: true })
class Dossier {
  @Field(() => String)
  readonly code: string = 'd1';
}

const Found = createUnionType({
  name: 'Found',
  types: () => [Badge, Sealed] as const,
  resolveType: (thing: { __typename: string }) => thing.__typename,
});

@ObjectType('Shelf', { simpleResolvers: true })
class Shelf {
  @Field(() => [Badge])
  readonly badges!: Badge[];
  @Field(() => SealedConnection)
  readonly sealed!: SealedConnection;
}

@ObjectType('RenamePayload', { simpleResolvers: true })
class RenamePayload {
  @Field(() => Sealed, { nullable: true })
  readonly sealed!: Sealed | null;
}

const SealPayload = payloadType('seal', 'sealed', () => Sealed);

/** Which resolvers ran: what is refused must not even be looked up. */
export const ran: string[] = [];
const badges = [new Badge('b1', 'amnesty')];
const sealed = [new Sealed('s1', 'amnesty'), new Sealed('s2', 'fidh')];

@Resolver()
class ToyResolver {
  @Query(() => Badge, { nullable: true })
  badge(@Arg('code', () => String) code: string): Badge | null {
    return badges.find((each) => each.code === code) ?? null;
  }
  @Query(() => Sealed, { nullable: true })
  sealed(@Arg('code', () => String) code: string): Sealed | null {
    return sealed.find((each) => each.code === code) ?? null;
  }
  @Query(() => [Thing])
  things(): Thing[] {
    return [...badges, ...sealed];
  }
  @Query(() => [Found])
  found(): (Badge | Sealed)[] {
    return [...badges, ...sealed];
  }
  @Query(() => [Dossier])
  dossiers(): Dossier[] {
    return [new Dossier()];
  }
  @Query(() => [[Shelf]])
  shelves(): Shelf[][] {
    return [[{ badges, sealed: { edges: sealed.map((node) => ({ node })), nodes: sealed, places: sealed } }]];
  }
  @Directive('@authenticated')
  @Query(() => String)
  mine(): string {
    ran.push('mine');
    return 'mine';
  }
  @Directive('@policy(policies: [["ownArgument"]])')
  @Query(() => [String])
  notesOf(@Arg('organization', () => String) organization: string): string[] {
    ran.push(`notesOf ${organization}`);
    return ['a note'];
  }
  @Directive('@policy(policies: [["breaks"]])')
  @Query(() => String, { nullable: true })
  broken(): string {
    return 'seen';
  }
  @Directive('@authenticated')
  @Directive('@policy(policies: [["ownArgument"]])')
  @Mutation(() => RenamePayload)
  rename(@Arg('organization', () => String) _organization: string, @Arg('code', () => String) code: string): RenamePayload {
    ran.push(`rename ${code}`);
    const found = sealed.find((each) => each.code === code);
    if (!found) throw new NotFound('Sealed', code);
    return { sealed: found };
  }
  @Directive('@policy(policies: [["ownArgument"]])')
  @Mutation(() => SealPayload)
  seal(@Arg('organization', () => String) _organization: string, @Arg('code', () => String) code: string): Promise<Payload> {
    ran.push(`seal ${code}`);
    return outcomeOf('sealed', async () => {
      const found = sealed.find((each) => each.code === code);
      if (!found) throw new NotFound('Sealed', code);
      rule(code !== 's2', 'What is sealed is not sealed again.', 'rule 1');
      return found;
    });
  }
}

const policies: Record<string, Policy> = {
  ownBadge: own((badge: { organization: string }) => badge.organization),
  ownArgument: own((_nothing: unknown, { organization }: { organization: string }) => organization),
  nobody: () => false,
  breaks: () => {
    throw new Error('the policy broke');
  },
};

/** The toy, with nothing behind it. */
export const toySubgraph = (more: Partial<Subgraph> = {}): Subgraph => ({
  name: 'toys',
  types: [Thing, Badge, Sealed, SealedEdge, SealedConnection, Dossier, Shelf, RenamePayload, SealPayload, UserError],
  resolvers: [new ToyResolver()],
  references: {
    Badge: ({ code }: { code: string }) => badges.find((each) => each.code === code) ?? null,
    Dossier: ({ code }: { code: string }) => (code === 'd1' ? new Dossier() : null),
    Sealed: ({ code }: { code: string }) => sealed.find((each) => each.code === code) ?? null,
  },
  loaders: () => ({}),
  ready: async () => undefined,
  policies,
  ...more,
});
