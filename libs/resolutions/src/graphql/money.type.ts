import type { Decimal } from '@assembly-graph/kernel';
import { DecimalScalar } from '@assembly-graph/platform/graph';
import { Directive, Field, ObjectType } from 'type-graphql';
import { MoneyUnitEnum } from './enums.ts';

@Directive('@shareable')
@ObjectType('Money', { simpleResolvers: true, description: 'An exact amount of money.' })
export class MoneyType {
  @Field(() => DecimalScalar, { description: 'How many units, exact, e.g. "144587.3" (thousand euros).' })
  readonly amount!: Decimal;
  @Field(() => String, { description: 'The currency, ISO 4217, e.g. "EUR".' })
  readonly currency!: string;
  @Field(() => MoneyUnitEnum, { description: 'What the amount is counted in.' })
  readonly unit!: 'THOUSAND';
}

/** Every amount of the data set is in thousands of euros. */
export const thousandEuros = (amount: Decimal): MoneyType => ({ amount, currency: 'EUR', unit: 'THOUSAND' });
