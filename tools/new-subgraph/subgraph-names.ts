/** What the generator is asked for; see schema.json. */
export interface SubgraphOptions {
  readonly name: string;
  readonly noun?: string;
  readonly plural?: string;
  readonly port?: number;
}

/** A name in every form in which it is written: `arrest-warrant`, `arrestWarrant`, `ArrestWarrant`, `arrest_warrant`, … */
export interface Name {
  readonly kebab: string;
  readonly camel: string;
  readonly pascal: string;
  readonly snake: string;
  /** As part of a variable of the environment. */
  readonly upper: string;
  readonly words: string;
  /** At the beginning of a sentence. */
  readonly title: string;
}

/** What a new domain is called, and what its example entity is. */
export interface SubgraphNames {
  readonly domain: Name;
  readonly noun: Name;
  readonly plural: Name;
}

const KEBAB = /^[a-z][a-z0-9]*(?:-[a-z][a-z0-9]*)*$/;
/** PostgreSQL cuts names at 63 letters, and constraints are named after their table and columns. */
const LONGEST = 40;

/** Words that say nothing of the Assembly (HOUSE, section 4), in the singular. */
const SAYS_NOTHING = [
  'util', 'utility', 'helper', 'common', 'misc', 'miscellaneous', 'manager', 'handler', 'processor', 'base', 'type', 'constant', 'shared', 'core',
  'service', 'thing', 'stuff',
];

/** Names with a meaning of their own to PostgreSQL, docker-compose.yml or the gateway; a domain by this name would take it away. */
const MEANS_SOMETHING_ELSE = ['node', 'postgres', 'nats', 'none', 'public', 'information-schema', 'whole', 'clients'];

/** Names that the written code imports or builds upon: a type by this name would hide them. */
const NEEDED = [
  'Arg', 'Args', 'Array', 'Boolean', 'Cited', 'Clock', 'Collection', 'Confidence', 'Connection', 'Constructor', 'Context', 'Ctx', 'DataProblem', 'DataSource',
  'Date', 'Directive', 'Error', 'Field', 'Float', 'Id', 'Int', 'Map', 'Mutation', 'Object', 'ObjectType', 'Partial', 'Promise', 'Query', 'Reads', 'Record',
  'Resolver', 'Set', 'Source', 'Sources', 'Storage', 'String', 'Subgraph', 'Subscription', 'TableLoad',
];

/** Writes a kebab-case name in all its forms. */
export function nameOf(kebab: string): Name {
  const words = kebab.split('-');
  const pascal = words.map(capitalized).join('');
  const snake = words.join('_');
  const spaced = words.join(' ');
  return { kebab, pascal, camel: pascal[0]!.toLowerCase() + pascal.slice(1), snake, upper: snake.toUpperCase(), words: spaced, title: capitalized(spaced) };
}

/** "a situation", "an arrest warrant". */
export const withArticle = (words: string): string => `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`;

/** How many and one: the rules that English keeps to; for a word that doesn't, one says `--noun` or `--plural`. */
export const singularOf = (plural: string): string => {
  if (plural.endsWith('ies')) return `${plural.slice(0, -3)}y`;
  return /(?:ss|x|ch|sh)es$/.test(plural) ? plural.slice(0, -2) : plural.replace(/([^s])s$/, '$1');
};
export const pluralOf = (noun: string): string => {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return noun + (/(?:s|x|z|ch|sh)$/.test(noun) ? 'es' : 's');
};

/** What a new subgraph and its example entity are called. @throws Error in one sentence for a name that can't be used */
export function subgraphNames({ name, noun, plural }: SubgraphOptions): SubgraphNames {
  refuseUnusable('name', name);
  const one = noun ?? singularOf(name);
  refuseUnusable('noun', one);
  const many = plural ?? (singularOf(name) === one && name !== one ? name : pluralOf(one));
  refuseUnusable('plural', many);
  if (many === one) throw new Error(`"${one}" can't be both one thing and several, for each is a query of the graph: give another --plural.`);
  if (MEANS_SOMETHING_ELSE.includes(name) || name.startsWith('pg-')) {
    throw new Error(`"${name}" means something else in this house already: name the domain by a noun of its own.`);
  }
  for (const said of [one, many].map(nameOf)) {
    if (NEEDED.includes(said.pascal)) throw new Error(`A type ${said.pascal} would hide one that the code needs: give another --noun.`);
  }
  return { domain: nameOf(name), noun: nameOf(one), plural: nameOf(many) };
}

function refuseUnusable(what: string, said: string): void {
  if (!KEBAB.test(said) || said.length > LONGEST) {
    throw new Error(`The ${what} ${JSON.stringify(said.slice(0, 60))} is not a noun in kebab-case of ${LONGEST} letters at the most, such as "arrest-warrants".`);
  }
  const empty = said.split('-').find((word) => SAYS_NOTHING.includes(word) || SAYS_NOTHING.includes(singularOf(word)));
  if (empty) throw new Error(`The ${what} "${said}" says nothing of the Assembly ("${empty}"): name it by what it holds.`);
}

const capitalized = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
