import type { Decimal, Dimension, Measure, MeasureSummary, Summary, SummaryGroup, SummaryRequest } from '@assembly-graph/kernel';
import { Arg, Directive, Field, Int, ObjectType } from 'type-graphql';
import { enumOf } from './enums.ts';
import { DateFilter, DateTimeFilter, DecimalFilter, StringFilter } from './filter-inputs.ts';
import { DecimalScalar } from './scalars.ts';

/** How a list can be summed up, beyond what follows from its filters. */
export interface SummaryOptions {
  /** The numbers of a thing that make sense as a sum or an average, each with the fields in which things must be alike for it. */
  readonly measures?: Readonly<Record<string, { readonly alike?: readonly string[] }>>;
  /** Texts of few values, by which the list is grouped all the same. */
  readonly groupedBy?: readonly string[];
  /** Fields by which grouping says nothing: a key of its own for each thing. */
  readonly notGroupedBy?: readonly string[];
  /** Fields that say something of persons, with descriptions: small groups are not told, and the list can't be filtered by them. */
  readonly personal?: Readonly<Record<string, string>>;
}

/** Counts and sums of a list; its filter is known already. */
export type Summarize = (request: Omit<SummaryRequest, 'filter'>) => Promise<Summary>;

@Directive('@shareable')
@ObjectType('DimensionValue', { simpleResolvers: true, description: 'What the things of a group have in common.' })
export class DimensionValueType {
  @Field(() => String, { description: 'The dimension, as it was asked for in `groupBy`.' })
  readonly dimension!: string;
  @Field(() => String, { nullable: true, description: 'Its value as text; null: unknown, or, of a list, empty.' })
  readonly value!: string | null;
}

@Directive('@shareable')
@ObjectType('MeasureSummary', { simpleResolvers: true, description: 'A number over all things of a group that have one. Exact decimals; null where no value is known, or where they may not be summed.' })
export class MeasureSummaryType implements MeasureSummary {
  @Field(() => String, { description: 'The measure, as it was asked for in `measures`.' })
  readonly measure!: string;
  @Field(() => Int, { description: 'Of how many things of the group the value is known.' })
  readonly known!: number;
  @Field(() => Boolean, { description: 'true: things came together that may not be summed, e.g. amounts of different scope; group or filter by what sets them apart.' })
  readonly mixed!: boolean;
  @Field(() => DecimalScalar, { nullable: true, description: 'The sum.' })
  readonly sum!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'The mean of the known values, four places.' })
  readonly avg!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'The least.' })
  readonly min!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'The greatest.' })
  readonly max!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'The value in the middle, or the mean of the two there, four places.' })
  readonly median!: Decimal | null;
}

@Directive('@shareable')
@ObjectType('SummaryGroup', { simpleResolvers: true, description: 'The things of a list that are alike in all dimensions asked for.' })
export class SummaryGroupType implements SummaryGroup {
  @Field(() => [DimensionValueType], { description: 'In what they are alike, in the order of `groupBy`.' })
  readonly key!: readonly DimensionValueType[];
  @Field(() => Int, { nullable: true, description: 'How many they are; null if the group is suppressed.' })
  readonly count!: number | null;
  @Field(() => Boolean, { description: 'true: so few persons, or so few next to another such group, that the group is not told.' })
  readonly suppressed!: boolean;
  @Field(() => DecimalScalar, { nullable: true, description: 'Their share of all things of the summary, per cent, two places. Shares of list elements, e.g. topics, may add up to more than 100.' })
  readonly sharePercent!: Decimal | null;
  @Field(() => [MeasureSummaryType], { description: 'The measures asked for, over this group.' })
  readonly measures!: readonly MeasureSummary[];
}

@Directive('@shareable')
@ObjectType('Summary', { simpleResolvers: true, description: 'Counts and sums over a whole list with its filter, whatever the page.' })
export class SummaryType implements Summary {
  @Field(() => Int, { nullable: true, description: 'How many things were counted; null if that would tell of a suppressed group.' })
  readonly count!: number | null;
  @Field(() => Int, { nullable: true, description: 'How many were left out because they are recalled and unconfirmed.' })
  readonly leftOutUnconfirmed!: number | null;
  @Field(() => [MeasureSummaryType], { description: 'The measures asked for, over all that were counted.' })
  readonly measures!: readonly MeasureSummary[];
  @Field(() => [SummaryGroupType], { description: 'By the dimensions asked for; empty if none was.' })
  readonly groups!: readonly SummaryGroup[];
}

