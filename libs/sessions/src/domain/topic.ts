import type { Cited, Collection, TopicCode } from '@assembly-graph/kernel';

/** One of the 17 headings under which the Assembly's work is followed. */
export interface Topic extends Cited {
  readonly id: string;
  readonly code: TopicCode;
  readonly label: string;
  /** Its place in the list, from 1. */
  readonly position: number;
}

export type Topics = Collection<Topic>;
