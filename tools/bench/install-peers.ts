import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { PEERS_FOLDER } from './gateways.ts';

/** Installs the peers as their lockfile says, where that has not been done yet. @throws Error, one sentence, when it can't be */
export async function installPeers(tell: (line: string) => void): Promise<void> {
  const lockfile = await readFile(resolve(PEERS_FOLDER, 'package-lock.json'), 'utf8');
  const mark = resolve(PEERS_FOLDER, 'node_modules/.installed-by-bench');
  if ((await readFile(mark, 'utf8').catch(() => null)) === lockfile) return;
  tell('installing the gateways to compare with (once, some 700 MB in tools/bench/peers)');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts'], { cwd: PEERS_FOLDER, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('The gateways to compare with could not be installed; --peers none measures ours alone.');
  await writeFile(mark, lockfile);
}
