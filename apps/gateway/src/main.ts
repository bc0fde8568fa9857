import { readFile } from 'node:fs/promises';
import { countBytesWithTheHeap, foreignLimits, logToStandardError, startGateway, type Gateway } from '@assembly-graph/gateway';
import { natsWakes } from '@assembly-graph/platform';
import { authentication } from '@assembly-graph/platform/auth';
import { joinedGraphs } from '@assembly-graph/supergraph-runtime';
import { parse } from 'graphql';
import { readArguments } from './arguments.ts';
import { readEnv, type Env } from './env.ts';
import { watchSupergraph } from './watch-supergraph.ts';

const HELP = `The gateway: one graph over the subgraphs, at /graphql.

  --supergraph FILE           serves any other graph of Federation 2 instead, its subgraphs at the addresses in the file;
                              Authorization is passed on to them, and limits are wide
  --port N                    where it listens, whatever PORT says

The file with the supergraph is watched: another one in its place serves once what was asked last has been planned for it; one that
can't be used is refused, which the log and /health/ready say. SIGHUP has the file read again.

Settings, from the environment:
  PORT                        where it listens (4000; 0 takes a free one)
  HOST                        on which address (127.0.0.1)
  SUPERGRAPH                  the file with the supergraph (apps/gateway/supergraph.graphql)
  SUBGRAPH_URL_MEMBERSHIP     where a subgraph is called, instead of
  SUBGRAPH_URL_SESSIONS       at its address in the supergraph
  SUBGRAPH_URL_CIVIL_SOCIETY
  SUBGRAPH_URL_RESOLUTIONS
  CORS_ORIGINS                origins of web pages that may use it, separated by commas (*: all)
  PAGE_FOLDER                 where the page of / is built (.assembly/page)
  SUBGRAPH_SECRET             shared with the subgraphs, 32 characters or more: tells them who asks
  NATS_URL                    a NATS server where the subgraphs tell of their events at once, e.g. nats://127.0.0.1:4222;
                              without it, and while it is away, their feeds are looked at time and again
  ENGINE                      what plans and executes: own, or stock (@apollo/gateway, to compare with)
  TOKEN_ISSUER                whose tokens are taken: their "iss"
  TOKEN_JWKS_URL              where that issuer publishes its keys
  TOKEN_AUDIENCE              what their "aud" must be (assembly-graph)
  TOKEN_REVOCATIONS           a file that says which tokens were taken back, looked at every second:
                              {"tokens":["<jti>"],"subjects":[{"sub":"…","issuedBefore":"2026-11-24T10:00:00Z"}]}
  DEVELOPMENT_ISSUER_FOLDER   without the three above: where a developer's own issuer keeps its key; refused in production
`;

async function startOurs(supergraphSdl: string, { tokens, ...env }: Env, port = env.port): Promise<Gateway> {
  const { verify, publicKeys, onRevocation } = await authentication(tokens);
  const told = env.natsUrl === null ? null : natsWakes(env.natsUrl, 'gateway', feedsIn(supergraphSdl));
  const gateway = await startGateway({ ...env, port, verify, publicKeys, onRevocation, supergraphSdl, subscriptions: { wakes: told?.wakes } });
  return {
    ...gateway,
    close: async () => {
      await gateway.close();
      await told?.close();
    },
  };
}

/** The domain of each feed, by the query that pages it. */
const feedsIn = (supergraphSdl: string): Record<string, string> =>
  Object.fromEntries(joinedGraphs(parse(supergraphSdl, { noLocation: true })).map(({ name }) => [`${name.replaceAll(/-(.)/g, (_all, letter: string) => letter.toUpperCase())}Feed`, name]));

/** Any federated graph: its subgraphs stand where it says, and know by themselves who asks. */
function startForeign(supergraphSdl: string, { host, corsOrigins, engine, ...env }: Env, port = env.port): Promise<Gateway> {
  return startGateway({ supergraphSdl, host, port, corsOrigins, engine, limits: foreignLimits, isForeign: true });
}

async function main(): Promise<void> {
  countBytesWithTheHeap();
  if (process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h')) {
    process.stdout.write(HELP);
    return;
  }
  const env = readEnv();
  const foreign = readArguments(process.argv.slice(2));
  const file = foreign.supergraph ?? env.supergraph;
  const supergraphSdl = await readFile(file, 'utf8').catch(() => {
    throw new Error(`The supergraph ${file} cannot be read; ${foreign.supergraph ? '--supergraph' : 'SUPERGRAPH'} says where it is.`);
  });
  const gateway = foreign.supergraph ? await startForeign(supergraphSdl, env, foreign.port) : await startOurs(supergraphSdl, env, foreign.port);
  process.stdout.write(`The gateway answers at ${gateway.url}/graphql\n`);
  const watched = watchSupergraph(file, supergraphSdl, gateway.reload, logToStandardError);
  process.on('SIGHUP', watched.look);

  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    watched.close();
    void gateway.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
