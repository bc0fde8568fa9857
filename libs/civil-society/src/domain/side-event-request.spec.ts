import { BadInput, RuleBroken, webAddress } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import { coalition, delegation, ngo, secretariat } from '../testing/actors.ts';
import { placeOf } from './side-event-place.ts';
import { agentsOf, languagesOf, mayBeOrganizedBy, organizersOf, wholePeople } from './side-event-request.ts';
import type { Organizer } from './side-event.ts';

const lead = (organization: string): Organizer => ({ organization, role: 'LEAD' });

describe('who stands behind a side event', () => {
  it('is whoever asks for it, if nobody else is named', () => {
    expect([organizersOf([], ngo('fidh')), organizersOf(null, coalition), organizersOf(undefined, delegation('SEN')), organizersOf(null, secretariat)]).toEqual([
      [lead('fidh')], [lead('cicc')], [{ state: 'SEN', role: 'LEAD' }], [],
    ]);
    expect(agentsOf([lead('fidh'), { state: 'SEN', role: 'HOST' }, { organization: 'hrw', role: 'CO_SPONSOR' }])).toEqual({ coHostStates: ['SEN'], coHostOrganizations: ['fidh', 'hrw'] });
  });

  it.each<[string, Organizer[], typeof secretariat, string]>([
    ['another organization alone', [lead('fidh')], ngo('hrw'), 'whoever requests a side event is one of its organizers'],
    ['another State alone', [{ state: 'SEN', role: 'LEAD' }], delegation('PER'), 'whoever requests a side event is one of its organizers'],
    ['an organization with the code of the State', [lead('SEN')], delegation('SEN'), 'whoever requests a side event is one of its organizers'],
    ['two leads', [lead('fidh'), lead('hrw')], ngo('hrw'), 'a side event has exactly one lead organizer'],
    ['no lead', [{ organization: 'hrw', role: 'HOST' }], ngo('hrw'), 'a side event has exactly one lead organizer'],
    ['nobody', [], secretariat, 'a side event has exactly one lead organizer'],
    ['one twice', [lead('hrw'), { organization: 'hrw', role: 'HOST' }], ngo('hrw'), 'nobody stands behind a side event twice'],
  ])('is not %s', (_who, organizers, actor, sentence) => {
    expect(() => mayBeOrganizedBy(organizers, actor)).toThrow(RuleBroken);
    expect(() => mayBeOrganizedBy(organizers, actor)).toThrow(sentence);
  });

  it.each<[string, Organizer]>([['neither', { role: 'LEAD' }], ['both', { state: 'SEN', organization: 'hrw', role: 'LEAD' }]])('is a State or an organization, not %s', (_what, organizer) => {
    expect(() => mayBeOrganizedBy([organizer], secretariat)).toThrow(BadInput);
  });
});

describe('where and when', () => {
  const asked = { room: 'Oceania', day: '2026-12-08', start: '13:15', end: '14:45' };
  it('is a room and a time, or online', () => {
    expect(placeOf(asked, 'HYBRID')).toEqual({ room: 'Oceania', heldOn: '2026-12-08', startTime: '13:15', endTime: '14:45' });
    expect(placeOf({ ...asked, room: null }, 'ONLINE').room).toBe('online');
  });

  it.each([
    [{ end: '13:15' }, 'IN_PERSON', 'a side event ends after it starts'],
    [{ room: null }, 'HYBRID', 'a side event that is not online has a room'],
    [{ room: 'Online' }, 'IN_PERSON', 'a side event that is not online has a room'],
    [{}, 'ONLINE', 'what is held online takes no room'],
    [{ start: '24:00' }, 'IN_PERSON', 'start must be a time of day, HH:MM on the clock of 24 hours.'],
    [{ end: '1:00' }, 'IN_PERSON', 'end must be a time of day, HH:MM on the clock of 24 hours.'],
  ] as const)('%j, %s: %s', (wrong, format, sentence) => expect(() => placeOf({ ...asked, ...wrong }, format)).toThrow(sentence));
});

it('takes addresses of the web, people and languages, and nothing that only looks like them', () => {
  expect(webAddress('streamUrl', 'https://example.org/a b')).toBe('https://example.org/a%20b');
  for (const wrong of ['javascript:alert(1)', 'ftp://example.org', 'example.org', 'https://a:b@example.org', 'https://', '']) expect(() => webAddress('streamUrl', wrong)).toThrow(BadInput);
  expect([wholePeople('capacity', 0), wholePeople('capacity', null), languagesOf(['en', 'fr', 'en'])]).toEqual([0, null, ['en', 'fr']]);
  for (const wrong of [-1, 100_001]) expect(() => wholePeople('capacity', wrong)).toThrow(BadInput);
  for (const wrong of ['EN', 'eng', '', 'é1']) expect(() => languagesOf([wrong])).toThrow(BadInput);
});
