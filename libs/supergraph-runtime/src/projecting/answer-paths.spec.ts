import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, type OperationDefinitionNode } from 'graphql';
import { answerPaths } from './answer-paths.ts';

const schema = buildSchema(`
  interface Media { id: ID! similar: Media } type Game implements Media { id: ID! similar: Media level: Int } type Book implements Media { id: ID! similar: Media pages: Int }
  type Query { media: [Media!]! }
`);
const operation = parse('{ all: media { ... on Game { similar { ... on Book { length: pages } } } similar { id } } }').definitions[0] as OperationDefinitionNode;
const book = { __typename: 'Book', id: '2', pages: 1 };
const data = { all: [{ __typename: 'Game', similar: book }, { __typename: 'Book', similar: book }, { similar: { id: '3' } }] };

describe('where merged data stands in the answer', () => {
  const find = answerPaths(schema, operation, ({ name, key }) => (name === 'pages' ? name : key));

  it('is under the keys of the operation', () => {
    expect(find(['all', 0, 'similar', 'pages'], data)).toEqual({ path: ['all', 0, 'similar', 'length'], isAskedFor: true });
  });

  it('ends where nothing was asked for', () => {
    expect(find(['all', 0, 'level'], data)).toEqual({ path: ['all', 0], isAskedFor: false });
  });

  it('is not where it was asked for inside of objects of another type', () => {
    expect(find(['all', 1, 'similar', 'pages'], data)).toEqual({ path: ['all', 1, 'similar'], isAskedFor: false, isOfOtherType: true });
    expect(find(['all', 1, 'similar', 'id'], data)).toEqual({ path: ['all', 1, 'similar', 'id'], isAskedFor: true });
  });

  it('is what it emptied, though the client asked for it of another type only, or not at all', () => {
    const emptied = { all: [{ __typename: 'Book', similar: null }] };
    expect(find(['all', 0, 'similar', 'pages'], emptied)).toEqual({ path: ['all', 0, 'similar'], isAskedFor: true });
    expect(find(['all', 0, 'similar', 'level'], emptied)).toEqual({ path: ['all', 0, 'similar'], isAskedFor: true });
  });

  it('may be in objects of any type where that is not known', () => {
    expect(find(['all', 2, 'similar', 'pages'], data)).toEqual({ path: ['all', 2, 'similar', 'length'], isAskedFor: true });
    expect(find(['all', 0, 'similar', 'pages'])).toEqual({ path: ['all', 0, 'similar', 'length'], isAskedFor: true });
  });
});
