import type { ConstraintRules } from '@assembly-graph/platform/sql';
import { MEMBER_OF_ANOTHER, MEMBER_ONCE, NO_CYCLE } from '../domain/coalition-membership.ts';
import { ONCE_AT_A_TIME } from '../domain/consultative-basis.ts';
import { ONE_WITH_ECOSOC, RULE_93 } from '../domain/rule-93.ts';

/** What the caller is told where the database itself refuses, whatever else goes on at the same time. */
export const CONSTRAINT_RULES: ConstraintRules = {
  a_room_holds_one_side_event_at_a_time: ['a room holds one side event at a time'],
  one_accreditation_at_a_time: ['an organization has one accreditation to a session under way or granted at a time'],
  an_accreditation_rests_on_a_basis_of_rule_93: ['an accreditation rests on at least one basis of rule 93', RULE_93],
  an_organization_has_no_more_delegates_than_its_quota: ['an organization has no more delegates than its quota'],
  one_opinion_on_each: ['an organization has one opinion on what became of a recommendation in a resolution or decision'],
  an_author_does_not_sign: ['an author stands behind a document without signing it'],
  a_slot_is_given_once: ['a slot of the NGO segment is one of those that are free'],
  an_organization_has_one_slot: ['an organization has one slot in the NGO segment of a session'],
  no_more_slots_are_allocated_than_there_are: ['no more slots of the NGO segment are allocated than the secretariat has set for the session'],
  one_basis_of_a_kind_at_a_time: [ONCE_AT_A_TIME],
  one_status_with_ecosoc_at_a_time: [ONE_WITH_ECOSOC],
  an_organization_is_a_member_of_another: [MEMBER_OF_ANOTHER],
  one_membership_at_a_time: [MEMBER_ONCE],
  no_organization_is_among_the_members_of_its_members: [NO_CYCLE],
  an_organization_merges_once: ['an organization merges once'],
  an_organization_merges_into_another: ['an organization merges into another'],
  an_organization_merges_into_one_that_stands: ['an organization merges into one that still stands by itself'],
};
