import { TOPIC_CODES } from '@assembly-graph/kernel';
import { TopicCodeEnum, type DeedField } from '@assembly-graph/platform/graph';

/** Topics as a deed takes them. */
export const topicsInput = (otherwise: string): DeedField => ({ type: () => [TopicCodeEnum], description: `Its topics; ${otherwise}.`, nullable: true, most: TOPIC_CODES.length });
