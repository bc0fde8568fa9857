import type { Confidence } from '@assembly-graph/kernel';
import { CitedInterface, DateFilter, enumFilter, KeyFilter, listOf, NodeInterface } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { GroupMembership } from '../domain/regional-group.ts';
import type { RegionalGroupCode } from '../domain/state.ts';
import { RegionalGroupCodeEnum } from './enums.ts';

@Directive('@key(fields: "id")')
@ObjectType('GroupMembership', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'That a State belongs to a regional group during a stretch of time. A State belongs to one group at a time; a few to none.',
})
export class GroupMembershipType implements GroupMembership {
  readonly id!: string;
  readonly stateIso3!: string;
  readonly group!: RegionalGroupCode;
  readonly from!: string | null;
  readonly to!: string | null;
  @Field(() => Int, { description: 'Raised by every change; give it as `expectedVersion` to correct it.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const GroupMembershipList = listOf('GroupMembership', () => GroupMembershipType, {
  filters: {
    state: [KeyFilter, 'Alpha-3 code of the State.'],
    group: [enumFilter('RegionalGroupCode', RegionalGroupCodeEnum), 'The group.'],
    from: [DateFilter, 'The first day.'],
    to: [DateFilter, 'The first day on which it no longer holds.'],
  },
  orders: { state: 'By alpha-3 code of the State.', from: 'By the first day.' },
});
