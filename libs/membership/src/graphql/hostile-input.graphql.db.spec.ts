import { SCOPES, type Actor } from '@assembly-graph/kernel';
import { globalId } from '@assembly-graph/platform/graph';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { membershipDesk, secretariat, type MembershipDesk, type Said } from '../testing/membership-desk.ts';

// Whatever is said to a mutation, it is done or refused with a code, and never breaks: each field of each deed is given every hostile value.

interface Field {
  readonly name: string;
  readonly kind: string;
  readonly isList: boolean;
  readonly values: readonly string[];
  readonly fields: readonly Field[];
}
interface Deed {
  readonly name: string;
  readonly input: string;
  readonly fields: readonly Field[];
}
const TYPE = 'kind name ofType { kind name ofType { kind name ofType { kind name } } }';
const FIELDS = `inputFields { name type { ${TYPE} } }`;
const CODES = ['RULE_BROKEN', 'NOT_FOUND', 'CONFLICT', 'IDEMPOTENCY_KEY_REUSED', 'BAD_USER_INPUT', 'CURSOR_INVALID'];
const everyScope: Actor = { ...secretariat, scopes: Object.values(SCOPES) };
const NONE = '00000000-0000-4000-8000-000000000000';

let desk: MembershipDesk;
let deeds: readonly Deed[];
let known: Readonly<Record<string, unknown>>;
beforeAll(async () => {
  desk = await membershipDesk();
  const { __schema } = await desk.ask(`{ __schema { mutationType { fields { name args { type { ${TYPE} } } } } types { name kind enumValues { name } ${FIELDS} } } }`);
  const types = new Map<string, any>(__schema.types.map((type: any) => [type.name, type]));
  const named = (type: any): any => (type.ofType ? named(type.ofType) : type);
  const isList = (type: any): boolean => type.kind === 'LIST' || (type.ofType ? isList(type.ofType) : false);
  const fieldsOf = (type: string): Field[] =>
    types.get(type).inputFields.map((field: any): Field => {
      const { name: kind, kind: sort } = named(field.type);
      return { name: field.name, kind, isList: isList(field.type), values: types.get(kind).enumValues?.map(({ name }: any) => name) ?? [], fields: sort === 'INPUT_OBJECT' ? fieldsOf(kind) : [] };
    });
  deeds = __schema.mutationType.fields.map(({ name, args }: any): Deed => ({ name, input: named(args[0].type).name, fields: fieldsOf(named(args[0].type).name) }));
  const ids = await desk.ask('{ treatyActions(first: 1) { nodes { id } } groupMemberships(first: 1) { nodes { id } } bodySeats(first: 1) { nodes { id } } }');
  const facilitation = await desk.done('appointFacilitator', { topic: 'BUDGET', state: 'JOR', from: '2020-01-01', sources: ['S-RECORD'] }, 'facilitation { id }');
  const request = await desk.done('openExemptionRequest', { state: 'JOR', session: '25', grounds: 'x' }, 'exemptionRequest { id }');
  const succession = await desk.done('recordStateSuccession', { predecessorName: 'x', successor: 'SEN', succeededOn: '1960-01-01', kind: 'SEPARATION', sources: ['S-RECORD'] }, 'stateSuccession { id }');
  const implementation = await desk.done('recordImplementationStatus', { state: 'SEN', subject: 'APIC', level: 'NONE', evidence: 'x', sources: ['S-RECORD'] }, 'implementationStatus { id }');
  known = {
    correctStateSuccession: succession.id, correctImplementationStatus: implementation.id,
    correctTreatyAction: ids.treatyActions.nodes[0].id, rescindTreatyAction: ids.treatyActions.nodes[0].id, correctGroupMembership: ids.groupMemberships.nodes[0].id,
    endSeat: ids.bodySeats.nodes[0].id, endFacilitation: facilitation.id, recommendExemption: request.id, decideExemption: request.id, withdrawExemptionRequest: request.id,
  };
}, 30_000);
afterAll(() => desk.close());

