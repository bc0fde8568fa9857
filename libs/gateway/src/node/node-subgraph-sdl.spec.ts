import { describe, expect, it } from '@jest/globals';
import { buildASTSchema, parse, visit } from 'graphql';
import { membershipSdl, sessionsSdl, toySupergraph } from '../testing/toy-graph.ts';
import { nodeOwners } from './node-owners.ts';
import { nodeSubgraphSdl } from './node-subgraph-sdl.ts';

const toys = [
  { name: 'sessions', sdl: sessionsSdl },
  { name: 'membership', sdl: membershipSdl },
];

describe('the subgraph that answers node', () => {
  it('names the types that implement Node and can be resolved by id, sorted, whatever order the subgraphs come in', () => {
    const sdl = nodeSubgraphSdl(toys);
    expect(sdl).toBe(nodeSubgraphSdl([...toys].reverse()));
    expect(sdl.match(/^type .*$/gm)).toEqual([
      'type Session implements Node @key(fields: "id", resolvable: false) {',
      'type State implements Node @key(fields: "id", resolvable: false) {',
      'type Query {',
    ]);
  });

  it('leaves out a type that only refers to another subgraph, has another key, or is no Node', () => {
    const sdl = nodeSubgraphSdl([
      {
        name: 'others',
        sdl: `
          interface Node { id: ID! }
          type Stub implements Node @key(fields: "id", resolvable: false) { id: ID! }
          type Numbered implements Node @key(fields: "number") { id: ID! number: Int! }
          type Plain @key(fields: "id") { id: ID! }
          type Written implements Node { id: ID! }
          extend type Written @key(fields: "number") @key(fields: "id") { number: Int! }
        `,
      },
    ]);
    expect(sdl.match(/^type \w+/gm)).toEqual(['type Written', 'type Query']);
  });

  it('describes every type, field and argument', () => {
    const bare: string[] = [];
    const look = (node: { description?: unknown; name: { value: string } }) =>
      void (node.description || bare.push(node.name.value));
    visit(parse(nodeSubgraphSdl(toys)), { InterfaceTypeDefinition: look, FieldDefinition: look, InputValueDefinition: look });
    expect(bare).toEqual([]);
    expect(() => buildASTSchema(parse(nodeSubgraphSdl(toys)), { assumeValidSDL: true })).not.toThrow();
  });

  it('knows from the supergraph who owns which type: not who only adds to it', () => {
    expect(nodeOwners(toySupergraph())).toEqual({ Session: 'sessions', State: 'membership' });
  });
});
