import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { table } from './report/table.ts';
import { openGround, type Ground, type Question } from './subgraph/ground.ts';
import { pagesMeasured } from './subgraph/pages.ts';
import { sideBySide } from './subgraph/side-by-side.ts';
import { waysOf } from './subgraph/ways.ts';

// What the processor of a subgraph does for a request, in three ways side by side: see --help.

const USAGE = `npm run bench:subgraph -- [--seconds N] [--only TEXT]

Asks the subgraphs, in this process and with the record in a PostgreSQL of their own, what the operations of the graph-client and some lists of a
hundred make the gateway ask of them: by graphql-js, by the compiled executor, and nothing but the statements that the request sends. What is told
is the processor time of this process for a request, PostgreSQL's not among it: the median of many short turns, taken one way after the other.
Then a page of a hundred rows of each large table, with all columns and with three of them.

  --seconds N   for each request (2)
  --only TEXT   only operations, or "pages", with this in their name`;

async function bench({ seconds, only }: { seconds: number; only: string }): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'assembly-graph-bench-'));
  const ground = await openGround(folder);
  try {
    const differing = await asked(ground, ground.questions.filter(({ operation }) => operation.includes(only)), seconds);
    if ('pages'.includes(only)) {
      const rows = await pagesMeasured(ground.databases, seconds);
      process.stdout.write(`\n${table(['table', 'columns', 'CPU-µs, all columns', 'CPU-µs, three', 'times less', 'ms, all columns', 'ms, three'], rows, 1)}`);
    }
    return differing.length === 0;
  } finally {
    await ground.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function asked(ground: Ground, questions: readonly Question[], seconds: number): Promise<Question[]> {
  const rows: (string | number)[][] = [];
  const differing: Question[] = [];
  const sums = [0, 0, 0];
  for (const question of questions) {
    const { ways, isSame, statements } = await waysOf(ground, question);
    if (!isSame) differing.push(question);
    const [byGraphqlJs, compiled, bySql] = (await sideBySide(ways, seconds)) as [number, number, number];
    [byGraphqlJs, compiled, bySql].forEach((cpu, index) => (sums[index]! += cpu));
    rows.push([question.operation, question.subgraph, ...figures(byGraphqlJs, compiled, bySql), statements, (question.answerBytes / 1024).toFixed(1), isSame ? 'yes' : 'NO']);
  }
  if (rows.length > 1) rows.push(['all together', '', ...figures(...(sums as [number, number, number])), '', '', differing.length === 0 ? 'yes' : 'NO']);
  process.stdout.write(table(['operation', 'subgraph', 'times less', 'without SQL', 'CPU-ms, graphql-js', 'compiled', 'SQL alone', 'statements', 'answer KB', 'same answer'], rows));
  return differing;
}

/** How many times less compiled takes than graphql-js; and of what is not the statements themselves. */
function figures(byGraphqlJs: number, compiled: number, bySql: number): string[] {
  const beside = compiled > bySql ? ((byGraphqlJs - bySql) / (compiled - bySql)).toFixed(1) : '-';
  return [(byGraphqlJs / compiled).toFixed(2), beside, ...[byGraphqlJs, compiled, bySql].map((cpu) => cpu.toFixed(2))];
}

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '2' }, only: { type: 'string', default: '' }, help: { type: 'boolean', short: 'h' } } });
const seconds = Number(values.seconds);
if (values.help) process.stdout.write(`${USAGE}\n`);
else if (!(seconds > 0)) {
  process.stderr.write('--seconds must be a number above 0.\n');
  process.exitCode = 1;
} else if (!(await bench({ seconds, only: values.only }))) process.exitCode = 1;
