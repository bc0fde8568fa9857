import type { UnitOfWork } from '@assembly-graph/events';
import type { Clock } from '@assembly-graph/kernel';
import type { ConstraintRules, Storage } from '@assembly-graph/platform/sql';
import { mandateDeeds } from './graphql/mandates.deeds.ts';
import { MandatesResolver, ResolutionMandatesResolver, TopicMandatesResolver } from './graphql/mandates.resolver.ts';
import { FollowUpType, MandateType } from './graphql/mandate.type.ts';
import { MandateTable, SessionDayTable } from './storage/mandate-tables.ts';
import { TrackMandates1795552853815 } from './storage/migrations/1795552853815-track-mandates.ts';
import { closeMandate } from './use-cases/close-mandate.ts';
import type { DecisionsDesk } from './use-cases/decisions-desk.ts';
import { linkFollowUp } from './use-cases/link-follow-up.ts';
import { registerMandate } from './use-cases/register-mandate.ts';
import { supersedeMandate } from './use-cases/supersede-mandate.ts';

/** What of the door is about mandates. */
export const mandatesStorage: { readonly tables: Storage['tables']; readonly migrations: readonly Function[] } = {
  tables: [MandateTable, SessionDayTable] as never,
  migrations: [TrackMandates1795552853815],
};

export const mandatesRules: ConstraintRules = {
  a_paragraph_asks_a_thing_of_somebody_once: ['a paragraph asks a thing of somebody once'],
};

export const mandatesPart = (together: UnitOfWork<DecisionsDesk>, clock: Clock) => ({
  types: [MandateType, FollowUpType],
  resolvers: [
    new MandatesResolver(clock),
    new ResolutionMandatesResolver(),
    new TopicMandatesResolver(),
    mandateDeeds({
      registerMandate: registerMandate(together),
      linkFollowUp: linkFollowUp(together),
      supersedeMandate: supersedeMandate(together),
      closeMandate: closeMandate(together),
    }),
  ],
});
