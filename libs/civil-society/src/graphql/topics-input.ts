import { TOPIC_CODES, TOPICS, type TopicCode } from '@assembly-graph/kernel';
import { enumOf, type DeedField } from '@assembly-graph/platform/graph';

const TopicCodeEnum = enumOf<TopicCode>('TopicCode', 'The topics under which the work of the Assembly is followed, by their codes.', TOPICS);

/** Topics as a deed takes them. */
export const topicsInput = (otherwise: string): DeedField => ({ type: () => [TopicCodeEnum], description: `Its topics; ${otherwise}.`, nullable: true, most: TOPIC_CODES.length });
