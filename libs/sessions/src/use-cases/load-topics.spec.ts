import { TOPICS } from '@assembly-graph/kernel';
import { expect, it } from '@jest/globals';
import { loadOf } from '../testing/rows.ts';
import { loadTopics } from './load-topics.ts';

it('a heading that resolutions.csv uses is read off it; one that it does not is recalled', async () => {
  const resolutions = [{ file: 'resolutions.csv', line: 2, cells: { topics: `${TOPICS.BUDGET}|${TOPICS.APIC}` } }];
  const { problems, written } = await loadOf(loadTopics, { resolutions });
  expect(problems).toEqual([]);
  expect(written.topics).toHaveLength(17);
  expect(written.topics).toContainEqual(expect.objectContaining({ code: 'BUDGET', label: 'Budget', position: 16, confidence: 'DERIVED', sourceKeys: ['resolutions.csv'] }));
  expect(written.topics).toContainEqual(expect.objectContaining({ code: 'COUNSEL', confidence: 'RECALLED', sourceKeys: ['S-RECALL'] }));
});
