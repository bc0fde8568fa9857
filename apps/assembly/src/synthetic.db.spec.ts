import { StartFailure } from '@assembly-graph/platform';
import { temporaryDatabase, temporaryFolder } from '@assembly-graph/testing';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { readEnv } from './env.ts';
import { synthetic } from './synthetic.ts';

let printed: string;
beforeEach(() => {
  printed = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => (printed += String(text)).length > 0);
});
afterEach(() => void jest.restoreAllMocks());

const run = async (url: string, args: string) => synthetic(readEnv({ ASSEMBLY_FOLDER: await temporaryFolder(), DATABASE_URL: url }), args.split(' ').filter(Boolean));

describe('npm run synthetic', () => {
  it('makes an assembly, tells how far it is and what was made, and makes no second one in the same database', async () => {
    const { url, drop } = await temporaryDatabase();
    try {
      await run(url, '--times 2 --seed 7');
      expect(printed).toContain('sessions.statement: 512 of 512 rows');
      expect(printed).toMatch(/\n1\d,\d{3} synthetic facts, seed 7, in the database of DATABASE_URL\.\n$/);
      await expect(run(url, '--times 2')).rejects.toThrow('The database of membership is not empty');
    } finally {
      await drop();
    }
    // On a busy machine it takes its time.
  }, 60_000);

  it.each(['--times many', '--times -2', '--seed x', '--time 3', '20'])('refuses in one sentence what makes none: %s', async (args) => {
    const failure = await run('postgres://nowhere.invalid/none', args).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StartFailure);
    expect((failure as Error).message).toMatch(/see --help\.$/);
  });
});