const SummaryOrderEnum = enumOf<SummaryRequest['orderBy']>('SummaryOrder', 'How the groups of a summary are ordered; ties by key, unknown values last.', {
  COUNT: 'The largest group first.',
  KEY: 'By the values of the dimensions, in the order of `groupBy`.',
});

type Fields = Readonly<Record<string, [type: unknown, description: string]>>;

/**
 * Adds the field `summary` to a connection, with an enum of the list's dimensions and one of its measures.
 * What resolvers return for the connection carries the function that it calls, `summaryOf`.
 */
export function addSummary(name: string, Connection: new () => object, filters: Fields, options: SummaryOptions): void {
  const prototype = Connection.prototype as { summary: unknown };
  const dimensions = dimensionsOf(filters, options);
  const measures = measuresOf(filters, options);
  prototype.summary = function summary(
    this: { summaryOf: Summarize }, groupBy: string[], orderBy: SummaryRequest['orderBy'], includeUnconfirmed: boolean, measured: string[] = [],
  ): Promise<Summary> {
    return this.summaryOf({ groupBy: named(groupBy, dimensions), measures: named(measured, measures), orderBy, includeUnconfirmed });
  };
  const argument = (index: number, field: string, type: () => unknown, defaultValue: unknown, description: string) =>
    Arg(field, type as never, { defaultValue, description })(prototype, 'summary', index);
  const DimensionEnum = enumWith(`${name}Dimension`, `By what a list of ${name} can be grouped.`, dimensions);
  argument(0, 'groupBy', () => [DimensionEnum], [], 'By what to group, 4 at the most; a thing with several elements of a list is counted under each.');
  argument(1, 'orderBy', () => SummaryOrderEnum, 'COUNT', 'In which order the groups come.');
  argument(2, 'includeUnconfirmed', () => Boolean, false, 'Whether to count and sum recalled facts, too, which were not checked.');
  if (measures.length > 0) {
    const MeasureEnum = enumWith(`${name}Measure`, `What can be summed over a list of ${name}.`, measures);
    argument(3, 'measures', () => [MeasureEnum], [], 'What to sum, 10 at the most.');
  }
  const description = 'Counts and sums over the whole list with the same filter, in up to 1,000 groups.';
  Field(() => SummaryType, { description })(prototype, 'summary', Object.getOwnPropertyDescriptor(prototype, 'summary') as never);
}

type Described<T> = readonly [value: T, description: string];

function dimensionsOf(filters: Fields, { measures = {}, groupedBy = [], notGroupedBy = [], personal = {} }: SummaryOptions): Described<Dimension>[] {
  const ofPersons = Object.entries(personal).map(([field, description]): Described<Dimension> => {
    if (field in filters) throw new Error(`${field} is personal: a filter by it would tell what its small groups do not.`);
    return [{ name: upper(field), field, by: 'VALUE', personal: true }, description];
  });
  const open = Object.entries(filters).flatMap(([field, [type, description]]): Described<Dimension>[] => {
    const isYear = type === DateFilter || type === DateTimeFilter;
    const byValue = type !== StringFilter && type !== DecimalFilter && !(field in measures) && !notGroupedBy.includes(field);
    if (!byValue && !groupedBy.includes(field)) return [];
    const dimension = (name: string, by: Dimension['by']): Dimension => ({ name, field, by, personal: false });
    return [isYear ? [dimension(`${upper(field)}_YEAR`, 'YEAR'), `The year of: ${description}`] : [dimension(upper(field), 'VALUE'), description]];
  });
  return [...open, ...ofPersons];
}

const measuresOf = (filters: Fields, { measures = {} }: SummaryOptions): Described<Measure>[] =>
  Object.entries(measures).map(([field, { alike = [] }]) => [{ name: upper(field), field, alike }, filters[field]![1]]);

const enumWith = (name: string, description: string, values: readonly Described<{ readonly name: string }>[]): object =>
  enumOf(name, description, Object.fromEntries(values.map(([{ name: value }, text]) => [value, text])));

/** Those that were asked for by name; the enum lets no other name through. */
const named = <T extends { readonly name: string }>(names: readonly string[], all: readonly Described<T>[]): T[] =>
  names.map((name) => all.find(([one]) => one.name === name)![0]);

/** `adoptedOn` is ADOPTED_ON among the values of an enum. */
const upper = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
