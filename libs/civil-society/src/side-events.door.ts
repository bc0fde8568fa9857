import type { Clock } from '@assembly-graph/kernel';
import { postgresUnitOfWork, type Storage } from '@assembly-graph/platform/sql';
import type { DataSource } from 'typeorm';
import { AttentionResolver, CoSponsorshipsResolver, TopicAttentionResolver } from './graphql/attention.resolver.ts';
import { CoSponsorshipType, SideEventMatrixCellType, TopicAttentionType } from './graphql/attention.type.ts';
import { SideEventOrganizerType, SideEventSpeakerType, SideEventType } from './graphql/side-event.type.ts';
import { sideEventDeeds } from './graphql/side-events.deeds.ts';
import { SideEventOrganizersResolver, SideEventSpeakersResolver, SideEventsResolver } from './graphql/side-events.resolver.ts';
import { CONSTRAINT_RULES } from './storage/constraint-rules.ts';
import { WorkOnSideEvents1795546473304 } from './storage/migrations/1795546473304-work-on-side-events.ts';
import { NameSpeakers1795579800282 } from './storage/migrations/1795579800282-name-speakers.ts';
import { postgresSideEventsDesk } from './storage/postgres-side-events-desk.ts';
import { SideEventTable } from './storage/side-event-table.ts';
import { approveSideEvent } from './use-cases/approve-side-event.ts';
import { cancelSideEvent } from './use-cases/cancel-side-event.ts';
import { moveSideEvent } from './use-cases/move-side-event.ts';
import { nameSideEventSpeaker } from './use-cases/name-side-event-speaker.ts';
import { removeSideEventSpeaker } from './use-cases/remove-side-event-speaker.ts';
import { reportSideEventHeld } from './use-cases/report-side-event-held.ts';
import { requestSideEvent } from './use-cases/request-side-event.ts';
import { reviewSideEvent } from './use-cases/review-side-event.ts';
import { scheduleSideEvent } from './use-cases/schedule-side-event.ts';

/** What of the door is about side events. */
export const sideEventsStorage = {
  tables: [SideEventTable] as unknown as Storage['tables'],
  migrations: [WorkOnSideEvents1795546473304, NameSpeakers1795579800282],
};

export function sideEventsPart(database: DataSource, clock: Clock): { readonly types: readonly Function[]; readonly resolvers: readonly object[] } {
  const together = postgresUnitOfWork(database, postgresSideEventsDesk, clock, CONSTRAINT_RULES);
  return {
    types: [SideEventType, SideEventOrganizerType, SideEventSpeakerType, SideEventMatrixCellType, CoSponsorshipType, TopicAttentionType],
    resolvers: [
      new SideEventsResolver(),
      new SideEventOrganizersResolver(),
      new SideEventSpeakersResolver(),
      new AttentionResolver(),
      new CoSponsorshipsResolver(),
      new TopicAttentionResolver(),
      sideEventDeeds({
        requestSideEvent: requestSideEvent(together),
        reviewSideEvent: reviewSideEvent(together),
        approveSideEvent: approveSideEvent(together),
        scheduleSideEvent: scheduleSideEvent(together),
        moveSideEvent: moveSideEvent(together),
        cancelSideEvent: cancelSideEvent(together),
        nameSideEventSpeaker: nameSideEventSpeaker(together),
        removeSideEventSpeaker: removeSideEventSpeaker(together),
        reportSideEventHeld: reportSideEventHeld(together),
      }),
    ],
  };
}
