import { PUBLIC, SCOPES, type Actor } from '@assembly-graph/kernel';
import { globalId, subgraphSchema } from '@assembly-graph/platform/graph';
import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLInputObjectType, type GraphQLInputType } from 'graphql';
import { civilSocietyData, civilSocietyStorage, civilSocietySubgraph } from '../index.ts';
import { aRecord } from '../testing/a-record.ts';
import { coalition, delegation, ngo, secretariat, withPersonal } from '../testing/actors.ts';

// Whatever is asked of whichever deed by whomever: it is done, or refused with a code; never a fault of ours, and what is refused leaves nothing behind.

let loaded: LoadedDatabase;
let record: ReturnType<typeof aRecord>;
let deeds: { name: string; input: GraphQLInputObjectType }[];
let ids: string[];
beforeAll(async () => {
  loaded = await loadedDatabase({ storage: civilSocietyStorage, data: civilSocietyData });
  record = aRecord(loaded.database, { now: () => '2026-10-01T09:00:00.000Z' });
  const mutations = subgraphSchema(civilSocietySubgraph(loaded.database)).getMutationType()!.getFields();
  deeds = Object.values(mutations).map(({ name, args }) => ({ name, input: getNamedType(args[0]!.type) as GraphQLInputObjectType }));
  const step = (deed: string, { id, version }: any, more: object = {}) => record.done(secretariat, deed, 'accreditation', { id, expectedVersion: version, ...more });
  const drafted = await record.done(secretariat, 'draftAccreditation', 'accreditation', { organization: 'fidh', session: '25', bases: ['ROME_CONFERENCE'], delegates: 9 });
  const accredited = await step('decideAccreditation', await step('circulateAccreditation', await step('findEligible', await step('submitAccreditation', drafted))), { decision: 'ACCREDITED', ruleBasis: ['ROME_CONFERENCE'], quota: 9, reason: 'x' });
  const participant = await record.done(withPersonal(secretariat), 'nominateParticipant', 'participant', { accreditation: accredited.id, name: 'x' });
  const event = await record.done(ngo('fidh'), 'requestSideEvent', 'sideEvent', { session: '25', title: 'x' });
  const document = await record.done(ngo('fidh'), 'publishAdvocacyDocument', 'advocacyDocument', { title: 'x', kind: 'LETTER', publishedOn: '2026-01-01' });
  const recommendation = await record.done(ngo('fidh'), 'addRecommendation', 'recommendation', { document: document.id, text: 'x', addressedBody: 'COURT' });
  const merger = await record.done(secretariat, 'recordOrganizationMerger', 'organizationMerger', { organization: 'asf', into: 'cicc', mergedOn: '2020-01-01', sources: ['S-RECORD'] });
  const basis = await record.done(secretariat, 'recordConsultativeBasis', 'consultativeBasis', { organization: 'hrw', basis: 'ECOSOC_ROSTER', evidence: 'x', sources: ['S-RECORD'] });
  const membership = await record.done(secretariat, 'recordCoalitionMembership', 'coalitionMembership', { coalition: 'cicc', member: 'hrw', sources: ['S-RECORD'] });
  ids = [accredited, participant, event, document, recommendation, merger, basis, membership].map(({ id }) => id);
}, 30_000);
afterAll(() => loaded.close());

const HOSTILE = ['', ' ', '\u0000', '\ud800', 'a\u0000b', "' or 1=1 --", '__proto__', 'constructor', '%', '{}', '\u202e', '🦘'.repeat(200), 'x'.repeat(3000), '25', 'fidh', 'SEN', 'online', '13:15', '24:61', 'ICC-ASP/15/Res.1', 'https://example.org', 'a-key-of-eight'];
/** Also what would do, so that something gets as far as the database. */
const LIKELY = ['25', '24', 'fidh', 'cicc', 'SEN', '13:15', '14:45', 'Oceania', 'en', 'ICC-ASP/15/Res.1', 'https://example.org', 'A plain text', 'S-RECORD'];
const likely = (values: readonly string[]) => fc.oneof({ arbitrary: fc.constantFrom(...values), weight: 8 }, { arbitrary: fc.constantFrom(...HOSTILE), weight: 1 }, { arbitrary: fc.string({ unit: 'binary', maxLength: 40 }), weight: 1 });
/** By the name of the field, where one says what would do. */
const FIELDS: Record<string, readonly string[]> = {
  session: ['25', '24', '23'], organization: ['fidh', 'cicc', 'hrw'], into: ['cicc', 'npwj'], coalition: ['cicc', 'fidh'], member: ['fidh', 'cicc', 'npwj'], organizations: ['fidh', 'hrw'], authors: ['fidh'], state: ['SEN'], withStates: ['SEN', 'FRA'], languages: ['en', 'fr'],
  start: ['09:00', '13:15'], end: ['14:45', '16:00'], url: ['https://example.org'], streamUrl: ['https://example.org'], reportUrl: ['https://example.org'], resolution: ['ICC-ASP/15/Res.1'],
};
const number = fc.oneof({ arbitrary: fc.constantFrom(0, 1, 2, 3, 5, 8), weight: 8 }, { arbitrary: fc.constantFrom(-1, 2_147_483_647, -2_147_483_648), weight: 1 });
/** Of what is new 0; of what is there, one of those it may be at. */
const version = (isNew: boolean) => fc.oneof({ arbitrary: isNew ? fc.constant(0) : fc.constantFrom(1, 2, 6), weight: 8 }, number);
const id = () => fc.oneof({ arbitrary: fc.constantFrom(...ids), weight: 8 }, fc.constantFrom('', 'x', globalId('Decision', '00000000-0000-4000-8000-000000000000'), globalId('SideEvent', 'ffffffff-ffff-ffff-ffff-ffffffffffff')), likely(LIKELY));
const day = fc.constantFrom('2026-12-08', '0001-01-01', '9999-12-31', '2024-02-29', '1900-01-01');

