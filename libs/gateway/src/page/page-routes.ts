import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { told } from '../http-errors.ts';
import type { Log } from '../log.ts';
import { buildPage, type BuiltPage } from './build-page.ts';
import { contentSecurityPolicy, pageHtml } from './page-html.ts';
import type { PageSettings } from './page-settings.ts';

export interface PageOptions {
  /** Where the built files are kept; without it there is no page. */
  folder: string | undefined;
  settings: PageSettings;
  log: Log;
}

export interface Page {
  /** Starts to build, once; requests for the page wait for it. */
  build(): void;
  /** Resolves when nothing is being built any more. */
  close(): Promise<void>;
}

const kinds: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ttf': 'font/ttf',
};

/** `/` is the page with the query editor, `/page/<build>/<file>` its files. */
export function pageRoutes(server: FastifyInstance, { folder, settings, log }: PageOptions): Page {
  let building: Promise<BuiltPage | undefined> | undefined;
  const built = () =>
    (building ??=
      folder === undefined
        ? Promise.resolve(undefined)
        : buildPage(folder).catch((error: unknown) => {
            log({ level: 'error', message: 'the page could not be built', error });
            building = undefined;
            return undefined;
          }));

  server.get('/', async (_, reply) => {
    const page = await built();
    if (!page) return reply.code(503).send(told('There is no page here. The graph itself is at /graphql.', 'PAGE_UNAVAILABLE'));
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-security-policy', contentSecurityPolicy)
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      .send(pageHtml(`page/${page.name}`, settings));
  });

  server.get<{ Params: { build: string; file: string } }>('/page/:build/:file', async (request, reply) => {
    const page = await built();
    const { build, file } = request.params;
    if (!page || build !== page.name || !page.files.has(file)) return reply.callNotFound();
    const compressed = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    const bytes = await readFile(join(page.folder, compressed ? `${file}.gz` : file));
    void reply
      .type(kinds[extname(file)] ?? 'application/octet-stream')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('vary', 'accept-encoding')
      .header('x-content-type-options', 'nosniff');
    if (compressed) void reply.header('content-encoding', 'gzip');
    return reply.send(bytes);
  });

  return { build: () => void built(), close: async () => void (await building) };
}
