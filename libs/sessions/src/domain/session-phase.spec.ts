import { expect, it } from '@jest/globals';
import { sessionPhase } from './session-phase.ts';

it.each([
  ['2021-12-05T23:59:59.999Z', 'UPCOMING'],
  ['2021-12-06T00:00:00Z', 'OPEN'],
  ['2021-12-06T00:30:00+01:00', 'UPCOMING'],
  ['2021-12-10T23:59:59.999Z', 'OPEN'],
  ['2021-12-11', 'CLOSED'],
])('the twentieth session is, at %s, %s', (at, phase) => {
  expect(sessionPhase({ opensOn: '2021-12-06', closesOn: '2021-12-10' }, at)).toBe(phase);
});
