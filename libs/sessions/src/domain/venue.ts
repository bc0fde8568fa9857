import { BadInput, isInstant, instantOf } from '@assembly-graph/kernel';

/** Where the Assembly and its Review Conference meet, with the zone of the clocks there. */
export const VENUES = {
  THE_HAGUE: { city: 'The Hague', countryIso3: 'NLD', timeZone: 'Europe/Amsterdam' },
  NEW_YORK: { city: 'New York', countryIso3: 'USA', timeZone: 'America/New_York' },
  KAMPALA: { city: 'Kampala', countryIso3: 'UGA', timeZone: 'Africa/Kampala' },
} as const;
export type VenueCode = keyof typeof VENUES;

/** The zone of the clocks in a city in which a session meets (IANA); UTC for a city that is none of the venues. */
export const zoneOf = (city: string): string => Object.values(VENUES).find((venue) => venue.city === city)?.timeZone ?? 'Etc/UTC';

const MINUTE = 60_000;

/** One for each zone: to make one takes ten times as long as to ask it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
    clocks.set(timeZone, clock);
  }
  return clock;
}

/** By how many minutes the clocks of a zone are ahead of UTC at an instant. */
function minutesAhead(instant: number, timeZone: string): number {
  const parts = clockOf(timeZone).formatToParts(instant);
  const part = (type: string) => Number(parts.find((one) => one.type === type)!.value);
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return Math.round((shown - Math.floor(instant / 1000) * 1000) / MINUTE);
}

/** An instant as the clocks of a zone show it, RFC 3339 with their distance from UTC, e.g. "2026-12-07T10:00:00-05:00". */
export function localTime(instant: string, timeZone: string): string {
  const at = Date.parse(instant);
  const ahead = minutesAhead(at, timeZone);
  const two = (number: number) => String(number).padStart(2, '0');
  const distance = `${ahead < 0 ? '-' : '+'}${two(Math.floor(Math.abs(ahead) / 60))}:${two(Math.abs(ahead) % 60)}`;
  return `${new Date(at + ahead * MINUTE).toISOString().slice(0, 19)}${distance}`;
}

/** The day of the calendar in a zone at an instant. */
export const localDay = (instant: string, timeZone: string): string => localTime(instant, timeZone).slice(0, 10);

/** The first moment of a day by the clocks of a zone, RFC 3339 in UTC. */
export function firstMomentOf(day: string, timeZone: string): string {
  const shown = Date.parse(`${day}T00:00:00Z`);
  const near = shown - minutesAhead(shown, timeZone) * MINUTE;
  return new Date(shown - minutesAhead(near, timeZone) * MINUTE).toISOString();
}

/** The day after, whatever the zone. */
export const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 1440 * MINUTE).toISOString().slice(0, 10);

/** An instant from outside, as it is kept: in UTC, to the millisecond, within the life of the Assembly. @throws BadInput for a bare day, or another age */
export function momentFrom(field: string, text: string): string {
  if (!isInstant(text)) throw new BadInput(`${field} must be an instant with its distance from UTC, e.g. "2026-12-07T10:00:00-05:00".`, field);
  const moment = instantOf(text);
  if (!/^(199[89]|20\d\d)-/.test(moment)) throw new BadInput(`${field} must lie in the years 1998 to 2099.`, field);
  return moment;
}
