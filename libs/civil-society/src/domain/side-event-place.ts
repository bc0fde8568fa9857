import { BadInput, rule } from '@assembly-graph/kernel';
import { ONLINE, type SideEvent, type SideEventFormat } from './side-event.ts';
import { isTimeOfDay } from './time-of-day.ts';

/** Where and when a side event is held, on the clocks of the venue. */
export type Place = Pick<SideEvent, 'room' | 'heldOn' | 'startTime' | 'endTime'>;

interface AskedPlace {
  readonly room?: string | null;
  readonly day: string;
  readonly start: string;
  readonly end: string;
}

/** @throws RuleBroken, BadInput */
export function placeOf({ room, day, start, end }: AskedPlace, format: SideEventFormat | null): Place {
  for (const [field, time] of [['start', start], ['end', end]] as const) {
    if (!isTimeOfDay(time)) throw new BadInput(`${field} must be a time of day, HH:MM on the clock of 24 hours.`, field);
  }
  rule(start < end, 'a side event ends after it starts');
  if (format === 'ONLINE') {
    rule(room == null, 'what is held online takes no room');
    return { room: ONLINE, heldOn: day, startTime: start, endTime: end };
  }
  rule(room != null && room.toLowerCase() !== ONLINE, 'a side event that is not online has a room');
  return { room, heldOn: day, startTime: start, endTime: end };
}
