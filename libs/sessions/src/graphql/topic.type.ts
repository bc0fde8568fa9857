import { TOPIC_CODES, type Confidence, type TopicCode } from '@assembly-graph/kernel';
import { CitedInterface, IntFilter, KeyFilter, listOf, NodeInterface, StringFilter } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { Topic } from '../domain/topic.ts';

export const ALL_CODES = TOPIC_CODES.join(', ');

@Directive('@key(fields: "code")')
@Directive('@key(fields: "id")')
@ObjectType('Topic', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'A topic of the Assembly: one of the 17 headings under which its work is followed. What belongs to a topic is our assignment, by rule or by hand.',
})
export class TopicType implements Topic {
  readonly id!: string;
  @Field(() => String, { description: `Its code, one of: ${ALL_CODES}.` })
  readonly code!: TopicCode;
  @Field(() => String, { description: 'The heading in English, e.g. "Universality of the Rome Statute".' })
  readonly label!: string;
  @Field(() => Int, { description: 'Its place in the list, from 1.' })
  readonly position!: number;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const TopicList = listOf('Topic', () => TopicType, {
  filters: { code: [KeyFilter, 'Its code.'], label: [StringFilter, 'The heading.'], position: [IntFilter, 'Its place in the list.'] },
  orders: { position: 'As the list has them.', code: 'By code.', label: 'By heading.' },
  notGroupedBy: ['code', 'position'],
});
