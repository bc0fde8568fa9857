import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  buildSchema, getNamedType, isEnumType, isInputObjectType, isInterfaceType, isIntrospectionType, isObjectType, isScalarType, isSpecifiedScalarType,
  type GraphQLEnumType, type GraphQLField, type GraphQLInputObjectType, type GraphQLObjectType,
} from 'graphql';

// What users see is held to the house's promises, type by type; the file is compared with the code by `generate:check`.
const schema = buildSchema(readFileSync(resolve(import.meta.dirname, '../../libs/graph-client/schema.graphql'), 'utf8'));
const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));
const objects = types.filter(isObjectType);
const implementing = (name: string) => objects.filter((type) => type.getInterfaces().some((one) => one.name === name));
const lists = objects.flatMap((type) =>
  Object.values(type.getFields()).filter((field) => getNamedType(field.type).name.endsWith('Connection')).map((field): [string, GraphQLField<unknown, unknown>] => [`${type.name}.${field.name}`, field]),
);

describe('the public schema', () => {
  it('describes every type, field, argument, input field and enum value', () => {
    const bare: string[] = [];
    const look = (path: string, { description }: { description?: string | null }) => void (description?.trim() || bare.push(path));
    for (const type of types) {
      if (!['Query', 'Mutation', 'Subscription'].includes(type.name)) look(type.name, type);
      if (isObjectType(type) || isInterfaceType(type)) {
        for (const field of Object.values(type.getFields())) {
          look(`${type.name}.${field.name}`, field);
          for (const argument of field.args) look(`${type.name}.${field.name}(${argument.name}:)`, argument);
        }
      }
      if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) look(`${type.name}.${field.name}`, field);
      if (isEnumType(type)) for (const value of type.getValues()) look(`${type.name}.${value.name}`, value);
    }
    expect(bare).toEqual([]);
  });

  it('has the entities of the four domains, each a Node', () => {
    expect(implementing('Node').map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'State', 'Treaty', 'TreatyAction', 'PartyStatus', 'BodySeat', 'Topic', 'Session', 'AgendaItem', 'Document', 'Statement', 'Organization', 'SideEvent',
        'AdvocacyDocument', 'ParticipationFigure', 'Resolution', 'Decision', 'Election', 'Candidature', 'Ballot', 'BudgetFigure', 'AssessedContribution', 'ScaleRate',
      ]),
    );
  });

  it('has sources and confidence on every fact, never null', () => {
    expect(implementing('Cited').length).toBeGreaterThan(20);
    for (const type of implementing('Cited')) {
      const { confidence, sources } = type.getFields();
      expect([type.name, String(confidence?.type), String(sources?.type)]).toEqual([type.name, 'Confidence!', '[Source!]!']);
    }
  });

  it('gives every list the same six arguments, a total, and a bounded page', () => {
    expect(lists.length).toBeGreaterThan(40);
    for (const [path, field] of lists) {
      const connection = getNamedType(field.type) as GraphQLObjectType;
      const names = field.args.map(({ name }) => name);
      expect([path, names]).toEqual([path, expect.arrayContaining(['first', 'after', 'last', 'before', 'filter', 'orderBy'])]);
      expect([path, Object.keys(connection.getFields()).sort()]).toEqual([path, ['edges', 'nodes', 'pageInfo', 'summary', 'totalCount']]);
    }
  });

  it('sums up every list, by dimensions of its own, facts by their confidence', () => {
    const cited = new Set(implementing('Cited').map(({ name }) => name));
    for (const [path, field] of lists) {
      const { summary, nodes } = (getNamedType(field.type) as GraphQLObjectType).getFields();
      const node = getNamedType(nodes!.type).name;
      const names = summary!.args.map(({ name }) => name);
      expect([path, names]).toEqual([path, expect.arrayContaining(['groupBy', 'orderBy', 'includeUnconfirmed'])]);
      const dimensions = getNamedType(summary!.args.find(({ name }) => name === 'groupBy')!.type) as GraphQLEnumType;
      expect([path, dimensions.name, String(summary!.type)]).toEqual([path, `${node}Dimension`, 'Summary!']);
      if (cited.has(node)) expect([path, dimensions.getValue('CONFIDENCE')]).not.toEqual([path, undefined]);
    }
  });

  it('filters every list by and, or, not, and every list of facts by confidence', () => {
    const cited = new Set(implementing('Cited').map(({ name }) => name));
    for (const [path, field] of lists) {
      const filter = getNamedType(field.args.find(({ name }) => name === 'filter')!.type) as GraphQLInputObjectType;
      const node = getNamedType((getNamedType(field.type) as GraphQLObjectType).getFields().nodes!.type).name;
      const expected = ['and', 'or', 'not', ...(cited.has(node) ? ['confidence'] : [])];
      expect([path, Object.keys(filter.getFields())]).toEqual([path, expect.arrayContaining(expected)]);
    }
  });

  it('has no list of entities that is not bounded, but for a few that are small by nature', () => {
    const entities = new Set(implementing('Node').map(({ name }) => name));
    const unbounded = objects
      .filter(({ name }) => !name.endsWith('Connection'))
      .flatMap((type) => Object.values(type.getFields()).filter((field) => /\[/.test(String(field.type)) && entities.has(getNamedType(field.type).name)).map((field) => `${type.name}.${field.name}: ${getNamedType(field.type).name}`));
    // There are 17 topics and some 200 States, the bench has 18 judges; an organization can't have been at more sessions than there were,
    // of those admitted to speak each is admitted by a decision of its own; a line of the budget has one figure of each of eight stages;
    // and of the bases of rule 93 an organization has each at most once at a time, by a constraint of the database.
    expect(unbounded.filter((path) => !/: (Topic|State)$/.test(path)).sort()).toEqual([
      'BenchComposition.judges: Candidature', 'BudgetLine.figures: BudgetFigure', 'Organization.consultativeBasis: ConsultativeBasis', 'ParticipationProfile.sessions: Session', 'SpeakersList.admittedOrganizations: Organization',
    ]);
  });

  it('has no scalar for money but the exact one', () => {
    const floats = objects.flatMap((type) => Object.values(type.getFields()).filter((field) => getNamedType(field.type).name === 'Float').map((field) => `${type.name}.${field.name}`));
    expect(floats).toEqual([]);
    expect(types.filter(isScalarType).map(({ name }) => name).sort()).toEqual(expect.arrayContaining(['Date', 'DateTime', 'Decimal']));
  });
});
