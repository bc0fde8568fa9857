import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, startEmbeddedPostgres } from '@assembly-graph/platform';
import type { Storage } from '@assembly-graph/platform/sql';

const USAGE = `Writes the migration that brings a domain's schema from its migrations to its tables.

  npm run migration -- <domain> <imperative-name>      e.g. npm run migration -- membership add-observer-status

Read it before you commit it, and list its class in the door of the domain (libs/<domain>/src/index.ts).`;

const [domain, title] = process.argv.slice(2);
if (!domain || !title || !/^[a-z][a-z0-9-]+$/.test(title)) {
  process.stdout.write(`${USAGE}\n`);
  process.exit(process.argv.includes('--help') ? 0 : 1);
}
const door: Record<string, unknown> = await import(`../../libs/${domain}/src/index.ts`);
const storage = Object.entries(door).find(([name]) => name.endsWith('Storage'))![1] as Storage;
const folder = await mkdtemp(join(tmpdir(), 'assembly-graph-migration-'));
const postgres = await startEmbeddedPostgres({ folder, durable: false });
try {
  const database = await openDatabase(storage, { url: postgres.url() });
  const { upQueries } = await database.driver.createSchemaBuilder().log();
  await database.destroy();
  const file = await writeMigration(domain, title, upQueries.map(({ query }) => query));
  process.stdout.write(`${file}: ${upQueries.length} statements\n`);
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}

async function writeMigration(domain: string, title: string, queries: readonly string[]): Promise<string> {
  const stamp = Date.now();
  const className = title.replace(/(^|-)([a-z0-9])/g, (_all, _dash, letter: string) => letter.toUpperCase()) + stamp;
  const statements = queries.map((query) => `    await runner.query(\`${query.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\`);`);
  const file = `libs/${domain}/src/storage/migrations/${stamp}-${title}.ts`;
  await writeFile(
    file,
    `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${className} implements MigrationInterface {
  readonly name = '${className}';

  async up(runner: QueryRunner): Promise<void> {
${statements.join('\n')}
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
`,
  );
  return file;
}
