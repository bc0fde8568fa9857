import { describe, expect, it } from '@jest/globals';
import { clash, type SideEvent } from './side-event.ts';
import { isTimeOfDay } from './time-of-day.ts';

const event = (said: Partial<SideEvent>) => ({ room: 'Oceania', heldOn: '2022-12-05', startTime: '13:15', endTime: '14:45', ...said }) as SideEvent;

describe('a room holds one side event at a time', () => {
  it.each<[string, Partial<SideEvent>, boolean]>([
    ['at the same time', {}, true],
    ['while the other is on', { startTime: '14:44', endTime: '15:30' }, true],
    ['around the other', { startTime: '08:00', endTime: '20:00' }, true],
    ['from the minute the other ends', { startTime: '14:45', endTime: '15:30' }, false],
    ['on another day', { heldOn: '2022-12-06' }, false],
    ['in another room', { room: 'Europe 1&2' }, false],
    ['in an unknown room', { room: null }, false],
    ['on an unknown day', { heldOn: null }, false],
    ['until nobody knows when', { endTime: null }, false],
  ])('%s', (_when, said, clashes) => {
    expect([clash(event({}), event(said)), clash(event(said), event({}))]).toEqual([clashes, clashes]);
  });

  it('save online, and where nothing is known of either', () => {
    expect(clash(event({ room: 'online' }), event({ room: 'online' }))).toBe(false);
    expect(clash(event({ room: null }), event({ room: null }))).toBe(false);
    expect(clash(event({ heldOn: null }), event({ heldOn: null }))).toBe(false);
  });
});

it('knows a time of day', () => {
  expect(['00:00', '09:05', '23:59'].map(isTimeOfDay)).toEqual([true, true, true]);
  expect(['24:00', '12:60', '9:05', '09:05:00', ' 09:05', '09:05\n', 'noon', ''].map(isTimeOfDay)).toEqual(Array(8).fill(false));
});
