import { describe, expect, it } from '@jest/globals';
import { overNats } from './nats/over-nats.ts';
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

describe('a subgraph that is to tell of its events by NATS', () => {
  it('takes the address of a server, and no other, and says so without it: it may hold a password', () => {
    const NATS_URL = 'nats://graph:s3cret@nats.example:4222';
    expect(subgraphEnv('sessions', { NATS_URL }, 1).natsUrl).toBe(NATS_URL);
    const refusal = () => subgraphEnv('sessions', { NATS_URL: 'http://graph:s3cret@nats.example' }, 1);
    expect(refusal).toThrow('NATS_URL must be a URL such as nats://');
    expect(refusal).not.toThrow('s3cret');
  });

  it('does not without the secret by which the processes know what is theirs', () => {
    expect(() => overNats({ natsUrl: 'nats://127.0.0.1:4222', secret: null }, 'sessions')).toThrow('NATS_URL needs SUBGRAPH_SECRET');
  });
});
