import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const USAGE = `Gateways side by side: CPU time of the gateway for a request, first of all. Then the whole graph beside its SQL. Linux, two processors.

  npm run bench                       everything; some ten minutes
  npm run bench -- --quick            the heavy workload alone
  npm run bench -- --seconds 3        how long each is asked (5)
  npm run bench -- --only topic       what has this in its name: tiny, list page, topic page, heavy nested, 5 MB answer,
                                      1000 operations, cache, whole graph
  npm run bench -- --peers stock,hive which others: stock, hive, hive-native (all); none: ours alone
  npm run bench -- --json FILE        where the figures are written (.assembly/bench.json)
  npm run bench -- --markdown FILE    the same as a page to read
  npm run bench -- --chart FILE       the same as a picture (SVG)

The others are installed in tools/bench/peers on the first run. What is being done is told on standard error, the tables on standard
output. Exit code 0: everything was measured, all gave the same answers, and the cache keeps to its bound; 1: not so.`;

export const PEERS = ['stock', 'hive', 'hive-native'] as const;
export type Peer = (typeof PEERS)[number];

export interface Arguments {
  readonly help: boolean;
  readonly seconds: number;
  /** A part of a workload's name. */
  readonly only: string;
  readonly peers: readonly Peer[];
  readonly json: string;
  readonly markdown?: string;
  readonly chart?: string;
}

const OPTIONS = {
  help: { type: 'boolean', short: 'h', default: false }, quick: { type: 'boolean', default: false }, seconds: { type: 'string', default: '5' }, only: { type: 'string', default: '' },
  peers: { type: 'string', default: PEERS.join() }, json: { type: 'string' }, markdown: { type: 'string' }, chart: { type: 'string' },
} as const;

/** An argument that can't be used: one sentence for whoever gave it. */
export class BadArgument extends Error {}

/** @throws BadArgument */
export function readArguments(args: readonly string[], root: string): Arguments {
  const { help, quick, only, ...values } = read(args);
  const seconds = Number(values.seconds);
  if (!(seconds >= 0.5 && seconds <= 600)) throw new BadArgument('--seconds is a number from 0.5 to 600.');
  const named = values.peers === 'none' ? [] : values.peers.split(',');
  const unknown = named.find((name) => !PEERS.includes(name as Peer));
  if (unknown !== undefined) throw new BadArgument(`There is no peer "${unknown}"; there are ${PEERS.join(', ')}, and none.`);
  return {
    help, seconds, only: quick ? 'heavy nested' : only, peers: PEERS.filter((name) => named.includes(name)), json: values.json ? resolve(values.json) : resolve(root, '.assembly/bench.json'),
    ...(values.markdown ? { markdown: resolve(values.markdown) } : {}), ...(values.chart ? { chart: resolve(values.chart) } : {}),
  };
}

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch (error) {
    throw new BadArgument(`${(error as Error).message.split('. ')[0]}. See --help.`);
  }
}
