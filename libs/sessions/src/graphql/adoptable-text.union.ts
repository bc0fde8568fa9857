import { createUnionType } from 'type-graphql';
import { textOf } from '../domain/statement.ts';
import { DraftStub, ResolutionStub } from './stubs.ts';

export type AdoptableText = DraftStub | ResolutionStub;

export const AdoptableTextUnion = createUnionType({
  name: 'AdoptableText',
  description: 'A text that the Assembly may adopt, or adopted.',
  types: () => [DraftStub, ResolutionStub] as const,
  resolveType: ({ symbol }) => (textOf(symbol!) === 'DRAFT' ? 'Draft' : 'Resolution'),
});
