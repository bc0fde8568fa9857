import { CONFIDENCES } from '@assembly-graph/kernel';
import { citedChecks, citedColumns, idColumn, isOneOf, versionedColumns } from '@assembly-graph/platform/sql';
import { EntitySchema } from 'typeorm';
import { BODIES_ADDRESSED } from '../domain/addressee.ts';
import { ADVOCACY_DOCUMENT_KINDS, type AdvocacyDocument } from '../domain/advocacy-document.ts';
import { ORGANIZATION_KINDS, type Organization } from '../domain/organization.ts';
import { PRECISIONS, type ParticipationFigure } from '../domain/participation-figure.ts';

/** GIN, which the migration makes by hand: TypeORM does not describe it. */
export const gin = (name: string, column: string) => ({ name, columns: [column], synchronize: false });

/** A CHECK's expression that each element of a list is one of a closed list. */
export const among = (column: string, values: readonly string[]) => `"${column}" <@ array[${values.map((value) => `'${value}'`).join(', ')}]`;

export const OrganizationTable = new EntitySchema<Organization>({
  name: 'organization',
  columns: {
    id: idColumn,
    code: { type: 'text' },
    name: { type: 'text' },
    acronym: { type: 'text', nullable: true },
    kind: { type: 'text' },
    seatIso3: { type: 'text', nullable: true },
    seatConfidence: { type: 'text', nullable: true },
    roleInAssembly: { type: 'text', nullable: true },
    ...citedColumns,
  },
  uniques: [{ name: 'organization_code', columns: ['code'] }],
  indices: [
    { name: 'organization_name', columns: ['name', 'id'] },
    { name: 'organization_seat', columns: ['seatIso3', 'name', 'id'] },
  ],
  checks: [
    ...citedChecks,
    isOneOf('kind', ORGANIZATION_KINDS),
    isOneOf('seat_confidence', CONFIDENCES),
    { name: 'a_seat_has_a_confidence', expression: '("seat_iso3" is null) = ("seat_confidence" is null)' },
  ],
});

export const AdvocacyDocumentTable = new EntitySchema<AdvocacyDocument>({
  name: 'advocacy_document',
  columns: {
    id: idColumn,
    code: { type: 'text' },
    title: { type: 'text' },
    authorCode: { type: 'text' },
    sessionCode: { type: 'text', nullable: true },
    sessionOpensOn: { type: 'date', nullable: true },
    kind: { type: 'text' },
    dated: { type: 'text', nullable: true },
    publishedOn: { type: 'date', nullable: true },
    datedFrom: { type: 'date', nullable: true },
    topics: { type: 'text', array: true },
    coAuthorCodes: { type: 'text', array: true, default: '{}' },
    signatories: { type: 'text', array: true, default: '{}' },
    addressedBodies: { type: 'text', array: true, default: '{}' },
    addressedStates: { type: 'text', array: true, default: '{}' },
    addressedOrganizations: { type: 'text', array: true, default: '{}' },
    languages: { type: 'text', array: true, default: '{}' },
    url: { type: 'text', nullable: true },
    licence: { type: 'text', nullable: true },
    ...citedColumns,
    ...versionedColumns,
  },
  uniques: [{ name: 'advocacy_document_code', columns: ['code'] }],
  indices: [
    { name: 'advocacy_document_in_time', columns: ['sessionOpensOn', 'datedFrom', 'code', 'id'] },
    { name: 'advocacy_document_session', columns: ['sessionCode', 'sessionOpensOn', 'datedFrom', 'code', 'id'] },
    { name: 'advocacy_document_author', columns: ['authorCode', 'sessionOpensOn', 'datedFrom', 'code', 'id'] },
    gin('advocacy_document_topics', 'topics'),
    gin('advocacy_document_co_author_codes', 'coAuthorCodes'),
    gin('advocacy_document_signatories', 'signatories'),
  ],
  foreignKeys: [
    // Deferred: loading replaces the organizations before the documents, within one transaction.
    {
      name: 'advocacy_document_is_by_an_organization',
      target: OrganizationTable,
      columnNames: ['authorCode'],
      referencedColumnNames: ['code'],
      deferrable: 'INITIALLY DEFERRED',
    },
  ],
  checks: [
    ...citedChecks,
    isOneOf('kind', ADVOCACY_DOCUMENT_KINDS),
    { name: 'bodies_addressed_are_known', expression: among('addressed_bodies', BODIES_ADDRESSED) },
    { name: 'an_author_does_not_sign', expression: `not (("author_code" || "co_author_codes") && "signatories")` },
    { name: 'a_session_has_a_first_day', expression: '("session_code" is null) = ("session_opens_on" is null)' },
    { name: 'a_full_day_is_the_first_that_it_may_mean', expression: '"published_on" is null or "published_on" is not distinct from "dated_from"' },
  ],
});

export const ParticipationFigureTable = new EntitySchema<ParticipationFigure>({
  name: 'participation_figure',
  columns: {
    id: idColumn,
    sessionCode: { type: 'text' },
    sessionOpensOn: { type: 'date' },
    ngoRepresentatives: { type: 'int', nullable: true },
    ngoOrganizations: { type: 'int', nullable: true },
    sideEvents: { type: 'int', nullable: true },
    precision: { type: 'text' },
    precisionWording: { type: 'text' },
    ...citedColumns,
  },
  uniques: [{ name: 'participation_figure_session', columns: ['sessionCode'] }],
  checks: [
    ...citedChecks,
    isOneOf('precision', PRECISIONS),
    { name: 'a_figure_has_a_number', expression: 'num_nonnulls("ngo_representatives", "ngo_organizations", "side_events") > 0' },
    { name: 'a_number_is_not_below_zero', expression: 'least("ngo_representatives", "ngo_organizations", "side_events") >= 0' },
  ],
});
