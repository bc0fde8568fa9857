import { RuleBroken } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SPEAKER_ROLES, speaking, withoutSpeaker, withSpeaker } from './side-event-speaker.ts';
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

it('whoever is named or taken off, a State or an organization speaks once in a role, its people as often as they are, and all are found by their codes', () => {
  const agent = fc.oneof(fc.constantFrom('SEN', 'FRA').map((state) => ({ state })), fc.constantFrom('fidh', 'hrw').map((organization) => ({ organization })));
  const naming = fc.record({ named: fc.tuple(agent, fc.constantFrom(...SPEAKER_ROLES)).map(([who, role]) => ({ ...who, role })), person: fc.boolean(), off: fc.boolean(), at: fc.nat(70) });
  fc.assert(
    fc.property(fc.array(naming, { maxLength: 70 }), (namings) => {
      let event = speaking([]);
      const people = new Set<string>();
      for (const [index, { named, person, off, at }] of namings.entries()) {
        const id = `speaker-${index}`;
        const before = event.speakers.length;
        if (off) {
          const left = withoutSpeaker(event, `speaker-${at}`);
          expect(left === null).toBe(!event.speakers.some((one) => one.id === `speaker-${at}`));
          event = speaking(left ?? event.speakers);
          expect(event.speakers).toHaveLength(before - (left === null ? 0 : 1));
          continue;
        }
        const isPerson = person && 'organization' in named;
        try {
          event = speaking(withSpeaker(event, id, named, isPerson));
          if (isPerson) people.add(id);
        } catch (failure) {
          expect(failure).toBeInstanceOf(RuleBroken);
          expect(before === 50 || (!isPerson && event.speakers.some((one) => one.role === named.role && (one.state ?? one.organization) === Object.values(named)[0]))).toBe(true);
        }
        const themselves = event.speakers.filter((one) => !people.has(one.id)).map(({ state, organization, role }) => `${state} ${organization} ${role}`);
        expect(new Set(themselves).size).toBe(themselves.length);
        expect([...event.speakerStates, ...event.speakerOrganizations].sort()).toEqual([...new Set(event.speakers.map(({ state, organization }) => state ?? organization))].sort());
      }
    }),
  );
});
