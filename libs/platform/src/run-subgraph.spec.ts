import { describe, expect, it } from '@jest/globals';
import { subgraphEnv } from './run-subgraph.ts';

describe('a subgraph that is to end itself after a COMMIT', () => {
  const settings = { KILL_AFTER_COMMIT: '/somewhere' };

  it('does so at the sight of a file of its name, and only if it is told of one', () => {
    expect([subgraphEnv('sessions', settings, 1).killAfterCommit, subgraphEnv('sessions', {}, 1).killAfterCommit]).toEqual(['/somewhere/sessions', null]);
  });

  it('is refused in production', () => {
    expect(() => subgraphEnv('sessions', { ...settings, NODE_ENV: 'production' }, 1)).toThrow('refused in production');
  });
});
