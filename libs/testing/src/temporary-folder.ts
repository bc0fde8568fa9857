import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { testFolder } from './env.ts';

/** A new folder that need not be removed: it goes with the run, also when that is interrupted or killed. */
export const temporaryFolder = (): Promise<string> => mkdtemp(join(testFolder(), 'folder-'));
