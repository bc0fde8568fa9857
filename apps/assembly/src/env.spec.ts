import { describe, expect, it } from '@jest/globals';
import { checkData } from './check-data.ts';
import { readEnv } from './env.ts';
import { startDistributed } from './start-distributed.ts';
import { start } from './start.ts';

// What such a sentence looks like in a terminal, with the exit code 1, is seen in start.graph.spec.ts.

describe('the settings of the command line', () => {
  it('are those of one machine when nothing is set, or set to nothing', () => {
    for (const env of [{}, { PORT: '', HOST: '', DATABASE_URL: '', CORS_ORIGINS: '' }])
      expect(readEnv(env)).toMatchObject({ port: 4000, host: '127.0.0.1', databaseUrl: null, corsOrigins: '*', folder: expect.stringMatching(/\.assembly$/), dataFolder: expect.stringMatching(/data$/) });
  });

  it.each([
    ['PORT', 'x', 'PORT must be a number from 0 to 65535.'],
    ['PORT', '70000', 'PORT must be a number from 0 to 65535.'],
    ['CORS_ORIGINS', 'everybody', 'CORS_ORIGINS must be * or origins such as https://example.org, separated by commas.'],
    ['DATABASE_URL', 'nonsense', 'DATABASE_URL must be a URL such as postgres://user:password@host:5432/database.'],
    ['DATABASE_URL', 'https://someone:s3cret@example.org/', 'DATABASE_URL must be a URL such as postgres://user:password@host:5432/database.'],
  ])('that cannot be used are refused in one sentence, before anything is started: %s=%s', (name, value, message) => {
    expect(() => readEnv({ [name]: value })).toThrow(expect.objectContaining({ name: 'StartFailure', message }));
  });

  it.each([
    ['an address that is another machine\'s', start, { PORT: '0', HOST: '203.0.113.7' }, 'This machine has no address 203.0.113.7.'],
    ['a folder without a data set', checkData, { DATA_FOLDER: '/nowhere' }, 'There is no data set in /nowhere: it should hold CSV files.'],
    ['a port with no room for five', startDistributed, { PORT: '0' }, 'PORT must be from 1 to 65531: the 5 processes take PORT and the ports after it.'],
    ['a port with no room for five after it', startDistributed, { PORT: '65533' }, 'PORT must be from 1 to 65531: the 5 processes take PORT and the ports after it.'],
  ])('that this machine cannot fulfil are refused likewise: %s', async (_what, command, env, message) => {
    await expect(command(readEnv(env))).rejects.toThrow(expect.objectContaining({ name: 'StartFailure', message }));
  });
});
