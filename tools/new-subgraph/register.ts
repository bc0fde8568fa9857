import type { Tree } from '@nx/devkit';
import { nameOf, type Name } from './subgraph-names.ts';

const DOMAINS = 'libs/whole/src/domains.ts';
const SUPERGRAPH = 'libs/whole/src/supergraph.ts';
const WIDTH = 130;

/** The domains there are, in the order in which the house lists them. @throws Error if the list isn't found */
export function domainsOf(tree: Tree): Name[] {
  const names = [...contentOf(tree, DOMAINS).matchAll(/\{ name: '([a-z0-9-]+)', storage/g)].map(([, name]) => nameOf(name!));
  if (names.length === 0) throw notFound(DOMAINS, 'the list of domains');
  return names;
}

/** The ports of the subgraphs. @throws Error if they aren't found */
export function portsOf(tree: Tree): number[] {
  const [, ports] = /const PORTS\b[^=]*= \{([^}]*)\}/.exec(contentOf(tree, SUPERGRAPH)) ?? [];
  const found = [...(ports ?? '').matchAll(/: (\d+)/g)].map(([, port]) => Number(port));
  if (found.length === 0) throw notFound(SUPERGRAPH, 'the ports of the subgraphs');
  return found;
}

/**
 * Gives a new domain its place in every file that lists the domains: right after the last one, and written as that one is.
 * @throws Error in one sentence if a file that must list them has changed its form; no file is changed then
 */
export function register(tree: Tree, added: Name, port: number): void {
  const last = domainsOf(tree).at(-1)!;
  const edited = new Map<string, string>();
  const edit = (file: string, change: (text: string) => string) => {
    const before = contentOf(tree, file);
    const after = change(before);
    if (after === before) throw notFound(file, `the place where "${last.kebab}" is listed`);
    edited.set(file, after);
  };
  // These list the domains for convenience; one that is not there, or works them out by itself, has nothing to be told.
  const editIfListed = (file: string, change: (text: string) => string) => {
    if (tree.exists(file)) edited.set(file, change(contentOf(tree, file)));
  };

  edit('tsconfig.base.json', (text) =>
    text.replace(`"@assembly-graph/${last.kebab}": ["./libs/${last.kebab}/src/index.ts"],`, (line) =>
      `${line}\n      ${line.replaceAll(last.kebab, added.kebab)}`));
  edit('eslint.config.mjs', (text) => text.replace(/const SCOPES = \[[^\]]*\]/, (list) => listed(list, last, added)));
  edit(DOMAINS, (text) => withEntry(withImport(text, added), last, added));
  edit(SUPERGRAPH, (text) => text.replace(/^const PORTS\b[^=]*= \{[^}]*\};$/m, (declaration) => withPort(declaration, added, port)));
  edit('apps/gateway/src/env.ts', (text) =>
    text.replace(`  SUBGRAPH_URL_${last.upper}: '${last.kebab}',\n`, (line) => `${line}  SUBGRAPH_URL_${added.upper}: '${added.kebab}',\n`));
  editIfListed('apps/gateway/src/main.ts', (text) =>
    text.replace(new RegExp(`^  SUBGRAPH_URL_${last.upper}\\b.*\\n`, 'm'), (line) => `${line}  SUBGRAPH_URL_${added.upper}\n`));
  editIfListed('apps/assembly/src/reset.ts', (text) => listed(text, last, added));
  editIfListed('tools/boundaries.spec.ts', (text) => listed(text, last, added));
  editIfListed('tools/docker/create-schemas.sh', (text) => text.replace(`${last.snake}; do`, `${last.snake} ${added.snake}; do`));
  editIfListed('docker-compose.yml', (text) => withService(text, last, added, port));
  for (const [file, text] of edited) tree.write(file, text);
}

function contentOf(tree: Tree, file: string): string {
  const text = tree.read(file, 'utf8');
  if (text === null) throw new Error(`${file} is missing: run the generator at the root of the repository.`);
  return text;
}

const notFound = (file: string, what: string) => new Error(`In ${file}, ${what} was not found: teach tools/new-subgraph its new form.`);

/** In lists of names such as `['membership', 'sessions']`. */
const listed = (text: string, last: Name, added: Name) =>
  text.replace(new RegExp(`,\\s+'${last.kebab}'(?=\\s*[,\\]])`, 'g'), (item) => item + item.replace(last.kebab, added.kebab));

function withImport(text: string, { kebab, camel }: Name): string {
  const line = `import { ${camel}Data, ${camel}Storage, ${camel}Subgraph } from '@assembly-graph/${kebab}';`;
  const moduleOf = (each: string) => /from '([^']+)'/.exec(each)?.[1] ?? '';
  const lines = text.split('\n');
  const after = lines.findIndex((each) => each.startsWith('import ') && moduleOf(each) > moduleOf(line));
  const end = lines.findLastIndex((each) => each.startsWith('import ')) + 1;
  return lines.toSpliced(after === -1 ? end : after, 0, line).join('\n');
}

const withEntry = (text: string, last: Name, { kebab, camel }: Name) =>
  text.replace(new RegExp(`^ +\\{ name: '${last.kebab}', storage.*\\n`, 'm'), (entry) =>
    `${entry}  { name: '${kebab}', storage: ${camel}Storage, data: ${camel}Data, subgraph: ${camel}Subgraph },\n`);

/** `{ membership: 4001 }`, on one line as long as it fits. */
function withPort(declaration: string, { kebab }: Name, port: number): string {
  const [, head, ports] = /^([^=]*= \{)([^}]*)\};$/.exec(declaration)!;
  const key = kebab.includes('-') ? `'${kebab}'` : kebab;
  const entries = [...ports!.split(',').map((entry) => entry.trim()).filter(Boolean), `${key}: ${port}`];
  const short = `${head} ${entries.join(', ')} };`;
  return short.length <= WIDTH ? short : `${head}\n${entries.map((entry) => `  ${entry},\n`).join('')}};`;
}

/** A service like the last domain's, and the gateway told of it as of that one. */
function withService(text: string, last: Name, added: Name, port: number): string {
  const [block] = new RegExp(`^  ${last.kebab}:\\n(?:    .*\\n)+`, 'm').exec(text) ?? [];
  if (!block) return text;
  const itsPort = /PORT: (\d+)/.exec(block)?.[1] ?? 'PORT';
  const like = (said: string) =>
    said
      .replaceAll(`SUBGRAPH_URL_${last.upper}`, `SUBGRAPH_URL_${added.upper}`)
      .replaceAll(`postgres://${last.snake}:`, `postgres://${added.snake}:`)
      .replaceAll(last.kebab, added.kebab)
      .replaceAll(new RegExp(`\\b${itsPort}\\b`, 'g'), String(port));
  const listed = (line: string) => (said: string) => said.replace(new RegExp(`^ +${line}:.*\\n`, 'm'), (found) => found + like(found));
  return text
    .replace(block, () => `${block}\n${like(block)}`)
    .replace(/^x-urls: .*\n(?: +.*\n)+/m, listed(`SUBGRAPH_URL_${last.upper}`))
    .replace(/^  gateway:\n(?:    .*\n)+/m, listed(last.kebab));
}
