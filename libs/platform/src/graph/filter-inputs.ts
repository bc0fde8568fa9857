import { Field, InputType, Int } from 'type-graphql';
import type { GraphQLScalarType } from 'graphql';
import { DateScalar, DateTimeScalar, DecimalScalar } from './scalars.ts';

type TypeOf = () => unknown;

/** An input class made by calling the decorators, for there is one per field type and they differ in nothing else. */
export function inputClass(name: string, description: string, fields: Record<string, [type: TypeOf, description: string]>): new () => object {
  const made = { [name]: class {} }[name]!;
  InputType(name, { description })(made);
  for (const [field, [type, text]] of Object.entries(fields)) {
    Field(type as never, { nullable: true, description: text })(made.prototype, field);
  }
  return made;
}

const equality = (type: unknown) => ({
  eq: [() => type, 'Equal to this.'] as [TypeOf, string],
  in: [() => [type], 'One of these (200 at the most).'] as [TypeOf, string],
});
const range = (type: unknown) => ({
  gt: [() => type, 'After or greater than this.'] as [TypeOf, string],
  gte: [() => type, 'This, or after or greater.'] as [TypeOf, string],
  lt: [() => type, 'Before or less than this.'] as [TypeOf, string],
  lte: [() => type, 'This, or before or less.'] as [TypeOf, string],
});
const unknown = { isNull: [() => Boolean, 'true: the value is unknown; false: it is known.'] as [TypeOf, string] };

const ofScalar = (name: string, scalar: GraphQLScalarType | typeof Int, what: string) =>
  inputClass(name, `Conditions on ${what}; all that are given must hold.`, { ...equality(scalar), ...range(scalar), ...unknown });

export const StringFilter = inputClass('StringFilter', 'Conditions on a text; all that are given must hold.', {
  ...equality(String),
  contains: [() => String, 'Contains this, without regard to case.'],
  startsWith: [() => String, 'Begins with this, without regard to case.'],
  ...unknown,
});
/** For keys that other things are known by, e.g. a State's alpha-3 code. */
export const KeyFilter = inputClass('KeyFilter', 'Conditions on a key, e.g. a code; all that are given must hold.', {
  ...equality(String),
  ...unknown,
});
export const KeyListFilter = inputClass('KeyListFilter', 'Conditions on a list of keys; all that are given must hold.', {
  has: [() => String, 'The list has this.'],
  hasAny: [() => [String], 'The list has at least one of these.'],
  hasAll: [() => [String], 'The list has all of these.'],
  isEmpty: [() => Boolean, 'true: the list is empty; false: it is not.'],
});
export const BooleanFilter = inputClass('BooleanFilter', 'A condition on yes or no.', { eq: [() => Boolean, 'Equal to this.'], ...unknown });
export const IntFilter = ofScalar('IntFilter', Int, 'a whole number');
export const DateFilter = ofScalar('DateFilter', DateScalar, 'a day');
export const DateTimeFilter = ofScalar('DateTimeFilter', DateTimeScalar, 'an instant');
export const DecimalFilter = ofScalar('DecimalFilter', DecimalScalar, 'an exact decimal number');

const ofEnums = new WeakMap<object, new () => object>();
const ofEnumLists = new WeakMap<object, new () => object>();
/** The filter of an enum exists once, however many lists use it; subgraphs of one process may each have an enum of one name. */
const once = (made: WeakMap<object, new () => object>, enumObject: object, make: () => new () => object) => made.get(enumObject) ?? made.set(enumObject, make()).get(enumObject)!;

/** The filter of an enum; the enum must have been registered before. */
export const enumFilter = (name: string, enumObject: object) =>
  once(ofEnums, enumObject, () => inputClass(`${name}Filter`, `Conditions on a ${name}; all that are given must hold.`, { ...equality(enumObject), ...unknown }));
export const enumListFilter = (name: string, enumObject: object) =>
  once(ofEnumLists, enumObject, () => inputClass(`${name}ListFilter`, `Conditions on a list of ${name}; all that are given must hold.`, {
    has: [() => enumObject, 'The list has this.'],
    hasAny: [() => [enumObject], 'The list has at least one of these.'],
    hasAll: [() => [enumObject], 'The list has all of these.'],
    isEmpty: [() => Boolean, 'true: the list is empty; false: it is not.'],
  }));
