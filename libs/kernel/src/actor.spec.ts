import { describe, expect, it } from '@jest/globals';
import { actsForOrganization, actsForState, doneBy, own, ownState, PUBLIC, ROLES, type Actor, type Role } from './actor.ts';

const actor = (role: Role, more: Partial<Actor> = {}): Actor => ({
  role,
  subject: 'someone',
  state: null,
  organization: null,
  scopes: [],
  ...more,
});

describe('who acts for whom', () => {
  it.each<[Actor, string | null | undefined, boolean]>([
    [actor('secretariat'), 'amnesty', true],
    [actor('secretariat'), null, true],
    [actor('ngo', { organization: 'amnesty' }), 'amnesty', true],
    [actor('ngo', { organization: 'amnesty' }), 'fidh', false],
    [actor('ngo', { organization: 'amnesty' }), null, false],
    [actor('ngo'), null, false],
    [actor('ngo'), undefined, false],
    [actor('coalition', { organization: 'cicc' }), 'cicc', true],
    [actor('coalition', { organization: 'cicc' }), 'amnesty', false],
    [actor('delegation', { state: 'SEN', organization: 'amnesty' }), 'amnesty', false],
    [PUBLIC, 'amnesty', false],
    [PUBLIC, null, false],
  ])('an organization: %j, %s: %s', (who, code, may) => {
    expect(actsForOrganization(who, code)).toBe(may);
    expect(own((thing: { code: typeof code }) => thing.code)(who, { code }, undefined)).toBe(may);
  });

  it.each<[Actor, string | null | undefined, boolean]>([
    [actor('secretariat'), 'SEN', true],
    [actor('delegation', { state: 'SEN' }), 'SEN', true],
    [actor('delegation', { state: 'SEN' }), 'PER', false],
    [actor('delegation'), null, false],
    [actor('delegation'), undefined, false],
    [actor('ngo', { state: 'SEN', organization: 'amnesty' }), 'SEN', false],
    [actor('coalition', { organization: 'cicc' }), 'SEN', false],
    [PUBLIC, 'SEN', false],
  ])('a State: %j, %s: %s', (who, iso3, may) => {
    expect(actsForState(who, iso3)).toBe(may);
    expect(ownState((_thing: unknown, args: { iso3: typeof iso3 }) => args.iso3)(who, null, { iso3 })).toBe(may);
  });
});

it('the public is nobody in particular and can be made nobody else', () => {
  expect(doneBy(PUBLIC)).toEqual({ id: 'public', role: 'public' });
  expect(() => Object.assign(PUBLIC, { role: 'secretariat' })).toThrow(TypeError);
  expect(() => (PUBLIC.scopes as string[]).push('personal:read')).toThrow(TypeError);
  expect(ROLES).toEqual(['secretariat', 'delegation', 'ngo', 'coalition', 'public']);
});
