import { describe, expect, it, jest } from '@jest/globals';
import { QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { GraphQLError } from 'graphql';
import { publicError } from './public-error.ts';

const toldOf = (failure: object) => publicError(new GraphQLError('words', { originalError: Object.assign(new Error('secret words'), failure) }));

describe('what a client is told of a database that is away', () => {
  it.each([
    { code: '57P01' }, { code: '57P02' }, { code: '57P03' }, { code: '08006' }, { code: '53300' }, { code: 'ECONNREFUSED' }, { code: 'ECONNRESET' },
    { message: 'Connection terminated unexpectedly' }, { message: 'Connection terminated due to connection timeout' },
    // A transaction that goes on after its connection was lost.
    { message: new QueryRunnerAlreadyReleasedError().message }, { message: new QueryRunnerProviderAlreadyReleasedError().message },
  ])('%p: to ask again, and nothing of what was said inside', (failure) => {
    jest.spyOn(process.stderr, 'write').mockReturnValueOnce(true);
    expect(toldOf(failure)).toEqual({ message: expect.stringMatching(/Ask again; a deed with the same idempotencyKey/), path: undefined, extensions: { code: 'UNAVAILABLE' } });
  });

  it.each([{ code: '42P01' }, { code: '23505' }, { code: 'ENOENT' }, { message: 'the Connection terminated' }])('%p: that is ours to mend', (failure) => {
    jest.spyOn(process.stderr, 'write').mockReturnValueOnce(true);
    expect(toldOf(failure).extensions.code).toBe('INTERNAL_SERVER_ERROR');
  });
});
