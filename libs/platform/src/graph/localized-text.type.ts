import type { Language } from '@assembly-graph/kernel';
import { Directive, Field, ObjectType } from 'type-graphql';
import { enumOf } from './enums.ts';
import { LanguageEnum } from './search.ts';

export const TranslationStatusEnum = enumOf<'OFFICIAL' | 'MISSING'>('TranslationStatus', 'How a text stands to the language asked for.', {
  OFFICIAL: 'It is on record in the language asked for.',
  MISSING: 'The record has it in another language only: it is told in that one.',
});

@Directive('@shareable')
@ObjectType('LocalizedText', { simpleResolvers: true, description: 'A text in the language asked for, or else in one that the record has.' })
export class LocalizedTextType {
  @Field(() => LanguageEnum, { description: 'The language of the text.' })
  readonly lang!: Language;
  @Field(() => String, { description: 'The text.' })
  readonly text!: string;
  @Field(() => TranslationStatusEnum, { description: 'MISSING: it is not in the language asked for.' })
  readonly status!: 'OFFICIAL' | 'MISSING';
}
