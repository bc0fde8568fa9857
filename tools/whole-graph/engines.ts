import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Kind, parse, type OperationDefinitionNode } from 'graphql';
import { freshGraph } from './shared-graph.ts';
import type { WholeGraph } from './whole-graph.ts';

// `answer` asks each engine and throws where they differ; so every question of every spec of the whole graph is asked of both.
export function engines(): void {
  const FOLDER = resolve(import.meta.dirname, '../../libs/graph-client/src/operations');
  /** Variables for named operations of the client; one that isn't here must be asked by another spec of the whole graph. */
  const VARIABLES: Record<string, Record<string, unknown>[]> = {
    BudgetStages: [{ from: 2016, to: 2024, scope: 'EXCL_HOST_STATE_LOAN' }, { from: 2010, to: 2030, scope: 'EXCL_HOST_STATE_LOAN', includeUnconfirmed: true }],
    ContributionsByYear: [{}, { includeUnconfirmed: true }],
    ElectionPage: [{ code: 'P2021' }, { code: 'J2017' }, { code: 'none' }],
    PartiesAtEachSession: [{}],
    Search: [{ q: 'victims participation' }, { q: 'victimes', lang: 'FR', first: 5, topics: ['VICTIMS'] }],
    SessionPage: [{ code: '16' }, { code: 'RC2010' }],
    Signatories: [{ at: '2010-01-01T00:00:00Z' }, {}],
    SpeakersOfEachSession: [{}],
    StatePage: [{ iso3: 'SEN' }, { iso3: 'BDI', at: '2018-01-01T00:00:00Z' }],
    ThingById: [{ id: Buffer.from('State:00000000-0000-4000-8000-000000000000').toString('base64url') }],
    TopicAttention: [{ session: '21' }],
    TopicPage: [{ code: 'COOPERATION', session: '20' }, { code: 'WEATHER', session: '20' }],
    Universality: [{}, { interval: 'YEAR', until: '2020-01-01' }],
  };

  const specTexts = async (folder: string): Promise<string> => {
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'));
    const texts = await Promise.all(names.map((name) => readFile(resolve(folder, name), 'utf8')));
    return texts.filter((text) => text.includes('describe(')).join('\n');
  };

  let graph: WholeGraph;
  beforeAll(async () => void (graph = await freshGraph()), 60_000);

  describe('our engine and @apollo/gateway', () => {
    it('answer every operation of the client alike', async () => {
      const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.graphql'));
      const asked: string[] = [];
      for (const file of files) {
        const document = parse(await readFile(resolve(FOLDER, file), 'utf8'));
        const operations = document.definitions.filter((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION);
        for (const { name } of operations) {
          asked.push(name!.value);
          for (const variables of VARIABLES[name!.value] ?? []) expect((await graph.answer(document, variables)).errors).toBeUndefined();
        }
      }
      const specs = await specTexts(import.meta.dirname);
      expect(asked.filter((name) => !VARIABLES[name] && !specs.includes(`${name}Document`))).toEqual([]);
    });

    it('answer for a thing of each kind by its id alike', async () => {
      const things = await graph.ask(`{ states(first: 1) { nodes { id } } sessions(first: 1) { nodes { id } } organizations(first: 1) { nodes { id } }
        resolutions(first: 1) { nodes { id } } elections(first: 1) { nodes { id } } statements(first: 1) { nodes { id } } }`);
      const document = parse(await readFile(resolve(FOLDER, 'thing-by-id.graphql'), 'utf8'));
      for (const { nodes } of Object.values(things)) expect((await graph.answer(document, { id: nodes[0].id })).data?.node).not.toBeNull();
    });

    it.each([
      '{ __schema { queryType { name } types { name kind } } __typename }',
      'query ($with: Boolean!) { again: __typename states(first: 2) { nodes { ...S @include(if: $with) iso3 @skip(if: $with) } } } fragment S on State { name partyStatus { status } }',
      '{ states(first: 2) { nodes { ... on Node { id } ... @include(if: false) { name } } pageInfo { hasNextPage } } }',
    ])('answer alike: %s', async (query) => {
      for (const variables of [{ with: true }, { with: false }]) expect((await graph.answer(query, variables)).data).toBeTruthy();
    });
  });
}
