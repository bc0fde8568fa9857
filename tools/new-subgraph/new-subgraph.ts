import { join } from 'node:path';
import { generateFiles, logger, type Tree } from '@nx/devkit';
import { DefaultNamingStrategy } from 'typeorm';
import { refuseWhatTheGraphHas } from './graph-names.ts';
import { domainsOf, portsOf, register } from './register.ts';
import { subgraphNames, withArticle, type SubgraphNames, type SubgraphOptions } from './subgraph-names.ts';

const GATEWAY_PORT = 4000;

/**
 * Writes a new domain, filled in and running, and gives it its place in the house; see README.md.
 * @returns what Nx calls once everything is written: tells what comes next
 * @throws Error in one sentence, before anything is written, for options that can't be used
 */
export default async function newSubgraph(tree: Tree, options: SubgraphOptions): Promise<() => void> {
  const names = subgraphNames(options);
  refuseTaken(tree, names);
  refuseWhatTheGraphHas(tree, names);
  const port = portFor(tree, options.port);
  register(tree, names.domain, port);
  const { domain, noun, plural } = names;
  generateFiles(tree, join(import.meta.dirname, 'files'), '.', {
    ...{ domain, noun, plural, port },
    ...{ name: domain.kebab, nounFile: noun.kebab, pluralFile: plural.kebab, dataFile: plural.snake },
    aNoun: withArticle(noun.words),
    stamp: Date.now(),
    primaryKey: new DefaultNamingStrategy().primaryKeyName(noun.snake, ['id']),
  });
  return () => logger.info(whatComesNext(names, port));
}

function refuseTaken(tree: Tree, { domain: { kebab }, plural }: SubgraphNames): void {
  const folder = [`libs/${kebab}`, `apps/${kebab}-subgraph`, `apps/${kebab}`].find((each) => tree.exists(each));
  if (folder) throw new Error(`The name "${kebab}" is taken: there is ${folder} already.`);
  if (domainsOf(tree).some((other) => other.kebab === kebab)) throw new Error(`The name "${kebab}" is taken: there is such a domain already.`);
  const data = `data/${plural.snake}.csv`;
  if (tree.exists(data)) throw new Error(`${data} is there already, and another domain loads it: give another --noun or --plural.`);
}

function portFor(tree: Tree, asked: number | undefined): number {
  const taken = [GATEWAY_PORT, ...portsOf(tree)];
  if (asked === undefined) return Math.max(...taken) + 1;
  if (!Number.isInteger(asked) || asked < 1024 || asked > 65_535) throw new Error('The port must be a whole number from 1024 to 65535.');
  if (taken.includes(asked)) throw new Error(`Port ${asked} is taken by another process of the graph.`);
  return asked;
}

const whatComesNext = ({ domain, plural }: SubgraphNames, port: number): string => `
The subgraph ${domain.kebab} is there, on port ${port}.
  npm run generate                                       its contract, and the supergraph with it
  npm run check                                          everything, as CI sees it
  npx nx serve ${domain.kebab}-subgraph

Facts go into data/${plural.snake}.csv, each with its source; say in data/README.md where they come from.
Then write libs/${domain.kebab}/src/domain first, and its words into GLOSSARY.md.`;
