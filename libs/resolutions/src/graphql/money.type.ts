import type { Decimal } from '@assembly-graph/kernel';
import { DecimalScalar } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { NOMINAL, type Basis, type PriceBasis } from '../domain/deflator-series.ts';
import { MoneyUnitEnum, PriceBasisEnum } from './enums.ts';

@Directive('@shareable')
@ObjectType('Money', { simpleResolvers: true, description: 'An exact amount of money.' })
export class MoneyType {
  @Field(() => DecimalScalar, { description: 'How many units, exact, e.g. "144587.3" (thousand euros).' })
  readonly amount!: Decimal;
  @Field(() => String, { description: 'The currency, ISO 4217, e.g. "EUR".' })
  readonly currency!: string;
  @Field(() => MoneyUnitEnum, { description: 'What the amount is counted in.' })
  readonly unit!: 'THOUSAND';
  @Field(() => PriceBasisEnum, { description: 'In whose prices.' })
  readonly priceBasis!: PriceBasis;
  @Field(() => Int, { nullable: true, description: 'Of a real amount: the year in whose prices it is.' })
  readonly baseYear!: number | null;
  @Field(() => String, { nullable: true, description: 'Of a real amount: the code of the deflator series by which it was worked out.' })
  readonly deflatorSeries!: string | null;
}

/** Every amount of the data set is in thousands of euros. */
export const thousandEuros = (amount: Decimal, { basis, baseYear, series }: Basis = NOMINAL): MoneyType => ({
  amount, currency: 'EUR', unit: 'THOUSAND', priceBasis: basis, baseYear, deflatorSeries: series?.code ?? null,
});
