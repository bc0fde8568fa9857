import { BadInput, rule, type Actor } from '@assembly-graph/kernel';
import { actsForOrganizers, type Organizer } from './side-event.ts';

const MOST_PEOPLE = 100_000;
const LANGUAGE = /^[a-z]{2}$/;

/** Those behind a side event as they were named; whoever requests it for their own, if nobody was. */
export const organizersOf = (named: readonly Organizer[] | null | undefined, { role, state, organization }: Actor): readonly Organizer[] =>
  named?.length ? named : role === 'delegation' ? [{ state, role: 'LEAD' }] : organization === null ? [] : [{ organization, role: 'LEAD' }];

/** The States and organizations among those behind a side event, in their order. */
export const agentsOf = (organizers: readonly Organizer[]) => ({
  coHostStates: organizers.flatMap(({ state }) => state ?? []),
  coHostOrganizations: organizers.flatMap(({ organization }) => organization ?? []),
});

/** @throws RuleBroken, BadInput */
export function mayBeOrganizedBy(organizers: readonly Organizer[], actor: Actor): void {
  if (organizers.some(({ state, organization }) => (state == null) === (organization == null))) {
    throw new BadInput('An organizer is either a State or an organization.', 'organizers');
  }
  const names = organizers.map(({ state, organization }) => `${state} ${organization}`);
  rule(new Set(names).size === names.length, 'nobody stands behind a side event twice');
  rule(organizers.filter(({ role }) => role === 'LEAD').length === 1, 'a side event has exactly one lead organizer');
  rule(actsForOrganizers(actor, agentsOf(organizers)), 'whoever requests a side event is one of its organizers');
}

/** @throws BadInput */
export function wholePeople(field: string, people: number | null | undefined): number | null {
  if (people == null) return null;
  if (people < 0 || people > MOST_PEOPLE) throw new BadInput(`${field} must be from 0 to ${MOST_PEOPLE.toLocaleString('en')}.`, field);
  return people;
}

/** ISO 639-1 codes, each once. @throws BadInput */
export function languagesOf(codes: readonly string[] | null | undefined): readonly string[] {
  if (codes?.some((code) => !LANGUAGE.test(code))) throw new BadInput('A language is named by two small letters, e.g. "en".', 'languages');
  return [...new Set(codes)];
}
