import { describe, expect, it } from '@jest/globals';
import { TOPIC_CODES, topicsNamedIn } from './topics.ts';

describe('the topics that a title names', () => {
  it('are seventeen in all', () => expect(TOPIC_CODES).toHaveLength(17));

  it.each([
    ['Launch of the report on complementarity and cooperation', ['COOPERATION', 'COMPLEMENTARITY']],
    ['Trust Fund for Victims', ['TFV']],
    ['Victims and the Trust Fund for Victims', ['VICTIMS', 'TFV']],
    ['Realising Reparative Justice for Victims of International Crime', ['VICTIMS']],
    ['Election of six judges', ['ELECTION_JUDGES']],
    ['Election of judges of the International Criminal Court', ['ELECTION_JUDGES']],
    ['Programme budget for 2020, the Working Capital Fund and contributions', ['BUDGET']],
    ['Resolution on amendments to article 8', ['AMENDMENTS']],
    ['Opening of the session', []],
    ['Recount', []],
  ])('%s', (title, topics) => expect(topicsNamedIn(title)).toEqual(topics));
});
