import { Directive, Field, ObjectType } from 'type-graphql';
import type { RegionalGroupCode } from '../domain/state.ts';
import { RegionalGroupCodeEnum } from './enums.ts';

@Directive('@key(fields: "code")')
@ObjectType('RegionalGroup', { simpleResolvers: true, description: 'A regional group of the United Nations, by which the Assembly balances its seats.' })
export class RegionalGroupType {
  @Field(() => RegionalGroupCodeEnum, { description: 'Its code.' })
  readonly code!: RegionalGroupCode;
  @Field(() => String, { description: 'Its name in English.' })
  readonly name!: string;
}
