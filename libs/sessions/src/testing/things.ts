import { ENTERED_HERE } from '@assembly-graph/kernel';
import type { AgendaItem } from '../domain/agenda-item.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { ProgrammeEntry } from '../domain/programme.ts';
import type { Session } from '../domain/session.ts';

/** Things as good as any; a test says only what matters to it. */
const kept = { ...ENTERED_HERE, id: '00000000-0000-4000-8000-000000000001', version: 1, knownFrom: null };

export const twentieth: Session = {
  ...kept, code: '20', kind: 'REGULAR', number: 20, resumption: null, parentCode: null, title: 'Twentieth session', symbolSeries: 'ICC-ASP/20', opensOn: '2021-12-06',
  closesOn: '2021-12-10', scheduledToCloseOn: null, closedOn: null, city: 'The Hague', countryIso3: 'NLD', venue: null, convenedBy: null, presidentKey: 'P7', presidentSeat: null,
};

export const aMeeting = (more: Partial<Meeting> = {}): Meeting => ({
  ...kept, sessionCode: '20', bodyCode: 'ASSEMBLY', format: 'PLENARY', ordinal: 1, title: null, publicity: 'PUBLIC', exceptionalCircumstances: null,
  startsAt: '2021-12-06T09:00:00.000Z', endsAt: '2021-12-06T12:00:00.000Z', timeZone: 'Europe/Amsterdam', room: 'King Willem Alexander Hall', streamUrl: null,
  status: 'SCHEDULED', sequence: 0, convenedAt: null, adjournedAt: null, ...more,
});

export const anEntry = (more: Partial<ProgrammeEntry> = {}): ProgrammeEntry => ({
  ...kept, sessionCode: '20', meetingId: null, agendaItemId: null, title: 'General debate', startsAt: '2021-12-06T09:00:00.000Z', endsAt: '2021-12-06T12:00:00.000Z',
  timeZone: 'Europe/Amsterdam', room: null, startedAt: null, endedAt: null, status: 'PLANNED', changeReason: null, topics: [], sequence: 0, ...more,
});

export const anItem = (more: Partial<AgendaItem> = {}): AgendaItem => ({
  ...kept, code: 'AG-20-01', sessionCode: '20', sessionOpensOn: '2021-12-06', position: 1, number: null, adopted: false, parentId: null, title: 'General debate',
  kind: 'AGENDA_ITEM', status: 'OPEN', allocatedTo: null, addedOn: null, topics: [], ...more,
});
