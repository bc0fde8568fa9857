import { describe, expect, it } from '@jest/globals';
import { precisionOf } from './participation-figure.ts';

describe('how exact a number is', () => {
  it.each([
    ['exact', 'EXACT'],
    ['more than', 'MORE_THAN'],
    ['nearly', 'NEARLY'],
    ['about', 'ABOUT'],
    ['about (expected before the session)', 'ABOUT'],
    ['roughly', null],
    ['about(', null],
    ['about () ', null],
    ['constructor', null],
    ['', null],
  ])('%j is %j', (wording, precision) => expect(precisionOf(wording)).toBe(precision));
});
