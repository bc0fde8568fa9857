import { describe, expect, it } from '@jest/globals';
import { STATEMENT_SEGMENTS, topicsOfSegment, wrongOnBehalfOf } from './statement.ts';

describe('those on whose behalf a statement is made', () => {
  it('are none twice, and never the speaker', () => {
    expect(wrongOnBehalfOf('npwj', ['al-haq', 'hrw'])).toBeNull();
    expect(wrongOnBehalfOf(null, ['eu'])).toBeNull();
    expect(wrongOnBehalfOf('npwj', ['al-haq', 'hrw', 'al-haq'])).toBe('names the same one twice');
    expect(wrongOnBehalfOf('npwj', ['hrw', 'npwj'])).toBe('names the speaker itself');
  });
});

it('only the plenary on cooperation names a topic', () => {
  expect([...STATEMENT_SEGMENTS, null].filter((segment) => topicsOfSegment(segment).length > 0)).toEqual(['COOPERATION_PLENARY']);
  expect(topicsOfSegment('COOPERATION_PLENARY')).toEqual(['COOPERATION']);
});
