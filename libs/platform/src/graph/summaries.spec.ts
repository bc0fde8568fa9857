import type { Page, Summary, SummaryRequest } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import { graphql, type GraphQLEnumType, type GraphQLSchema } from 'graphql';
import { Args, buildSchemaSync, Field, ObjectType, Query, Resolver } from 'type-graphql';
import {
  BooleanFilter, DateFilter, DecimalFilter, IntFilter, KeyFilter, KeyListFilter, listOf, StringFilter, toConnection, type Connection, type ListArguments,
} from './index.ts';

@ObjectType('Thing')
class ThingType {
  @Field(() => String)
  readonly name!: string;
}
const ThingList = listOf('Thing', () => ThingType, {
  filters: {
    code: [KeyFilter, 'Its code.'],
    name: [StringFilter, 'Its name.'],
    city: [StringFilter, 'Where it is.'],
    session: [KeyFilter, 'Its session.'],
    topics: [KeyListFilter, 'Its topics.'],
    isOpen: [BooleanFilter, 'Whether it is open.'],
    year: [IntFilter, 'Its year.'],
    adoptedOn: [DateFilter, 'Its day.'],
    amount: [DecimalFilter, 'Its amount.'],
    seats: [IntFilter, 'Its seats.'],
  },
  orders: { name: 'By name.' },
  measures: { amount: { alike: ['session'] }, seats: {} },
  groupedBy: ['city'],
  notGroupedBy: ['code'],
  personal: { holderGender: 'The gender of its holder.' },
});

const asked: Omit<SummaryRequest, 'filter'>[] = [];
const nothing: Page<ThingType> = { items: [], hasNextPage: false, hasPreviousPage: false };
const summary: Summary = { count: 3, leftOutUnconfirmed: 0, measures: [], groups: [] };

@Resolver(() => ThingType)
class ThingsResolver {
  @Query(() => ThingList.Connection)
  async things(@Args(() => ThingList.Arguments) _list: ListArguments): Promise<Connection<ThingType>> {
    return toConnection(async () => nothing, async () => 3, async (request) => (asked.push(request), summary));
  }
}
const schema: GraphQLSchema = buildSchemaSync({ resolvers: [ThingsResolver], validate: false });
const values = (name: string) => (schema.getType(name) as GraphQLEnumType).getValues().map((value) => value.name);

describe('the summary of a kind of list', () => {
  it('is grouped by what follows from its filters, and by what it names', () => {
    expect(values('ThingDimension')).toEqual(['CITY', 'SESSION', 'TOPICS', 'IS_OPEN', 'YEAR', 'ADOPTED_ON_YEAR', 'CONFIDENCE', 'HOLDER_GENDER']);
    expect(values('ThingMeasure')).toEqual(['AMOUNT', 'SEATS']);
  });

  it('asks for fields of the record, with what must be alike and what is personal', async () => {
    const query = '{ things(first: 1) { summary(groupBy: [ADOPTED_ON_YEAR, HOLDER_GENDER], measures: [AMOUNT], orderBy: KEY, includeUnconfirmed: true) { count } } }';
    expect(await graphql({ schema, source: query })).toEqual({ data: { things: { summary: { count: 3 } } } });
    expect(asked.at(-1)).toEqual({
      groupBy: [
        { name: 'ADOPTED_ON_YEAR', field: 'adoptedOn', by: 'YEAR', personal: false },
        { name: 'HOLDER_GENDER', field: 'holderGender', by: 'VALUE', personal: true },
      ],
      measures: [{ name: 'AMOUNT', field: 'amount', alike: ['session'] }],
      orderBy: 'KEY',
      includeUnconfirmed: true,
    });
  });

  it('asks, without arguments, for one count of what is confirmed', async () => {
    await graphql({ schema, source: '{ things(first: 1) { summary { count } } }' });
    expect(asked.at(-1)).toEqual({ groupBy: [], measures: [], orderBy: 'COUNT', includeUnconfirmed: false });
  });

  it('cannot have a personal field that is a filter as well', () => {
    const made = () => listOf('Person', () => ThingType, { filters: { gender: [KeyFilter, 'The gender.'] }, orders: { name: 'By name.' }, personal: { gender: 'The gender.' } });
    expect(made).toThrow('gender is personal: a filter by it would tell what its small groups do not.');
  });
});
