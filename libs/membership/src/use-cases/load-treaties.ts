import { uuidOf, type TableLoad } from '@assembly-graph/kernel';
import type { Treaty, TreatyCode } from '../domain/treaty.ts';
import type { MembershipStores } from './membership-stores.ts';

const STATUTE = 'amendment to the Rome Statute';

/** The treaties whose actions the data set records: a closed list, so it stands here and not in a file. */
const LIST: readonly [TreatyCode, title: string, reference: string, topics: string[], source: string][] = [
  ['ROME_STATUTE', 'Rome Statute of the International Criminal Court', 'XVIII-10', ['UNIVERSALITY'], 'S-UNTC-2014'],
  ['ART8_2010', `Article 8 ${STATUTE}, Kampala 2010`, 'XVIII-10-a', ['AMENDMENTS'], 'S-UNTC-10A'],
  ['AGGRESSION_2010', `Crime of aggression ${STATUTE}s, Kampala 2010`, 'XVIII-10-b', ['AMENDMENTS'], 'S-UNTC-2014'],
  ['ART124_2015', `Article 124 ${STATUTE} (deletion), 2015`, 'XVIII-10-c', ['AMENDMENTS'], 'S-UNTC-10C'],
  ['ART8_BIO_2017', `Article 8 ${STATUTE} (biological weapons), 2017`, 'XVIII-10-d', ['AMENDMENTS'], 'S-UNTC-10D'],
  ['ART8_LASER_2017', `Article 8 ${STATUTE} (blinding laser weapons), 2017`, 'XVIII-10-f', ['AMENDMENTS'], 'S-UNTC-10F'],
  ['ART8_STARVATION_2019', `Article 8 ${STATUTE} (starvation of civilians), 2019`, 'XVIII-10-g', ['AMENDMENTS'], 'S-UNTC-10G'],
  ['APIC', 'Agreement on the Privileges and Immunities of the International Criminal Court', 'XVIII-13', ['APIC'], 'S-UNTC-13'],
];

export const loadTreaties: TableLoad<MembershipStores> = {
  table: 'treaties',
  prepare(_data, known, problems) {
    const treaties = LIST.map(([code, title, depositaryReference, topics, source]): Treaty => {
      if (!known.sources!.has(source)) problems.push({ file: 'sources.csv', line: 1, column: 'source_key', reason: `${source} is missing` });
      return {
        id: uuidOf('Treaty', code), code, title, depositaryReference, topics,
        confidence: 'VERIFIED', sourceKeys: [source], note: null,
      };
    });
    return (stores) => stores.treaties.replaceAll(treaties);
  },
};
