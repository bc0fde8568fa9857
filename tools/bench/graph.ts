import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable"])';

/** Four subgraphs of a shop: enough for an answer of 100 KB over three levels of entities. */
export const SDL: Record<string, string> = {
  products: `${link} type Product @key(fields: "id") { id: ID! name: String! price: Int! tags: [String!]! } type Query { tiny: String! products(first: Int!): [Product!]! }`,
  inventory: `${link} type Product @key(fields: "id") { id: ID! inStock: Boolean! shelf: String }`,
  reviews: `${link} type Product @key(fields: "id") { id: ID! reviews: [Review!]! } type Review { id: ID! body: String! author: User! } type User @key(fields: "id") { id: ID! reviews: [Review!]! }`,
  accounts: `${link} type User @key(fields: "id") { id: ID! name: String! city: String }`,
};

export const resolvers: Record<string, object> = {
  products: { Query: { tiny: () => 'small', products: (_: unknown, { first }: { first: number }) => Array.from({ length: first }, (__, index) => product(String(index))) }, Product: { __resolveReference: ({ id }: { id: string }) => product(id) } },
  inventory: { Product: { inStock: ({ id }: { id: string }) => Number(id) % 2 === 0, shelf: ({ id }: { id: string }) => `shelf ${id}` } },
  reviews: {
    Product: { reviews: ({ id }: { id: string }) => Array.from({ length: 5 }, (_, index) => review(`${id}-${index}`, (Number(id) + index) % 27)) },
    User: { reviews: ({ id }: { id: string }) => [review(`u${id}`, Number(id))] },
  },
  accounts: { User: { name: ({ id }: { id: string }) => `user number ${id}`, city: ({ id }: { id: string }) => (Number(id) % 3 ? `city ${id}` : null) } },
};

const product = (id: string) => ({ id, name: `product number ${id}`, price: Number(id) * 7, tags: ['one', 'two', `tag ${id}`] });
const review = (id: string, author: number) => ({ id, body: `The review ${id} says that it is neither good nor bad, at some length, as reviews do.`, author: { id: String(author) } });

export const WORKLOADS: Record<string, string> = {
  tiny: '{ tiny }',
  'list page': '{ products(first: 20) { id name price inStock } }',
  'heavy nested': `{ products(first: 70) { id name price tags inStock shelf reviews { id body author { id name city reviews { id body author { name } } } } } }`,
};

export function supergraphAt(urls: Record<string, string>): string {
  const { supergraphSdl, errors } = composeServices(Object.entries(SDL).map(([name, sdl]) => ({ name, url: urls[name]!, typeDefs: parse(sdl) })));
  if (!supergraphSdl) throw new Error(String(errors));
  return supergraphSdl;
}
