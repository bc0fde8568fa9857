import { NotFound } from '@assembly-graph/kernel';
import { getNamedType, isObjectType, type GraphQLOutputType } from 'graphql';

/** How a mutation tells that there is nothing that the caller may do this to. */
export interface NothingToDoItTo {
  /** The answer to somebody whom a policy refuses. @throws NotFound from a mutation whose payload holds no userErrors */
  readonly refused: () => unknown;
  /** The answer of the mutation itself, in which what is not there is told in the same words. */
  readonly told: (answer: unknown) => unknown;
}

const notThere = () => new NotFound('A thing', 'that this names');
const USER_ERROR = { code: 'NOT_FOUND', field: null, rule: null, message: notThere().message };

/** For a mutation with a policy: "not yours" and "not there" are one answer, as a user error where the payload has them. */
export function nothingToDoItTo(type: GraphQLOutputType): NothingToDoItTo {
  const payload = getNamedType(type);
  if (!isObjectType(payload) || !payload.getFields().userErrors) {
    return {
      refused: () => {
        throw notThere();
      },
      told: (answer) => answer,
    };
  }
  return {
    refused: () => ({ userErrors: [USER_ERROR] }),
    told: (answer) => {
      const { userErrors = [] } = (answer ?? {}) as { userErrors?: readonly { code: string }[] };
      return userErrors.some(isNotFound) ? { userErrors: userErrors.map((error) => (isNotFound(error) ? USER_ERROR : error)) } : answer;
    },
  };
}

const isNotFound = ({ code }: { code: string }) => code === USER_ERROR.code;

/** What a mutation threw, as it may be told: without the words that would tell what is not there from what is not theirs. */
export const toldFailure = (error: unknown): unknown => (error instanceof NotFound ? notThere() : error);
