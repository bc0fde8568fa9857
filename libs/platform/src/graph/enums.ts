import { TOPICS, type CONFIDENCES, type TopicCode } from '@assembly-graph/kernel';
import { registerEnumType } from 'type-graphql';

/**
 * Publishes a closed list of the domain as an enum of the graph, each value with its description.
 * @returns the object that `@Field(() => …)` takes
 */
export function enumOf<T extends string>(name: string, description: string, values: Record<T, string>): Record<T, T> {
  const members = Object.fromEntries(Object.keys(values).map((value) => [value, value])) as Record<T, T>;
  const valuesConfig = Object.fromEntries(Object.entries(values).map(([value, text]) => [value, { description: text as string }]));
  registerEnumType(members, { name, description, valuesConfig: valuesConfig as never });
  return members;
}

export const ConfidenceEnum = enumOf<(typeof CONFIDENCES)[number]>('Confidence', 'How far a fact can be trusted.', {
  VERIFIED: 'Its main facts were read in a named stored source.',
  REPORTED: 'Read only in a second-hand copy; the primary source was not seen.',
  RECALLED: 'At least one main fact rests on general knowledge and was not checked. Left out of sums and series unless asked for.',
  DERIVED: 'Computed from other facts of this record.',
});

/** Topics as a deed takes them; what is read tells them as things with a code. */
export const TopicCodeEnum = enumOf<TopicCode>('TopicCode', 'A topic of the Assembly, as a deed names it.', TOPICS);

export const DirectionEnum = enumOf<'ASC' | 'DESC'>('OrderDirection', 'Which way a list is ordered.', {
  ASC: 'From the least up; unknown values come last.',
  DESC: 'From the greatest down; unknown values come last, too.',
});
