import type { Cited, Confidence } from '@assembly-graph/kernel';
import { CitedInterface, enumFilter, KeyFilter, listOf, NodeInterface, StringFilter } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { State, UnStatus } from '../domain/state.ts';
import { UnStatusEnum } from './enums.ts';

@Directive('@key(fields: "iso3")')
@Directive('@key(fields: "id")')
@ObjectType('State', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'A State, whether or not it is party to anything.',
})
export class StateType implements State, NodeInterface, Cited {
  readonly id!: string;
  @Field(() => String, { description: 'ISO 3166-1 alpha-3 code, e.g. "JOR".' })
  readonly iso3!: string;
  @Field(() => String, { description: 'ISO 3166-1 alpha-2 code, e.g. "JO".' })
  readonly iso2!: string;
  @Field(() => String, { description: 'UN M49 code, three digits, e.g. "400".' })
  readonly m49!: string;
  readonly name!: string;
  @Field(() => UnStatusEnum, { description: 'How it stands to the United Nations.' })
  readonly unStatus!: UnStatus;
  @Field(() => Int, { description: 'Raised by every change of its name or group; give it as `expectedVersion` to change one.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const StateList = listOf('State', () => StateType, {
  filters: {
    iso3: [KeyFilter, 'ISO 3166-1 alpha-3 code.'],
    iso2: [KeyFilter, 'ISO 3166-1 alpha-2 code.'],
    m49: [KeyFilter, 'UN M49 code.'],
    name: [StringFilter, 'The name in English.'],
    unStatus: [enumFilter('UnStatus', UnStatusEnum), 'How it stands to the United Nations.'],
  },
  orders: { name: 'By name.', iso3: 'By alpha-3 code.' },
  notGroupedBy: ['iso3', 'iso2', 'm49'],
});
