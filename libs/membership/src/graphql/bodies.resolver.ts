import type { Clock, Validity } from '@assembly-graph/kernel';
import { AsOf, knownOf, momentOf, ValidityType, wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { BODIES, type BodySeat } from '../domain/body.ts';
import { bureauBalance, type BureauBalance } from '../domain/bureau-balance.ts';
import type { RegionalGroupCode, State } from '../domain/state.ts';
import { BodySeatList, BodySeatType, BodyType } from './body.type.ts';
import { BureauBalanceType, GroupBalanceType } from './bureau-balance.type.ts';
import { BodyCodeEnum } from './enums.ts';
import type { MembershipLoaders, MembershipReads } from './loaders.ts';
import { RegionalGroupType } from './regional-group.type.ts';
import { regionalGroupOf } from './regional-groups.resolver.ts';
import { StateType } from './state.type.ts';
import { SessionStub } from './stubs.ts';

type Context = RequestContext<MembershipLoaders>;
const bodyOf = (code: BodySeat['bodyCode']): BodyType => ({ code, name: BODIES[code] });

@Resolver(() => BodyType)
export class BodiesResolver {
  constructor(
    private readonly reads: MembershipReads,
    private readonly clock: Clock,
  ) {}

  @Query(() => BodyType, { nullable: true, description: 'The body with this code.' })
  body(@Arg('code', () => BodyCodeEnum, { description: 'Its code.' }) code: BodySeat['bodyCode']): BodyType {
    return bodyOf(code);
  }

  @Query(() => BodySeatList.Connection, { description: 'All seats on bodies of the Assembly that are on record; its Presidents have the role PRESIDENT.' })
  bodySeats(@Args(() => BodySeatList.Arguments) list: ListArguments): Promise<Connection<BodySeat>> {
    return wholeList(this.reads.bodySeats, list);
  }

  @Query(() => BureauBalanceType, { description: 'How the seats on the Bureau are distributed among the regional groups at a moment (art. 112(3)(b)).' })
  async bureauBalance(
    @Arg('asOf', () => AsOf, { nullable: true, description: 'The moment asked about; now, if not given.' }) asOf: AsOf | undefined,
    @Ctx() { loaders }: Context,
  ): Promise<BureauBalance> {
    const moment = { at: momentOf(asOf, this.clock), knownAt: knownOf(asOf) };
    const [seats, parties] = await Promise.all([loaders.bureauSeats.load(moment), loaders.partyCount.load(moment)]);
    return bureauBalance(seats, parties);
  }

  @FieldResolver(() => BodySeatList.Connection, { description: 'Its seats: all on record, or those held at a moment.' })
  seats(
    @Root() { code }: BodyType,
    @Arg('asOf', () => AsOf, { nullable: true, description: 'Only seats held at this moment; all on record, if not given.' }) asOf: AsOf | undefined,
    @Args(() => BodySeatList.Arguments) list: ListArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<BodySeat>> {
    const known = loaders.knownAt(knownOf(asOf));
    return asOf ? known.seatsOfBodyAt.list(`${code} ${momentOf(asOf, this.clock)}`, list) : known.seatsOfBody.list(code, list);
  }
}

@Resolver(() => BodySeatType)
export class BodySeatsResolver {
  @FieldResolver(() => BodyType, { description: 'The body.' })
  body(@Root() { bodyCode }: BodySeat): BodyType {
    return bodyOf(bodyCode);
  }

  @FieldResolver(() => StateType, { description: 'The State that holds the seat, or of which its holder is a national.' })
  state(@Root() { stateIso3 }: BodySeat, @Ctx() { loaders }: Context): Promise<State | null> {
    return loaders.state.load(stateIso3);
  }

  @FieldResolver(() => ValidityType, { description: 'From which day until which.' })
  validity(@Root() { from, to }: BodySeat): Validity {
    return { from, to };
  }

  @FieldResolver(() => SessionStub, { nullable: true, description: 'The first regular session of the term; null where the term is not one of sessions.' })
  firstSession(@Root() { firstSession }: BodySeat): Pick<SessionStub, 'code'> | null {
    return firstSession === null ? null : { code: firstSession };
  }

  @FieldResolver(() => SessionStub, { nullable: true, description: 'The last regular session of the term; null where the term is not one of sessions.' })
  lastSession(@Root() { lastSession }: BodySeat): Pick<SessionStub, 'code'> | null {
    return lastSession === null ? null : { code: lastSession };
  }
}

@Resolver(() => GroupBalanceType)
export class GroupBalancesResolver {
  @FieldResolver(() => RegionalGroupType, { nullable: true, description: 'The group; null for States in none.' })
  regionalGroup(@Root() { code }: GroupBalanceType): RegionalGroupType | null {
    return code ? regionalGroupOf(code as RegionalGroupCode) : null;
  }
}
