import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toyGateway } from '../testing/toy-gateway.ts';
import { pageHtml } from './page-html.ts';

describe('the page with the query editor', () => {
  let folder: string;
  let gateway: Awaited<ReturnType<typeof toyGateway>>;
  const settings = {
    firstQuery: 'query Start { state(iso3: "SEN") { name } }',
    examples: [{ name: 'A </script> of sorts', query: '{ a }' }],
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'page-'));
    gateway = await toyGateway({ pageFolder: folder, ...settings });
  });
  afterAll(async () => {
    await gateway.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is served from our own files, under a policy that allows no others', async () => {
    const answer = await fetch(gateway.url);
    const html = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'; ");
    expect(html).toContain('<title>Assembly Graph</title>');
    expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
    expect(html.match(/(?:src|href)="(?!data:)[^"]*"/g)).toEqual([
      expect.stringMatching(/^href="page\/[0-9a-f]{16}\/main\.css"$/),
      expect.stringMatching(/^src="page\/[0-9a-f]{16}\/main\.js"$/),
    ]);
    // The page is built meanwhile, which takes its time on a busy machine.
  }, 60_000);

  it('has every file that it and its workers ask for, compressed for who can read that', async () => {
    const [name] = await readdir(folder);
    for (const [file, type] of [
      ['main.js', 'text/javascript; charset=utf-8'],
      ['main.css', 'text/css; charset=utf-8'],
      ['editor-worker.js', 'text/javascript; charset=utf-8'],
      ['graphql-worker.js', 'text/javascript; charset=utf-8'],
      ['json-worker.js', 'text/javascript; charset=utf-8'],
    ] as const) {
      const packed = await fetch(`${gateway.url}/page/${name}/${file}`);
      const plain = await fetch(`${gateway.url}/page/${name}/${file}`, { headers: { 'accept-encoding': 'identity' } });
      expect([packed.status, packed.headers.get('content-type'), packed.headers.get('content-encoding')]).toEqual([
        200,
        type,
        'gzip',
      ]);
      expect([plain.status, plain.headers.get('content-encoding')]).toEqual([200, null]);
      expect(await packed.text()).toBe(await plain.text());
      expect(packed.headers.get('cache-control')).toContain('immutable');
    }
  });

  it.each(['manifest.json', '..%2f..%2fpackage.json', '%2e%2e/manifest.json', 'main.js.gz', 'nothing.js'])(
    'has no file %s',
    async (file) => {
      const [name] = await readdir(folder);
      const answer = await fetch(`${gateway.url}/page/${name}/${file}`);
      expect([answer.status, await answer.json()]).toMatchObject([404, { errors: [{ extensions: { code: 'NOT_FOUND' } }] }]);
    },
  );

  it('holds its settings as data that cannot become a script', () => {
    const html = pageHtml('page/x', settings);
    const [, data] = /<script type="application\/json" id="page-settings">(.*?)<\/script>/s.exec(html) ?? [];
    expect(JSON.parse(data!)).toEqual(settings);
  });

  it('is taken as it is at the next start', async () => {
    const before = await readdir(folder);
    await writeFile(join(folder, before[0]!, 'main.css'), 'kept');
    const second = await toyGateway({ pageFolder: folder, ...settings });
    try {
      await fetch(second.url);
      const css = await fetch(`${second.url}/page/${before[0]}/main.css`, { headers: { 'accept-encoding': 'identity' } });
      expect(await css.text()).toBe('kept');
      expect(await readdir(folder)).toEqual(before);
    } finally {
      await second.close();
    }
  });

  it('is missed, and the graph is not, when its folder cannot be made', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const poor = await toyGateway({ pageFolder: join(file, 'below'), ...settings });
    try {
      const answer = await fetch(poor.url);
      expect([answer.status, await answer.json()]).toMatchObject([
        503,
        { errors: [{ extensions: { code: 'PAGE_UNAVAILABLE' } }] },
      ]);
      expect((await poor.ask('{ state(iso3: "SEN") { name } }')).data).toEqual({ state: { name: 'Senegal' } });
      expect(poor.logged[0]).toMatchObject({ level: 'error', message: 'the page could not be built' });
    } finally {
      await poor.close();
    }
  });
});
