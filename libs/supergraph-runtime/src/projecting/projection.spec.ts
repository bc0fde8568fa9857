import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isObjectType, Kind, visit, type DocumentNode, type FieldNode, type OperationDefinitionNode } from 'graphql';
import type { Data } from '../compiling/hosts.ts';
import { emptyOutcome } from '../compiling/outcome.ts';
import { fragmentsOf, withConditionsApplied } from '../planning/applied-conditions.ts';
import { federatedWorld } from '../testing/federated-world.ts';
import { randomSeed } from '../testing/how-many.ts';
import { randomOperation } from '../testing/random-operation.ts';
import { media, shop } from '../testing/supergraphs.ts';
import { hash } from '../testing/world.ts';
import { compileProjection, type Projection, type ProjectionOptions } from './compile-projection.ts';
import { interpretProjection } from './interpret-projection.ts';
import { Report } from './report.ts';

const seed = randomSeed();
const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };
const withTypes = (document: DocumentNode): DocumentNode => visit(document, { SelectionSet: { leave: (set) => ({ ...set, selections: [...set.selections, TYPENAME] }) } });

/** What subgraphs may make of data: nulls, nothing, other types, values of another kind. */
function damaged(value: unknown, oneIn: number, salt: string): unknown {
  const chance = salt.includes('.') ? hash(salt, seed) % (oneIn * 5) : oneIn;
  if (chance === 0) return null;
  if (chance === 1) return undefined;
  if (chance === 2) return 'é "quoted"';
  if (chance === 3) return [value];
  if (chance === 4) return { __typename: 'Nobody' };
  if (Array.isArray(value)) return value.map((each, index) => damaged(each, oneIn, `${salt}.${index}`));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, damaged(each, oneIn, `${salt}.${key}`)]));
}

function told(project: Projection, data: Data): unknown {
  const report = new Report(emptyOutcome({}), (path) => ({ path, isAskedFor: true }));
  const written = project(data, report, ({ name }) => `{"of":"${name.value}"}`);
  return { text: written?.text, violations: report.violations.map(({ message, path }) => [message, path]), hidden: report.hidden };
}

describe(`an answer that is written by interpreting its operation (seed ${seed})`, () => {
  it.each([['shop', shop], ['media', media]])('is what generated code writes, whatever the data: %s', async (_, parts) => {
    const { apiSchema: schema, open } = federatedWorld(parts);
    const objectTypes = new Set([...Object.values(schema.getTypeMap()).flatMap((type) => (isObjectType(type) ? [type.name] : [])), 'Unseen']);
    let [written, violated] = [0, 0];
    await fc.assert(
      fc.asyncProperty(randomOperation(schema), fc.nat(3), async ({ document, variables, text }, damage) => {
        const { data } = await open({ seed }).whole(withTypes(document), variables);
        const [definition] = document.definitions.filter((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION);
        const operation = withConditionsApplied(definition!, fragmentsOf(document), variables);
        const hidden = damage % 2 ? { key: 'id', isWorthTelling: (value: unknown) => value !== '1' } : undefined;
        const options: ProjectionOptions = { schema, objectTypes, operation, hidden, keyOf: ({ key }) => key };
        const given = damaged(data ?? {}, damage ? damage * 8 : 1e9, text.replaceAll('.', '')) as Data;
        const expected = told(compileProjection(options), given) as { text?: string; violations: unknown[] };
        const interpreted = interpretProjection(options);
        expect(told(interpreted, given)).toEqual(expected);
        expect(told(interpreted, given)).toEqual(expected);
        if (expected.text) written += 1;
        if (expected.violations.length) violated += 1;
      }),
      { numRuns: 100, seed },
    );
    expect([written > 20, violated > 5]).toEqual([true, true]);
  });
});
