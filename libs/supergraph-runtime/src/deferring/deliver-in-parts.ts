import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { LATER_PARTS, type AnswerInParts, type LaterParts } from './answer-in-parts.ts';

/**
 * Has Apollo Server tell an answer in parts. It passes on one result of a gateway only; so the rest goes with that result as far as where
 * the response is about to be sent, and is told there as what it is. A client gets it as `multipart/mixed;deferSpec=20220824`.
 * @param format how an error of a later part is told; those of the first go the server's own way
 */
export function deliverInParts(format: (error: GraphQLError) => GraphQLFormattedError): ApolloServerPlugin<BaseContext> {
  return {
    requestDidStart: async () => ({
      async willSendResponse({ response }) {
        if (response.body.kind !== 'single') return;
        const { [LATER_PARTS]: later, ...first } = response.body.singleResult as AnswerInParts;
        if (!later) return;
        const initialResult = { ...first, hasNext: true } as never;
        response.body = { kind: 'incremental', initialResult, subsequentResults: formatted(later, format) as never };
      },
    }),
  };
}

async function* formatted(later: AsyncGenerator<LaterParts, void, void>, format: (error: GraphQLError) => GraphQLFormattedError) {
  for await (const { incremental, hasNext } of later) {
    yield { incremental: incremental.map(({ errors, ...part }) => ({ ...part, ...(errors ? { errors: errors.map(format) } : {}) })), hasNext };
  }
}