const SAID: Said = { state: 'SEN', successor: 'KEN', predecessor: 'SEN', topic: 'BUDGET', session: '25', name: 'A name', grounds: 'x', reason: 'x', reference: 'C.N.1.2026.TREATIES-XVIII.10', sources: ['S-RECORD'] };
let keys = 0;

function plausible(deed: string, field: Field): unknown {
  const one = (): unknown => {
    if (field.name === 'idempotencyKey') return `hostile key ${++keys}`;
    if (field.name === 'expectedVersion') return known[deed] || /set|rename/.test(deed) ? 1 : 0;
    if (field.name === 'id') return known[deed];
    if (field.fields.length > 0) return Object.fromEntries(field.fields.map((part) => [part.name, plausible(deed, part)]));
    if (field.values.length > 0) return field.values[0];
    return { Date: '2026-11-01', DateTime: '2026-11-01T10:00:00Z', ID: globalId('Decision', NONE), Int: 1, Boolean: true }[field.kind] ?? SAID[field.name] ?? null;
  };
  if (field.name in SAID) return SAID[field.name];
  return field.isList ? [one()] : one();
}

const HOSTILE: Readonly<Record<string, readonly unknown[]>> = {
  String: ['', ' ', 'a\u0000b', '\ud800', 'x'.repeat(20_000), "'; drop table membership.state; --", '{}', '\u202e', 'SEN '],
  ID: ['', 'nonsense', '\ud800', globalId('State', NONE), globalId('Decision', NONE), globalId('ExemptionRequest', NONE), 7],
  Int: [-1, 0, 2_147_483_647, -2_147_483_648, 1e10, 1.5],
  Date: ['2026-02-30', '0000-01-01', '0001-01-01', '9999-12-31', '9998-02-28', '1900-01-01', '+010000-01-01', '-infinity', '', 20260101],
  DateTime: ['2026-02-30T00:00:00Z', '0001-01-01', '0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59-14:00', '9999-12-31', '2026-11-01T24:00:00Z', 'infinity', '', 0],
};
const hostileTo = ({ kind, isList, values }: Field): fc.Arbitrary<unknown> => {
  const ones = fc.constantFrom(...(values.length > 0 ? ['DANCE', '', 3] : (HOSTILE[kind] ?? [{}, 'x'])), null, {}, [[]]);
  return isList ? fc.oneof(ones, fc.constant([]), ones.map((one) => [one]), ones.map((one) => Array(1_000).fill(one))) : ones;
};

describe('a mutation', () => {
  it('is done or refused with a code, whatever it is told in whichever field', async () => {
    expect(deeds.length).toBeGreaterThanOrEqual(15);
    const asked = fc.constantFrom(...deeds).chain((deed) => fc.constantFrom(...deed.fields).chain((field) => fc.tuple(fc.constant(deed), fc.constant(field), hostileTo(field))));
    await fc.assert(
      fc.asyncProperty(asked, async ([deed, field, value]) => {
        const input = { ...Object.fromEntries(deed.fields.map((one) => [one.name, plausible(deed.name, one)])), [field.name]: value };
        const { data, errors = [] } = await desk.answer(`mutation ($input: ${deed.input}!) { ${deed.name}(input: $input) { userErrors { code field rule message } } }`, { input }, everyScope);
        for (const error of errors) expect(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']).toContain(error.extensions?.code);
        for (const error of data?.[deed.name]?.userErrors ?? []) expect(CODES).toContain(error.code);
      }),
      { numRuns: 600 },
    );
    expect((await desk.ask('{ states(first: 1) { totalCount } }')).states.totalCount).toBe(197);
  }, 30_000);

  it('is not told more than it asks for: unknown fields are refused', async () => {
    for (const { name, input } of deeds) {
      const { errors } = await desk.answer(`mutation ($input: ${input}!) { ${name}(input: $input) { userErrors { code } } }`, { input: { surplus: 1 } });
      expect(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']).toContain(errors[0].extensions.code);
    }
  });
});