function valueOf(type: GraphQLInputType, field = ''): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return valueOf(type.ofType, field);
  if (isListType(type)) return fc.array(valueOf(type.ofType, field), { maxLength: 4 });
  if (field === 'idempotencyKey') return fc.oneof({ arbitrary: fc.uuid(), weight: 8 }, likely(LIKELY));
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name));
  if (isInputObjectType(type)) return inputOf(type);
  const made: Record<string, () => fc.Arbitrary<unknown>> = { String: () => likely(FIELDS[field] ?? LIKELY), Int: () => number, ID: id, Boolean: () => fc.boolean(), Date: () => day };
  return made[type.name]!();
}

/** All required fields, and any of the others, null among their values. */
function inputOf(type: GraphQLInputObjectType): fc.Arbitrary<Record<string, unknown>> {
  const fields = Object.values(type.getFields());
  return fc.record(
    Object.fromEntries(fields.map((field) => [field.name, field.name === 'expectedVersion' ? version(field.defaultValue === 0) : isNonNullType(field.type) ? valueOf(field.type, field.name) : fc.option(valueOf(field.type, field.name), { freq: 3 })])),
    { requiredKeys: fields.filter((field) => isNonNullType(field.type) && field.defaultValue === undefined).map(({ name }) => name) },
  );
}

const actors: Actor[] = [PUBLIC, withPersonal(secretariat), withPersonal(secretariat), { ...secretariat, scopes: Object.values(SCOPES) }, withPersonal(ngo('fidh')), withPersonal(ngo("' or 1=1")), withPersonal(coalition), delegation('SEN'), { ...ngo('fidh'), organization: null }];
const rows = async () =>
  (await loaded.database.query(`select ${['side_event', 'accreditation', 'accreditation_step', 'participant', 'session_terms', 'advocacy_document', 'recommendation', 'outcome_link', 'engagement', 'ngo_speaking_slot', 'organization_merger', 'consultative_basis', 'coalition_membership', 'subscriber', 'webhook', 'audit', 'event', 'idempotency'].map((table) => `(select count(*) from civil_society.${table})`).join(' + ')} as all`))[0].all;

it('every deed, with every kind of input, by anybody', async () => {
  expect(deeds.length).toBeGreaterThan(25);
  const asked = fc.constantFrom(...deeds).chain(({ name, input }) => fc.tuple(fc.constant(name), inputOf(input), fc.constantFrom(...actors)));
  await fc.assert(
    fc.asyncProperty(asked, async ([name, input, actor]) => {
      const before = await rows();
      const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`;
      const { data, errors } = await record.answer(`mutation ($input: ${type}) { ${name}(input: $input) { userErrors { code field rule message } } }`, { input }, actor);
      const codes: string[] = [...(errors ?? []).map(({ extensions }: any) => extensions.code), ...(data?.[name]?.userErrors ?? []).map(({ code }: any) => code)];
      for (const code of codes) expect(['RULE_BROKEN', 'NOT_FOUND', 'CONFLICT', 'IDEMPOTENCY_KEY_REUSED', 'BAD_USER_INPUT', 'CURSOR_INVALID', 'UNAUTHENTICATED', 'FORBIDDEN']).toContain(code);
      if (codes.length > 0) expect(await rows()).toBe(before);
    }),
    { numRuns: 300 },
  );
}, 30_000);
