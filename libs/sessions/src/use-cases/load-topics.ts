import { TOPIC_CODES, TOPICS, uuidOf, type Cited, type DataSet, type TableLoad } from '@assembly-graph/kernel';
import type { Topic } from '../domain/topic.ts';
import type { SessionsStores } from './sessions-stores.ts';

const NO_PAGE = 'A heading of the closed list by which this data set sorts the work of the Assembly; no stored page that lists the headings was found.';

/** The 17 topics: a closed list without a file of its own, so it stands in the kernel; resolutions.csv shows that it is used. */
export const loadTopics: TableLoad<SessionsStores> = {
  table: 'topics',
  prepare(data) {
    const used = headingsUsed(data);
    const topics = TOPIC_CODES.map((code, index): Topic => ({
      id: uuidOf('Topic', code),
      code,
      label: TOPICS[code],
      position: index + 1,
      ...citedFor(used.has(TOPICS[code])),
    }));
    return (stores) => stores.topics.replaceAll(topics);
  },
};

const headingsUsed = (data: DataSet) => new Set<string>((data.resolutions ?? []).flatMap(({ cells }) => (cells.topics ?? '').split('|')));

/** A heading that the data set uses is read off it; one that it doesn't is our own word. */
const citedFor = (used: boolean): Cited =>
  used ? { confidence: 'DERIVED', sourceKeys: ['resolutions.csv'], note: NO_PAGE } : { confidence: 'RECALLED', sourceKeys: ['S-RECALL'], note: NO_PAGE };
