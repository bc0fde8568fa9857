import { link, type Graph } from './graph.ts';

type Keyed = { id: string };

const product = (id: string) => ({ id, name: `product number ${id}`, price: Number(id) * 7, tags: ['one', 'two', `tag ${id}`] });
const review = (id: string, author: number) => ({ id, body: `The review ${id} says that it is neither good nor bad, at some length, as reviews do.`, author: { id: String(author) } });

/** Four subgraphs of a shop: enough for an answer of 100 KB over three levels of entities. */
export const shop: Graph = {
  sdl: {
    products: `${link} type Product @key(fields: "id") { id: ID! name: String! price: Int! tags: [String!]! } type Query { tiny: String! products(first: Int!): [Product!]! }`,
    inventory: `${link} type Product @key(fields: "id") { id: ID! inStock: Boolean! shelf: String }`,
    reviews: `${link} type Product @key(fields: "id") { id: ID! reviews: [Review!]! } type Review { id: ID! body: String! author: User! } type User @key(fields: "id") { id: ID! reviews: [Review!]! }`,
    accounts: `${link} type User @key(fields: "id") { id: ID! name: String! city: String }`,
  },
  resolvers: {
    products: {
      Query: { tiny: () => 'small', products: (_: unknown, { first }: { first: number }) => Array.from({ length: first }, (__, index) => product(String(index))) },
      Product: { __resolveReference: ({ id }: Keyed) => product(id) },
    },
    inventory: { Product: { inStock: ({ id }: Keyed) => Number(id) % 2 === 0, shelf: ({ id }: Keyed) => `shelf ${id}` } },
    reviews: {
      Product: { reviews: ({ id }: Keyed) => Array.from({ length: 5 }, (_, index) => review(`${id}-${index}`, (Number(id) + index) % 27)) },
      User: { reviews: ({ id }: Keyed) => [review(`u${id}`, Number(id))] },
    },
    accounts: { User: { name: ({ id }: Keyed) => `user number ${id}`, city: ({ id }: Keyed) => (Number(id) % 3 ? `city ${id}` : null) } },
  },
};
