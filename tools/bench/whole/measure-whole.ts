import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { askedFor } from '../ask.ts';
import { freePort, startNode, untilReady, withDescendants, type Parted } from '../processes.ts';
import { figuresOf, type Counted } from '../report/figures.ts';
import type { WholeRow } from '../report/result.ts';
import { wholeGround, type WholeGround } from './ground.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const MANY = 16;

export interface WholeOptions {
  readonly parted: Parted | null;
  readonly seconds: number;
  readonly folder: string;
  readonly tell: (line: string) => void;
}

/** The whole graph with its database: by hand, in one process, in five. */
export async function* wholeMeasured(options: WholeOptions): AsyncGenerator<WholeRow> {
  const { folder, tell } = options;
  tell('whole graph: loading the record into PostgreSQL');
  const ground = await wholeGround(folder);
  try {
    tell('whole graph: the same SQL by hand');
    for (const { name, statements } of ground.asked) yield { operation: name, way: 'sql', statements: statements.length, alone: figuresOf(await byHand(ground, statements, options)) };
    for (const way of ['local', 'http'] as const) {
      tell(`whole graph: ${way === 'local' ? 'npm start' : 'npm run start:distributed'}`);
      yield* started(way, ground, options);
    }
  } finally {
    await ground.postgres.stop();
  }
}

async function byHand({ postgres }: WholeGround, statements: WholeGround['asked'][number]['statements'], { parted, seconds, folder }: WholeOptions): Promise<Counted> {
  const file = join(folder, 'statements.json');
  await writeFile(file, JSON.stringify({ url: postgres.url(), statements }), { mode: 0o600 });
  const { child } = startNode(parted, ['--import', 'tsx', resolve(import.meta.dirname, 'by-hand.ts'), file, String(seconds), String(postgres.pid)], {}, ROOT);
  const [told] = await Promise.all([text(child.stdout!), once(child, 'exit')]);
  return JSON.parse(told) as Counted;
}

async function* started(way: 'local' | 'http', { postgres, asked }: WholeGround, { parted, seconds, folder }: WholeOptions): AsyncGenerator<WholeRow> {
  const port = await freePort();
  const settings = { DATABASE_URL: postgres.url(), ASSEMBLY_FOLDER: join(folder, 'assembly'), PORT: String(port), HOST: '127.0.0.1' };
  const running = startNode(parted, ['--import', 'tsx', 'apps/assembly/src/main.ts', way === 'local' ? 'start' : 'distributed'], settings, ROOT);
  const url = `http://127.0.0.1:${port}`;
  try {
    // The page is built beside the first answers: it is waited for, or its building would be measured.
    await untilReady(running, async () => (await fetch(`${url}/health/ready`)).ok && (await fetch(`${url}/`)).ok);
    for (const { name, operation, statements } of asked) {
      const ask = (connections: number) =>
        askedFor({
          url, connections, seconds, unique: 'traceparent', body: JSON.stringify({ query: operation.query, variables: operation.variables }),
          pids: () => withDescendants(running.pid), besides: () => withDescendants(postgres.pid),
        });
      yield { operation: name, way, statements: statements.length, alone: figuresOf(await ask(1)), many: figuresOf(await ask(MANY)) };
    }
  } finally {
    await running.stop();
  }
}
