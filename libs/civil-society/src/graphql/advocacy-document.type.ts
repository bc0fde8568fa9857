import type { Confidence } from '@assembly-graph/kernel';
import { CitedInterface, DateFilter, DateScalar, enumFilter, enumListFilter, KeyFilter, KeyListFilter, listOf, NodeInterface, StringFilter } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { BodyAddressed } from '../domain/addressee.ts';
import type { AdvocacyDocument, AdvocacyDocumentKind } from '../domain/advocacy-document.ts';
import { AdvocacyDocumentKindEnum, BodyAddressedEnum } from './enums.ts';

@Directive('@key(fields: "id")')
@ObjectType('AdvocacyDocument', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: "A document in which an organization tells the Assembly, or the world, what it thinks of the Assembly's work.",
})
export class AdvocacyDocumentType implements AdvocacyDocument {
  readonly id!: string;
  @Field(() => String, { description: 'Its code in the data set, e.g. "AD-01".' })
  readonly code!: string;
  @Field(() => String, { description: 'Its title, in the language of the source; approximate where the note says so.' })
  readonly title!: string;
  readonly authorCode!: string;
  readonly sessionCode!: string | null;
  readonly sessionOpensOn!: string | null;
  @Field(() => AdvocacyDocumentKindEnum, { description: 'What kind of document it is.' })
  readonly kind!: AdvocacyDocumentKind;
  @Field(() => String, { nullable: true, description: 'Its date as the data set has it: a day (YYYY-MM-DD), a month (YYYY-MM), a year (YYYY) or free words; null where none was found.' })
  readonly dated!: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'The day of its publication; null where only a month, a year or nothing is known.' })
  readonly publishedOn!: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'The first day that its date may mean, e.g. the first of the month: to put documents in order, not to cite.' })
  readonly datedFrom!: string | null;
  readonly topics!: readonly string[];
  readonly coAuthorCodes!: readonly string[];
  readonly signatories!: readonly string[];
  readonly addressedBodies!: readonly BodyAddressed[];
  readonly addressedStates!: readonly string[];
  readonly addressedOrganizations!: readonly string[];
  @Field(() => [String], { description: 'The languages it is in, by their ISO 639-1 codes; empty where they were not said.' })
  readonly languages!: readonly string[];
  @Field(() => String, { nullable: true, description: 'Where it can be read; null where it was not said.' })
  readonly url!: string | null;
  @Field(() => String, { nullable: true, description: 'On what terms it may be used; null where it was not said.' })
  readonly licence!: string | null;
  @Field(() => Int, { description: 'Raised by every change: what `expectedVersion` asks for.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const AdvocacyDocumentList = listOf('AdvocacyDocument', () => AdvocacyDocumentType, {
  filters: {
    code: [KeyFilter, 'Its code in the data set.'],
    title: [StringFilter, 'Its title.'],
    author: [KeyFilter, 'Code of the organization that issued it.'],
    session: [KeyFilter, 'Code of the session; `isNull: true` finds those tied to no one session.'],
    kind: [enumFilter('AdvocacyDocumentKind', AdvocacyDocumentKindEnum), 'What kind of document it is.'],
    dated: [StringFilter, 'Its date as the data set has it, e.g. everything that starts with "2017".'],
    publishedOn: [DateFilter, 'The day of its publication.'],
    datedFrom: [DateFilter, 'The first day that its date may mean.'],
    coAuthorCodes: [KeyListFilter, 'Codes of the organizations that wrote it with the author.'],
    signatories: [KeyListFilter, 'Codes of the organizations that signed it.'],
    addressedBodies: [enumListFilter('BodyAddressed', BodyAddressedEnum), 'The bodies it is addressed to.'],
    addressedStates: [KeyListFilter, 'Alpha-3 codes of the States it is addressed to.'],
    languages: [KeyListFilter, 'ISO 639-1 codes of its languages.'],
    topics: [KeyListFilter, 'Codes of the topics that its title names.'],
  },
  orders: {
    sessionOpensOn: 'By the first day of its session, so in the order of the sessions.',
    datedFrom: 'By the first day that its date may mean.',
    publishedOn: 'By the day of its publication.',
    title: 'By title.',
    kind: 'By kind.',
    author: 'By code of its author.',
    code: 'By its code in the data set.',
  },
  notGroupedBy: ['code'],
});

/** Whom a document is addressed to: a body, or a State or organization by its key. */
@ObjectType('Addressee', { simpleResolvers: true, description: 'Whom a document is addressed to: a body, or a State or an organization.' })
export class AddresseeType {
  @Field(() => BodyAddressedEnum, { nullable: true, description: 'The body; null for a State or an organization.' })
  readonly body!: BodyAddressed | null;
  readonly stateIso3?: string;
  readonly organizationCode?: string;
}
