import type { ConstraintRules } from '@assembly-graph/platform/sql';

/** What the caller is told where the database itself refuses, whatever else goes on at the same time. */
export const CONSTRAINT_RULES: ConstraintRules = {
  a_room_holds_one_side_event_at_a_time: ['a room holds one side event at a time'],
};
