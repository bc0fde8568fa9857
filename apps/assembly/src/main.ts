import { argv, stdout } from 'node:process';
import { runProcess, type Running } from '@assembly-graph/platform/process';
import { readEnv, type Env } from './env.ts';

const USAGE = `The Assembly Graph, from the command line.

  npm start                     everything in one process: PostgreSQL, four subgraphs, the gateway and its page
  npm run start:distributed     the same as five processes
  npm run reset                 empties the data folder; the next start loads the data set anew
  npm run check-data            reads the data set and says what is wrong with it, without loading it
  npm run token -- --help       tokens for the graph on this machine
  npm run synthetic -- --help   a synthetic assembly, to see how the graph does at another size

Settings, from the environment:
  PORT             where the gateway listens (4000)
  HOST             on which address (127.0.0.1)
  DATABASE_URL     a PostgreSQL to use instead of the embedded one
  ASSEMBLY_FOLDER  where the embedded PostgreSQL and the built page are kept (.assembly)
  DATA_FOLDER      the data set (data)
  CORS_ORIGINS     origins of web pages that may ask, separated by commas (*: all)
  FEED_KEEP_DAYS, FEED_KEEP_EVENTS, IDEMPOTENCY_KEEP_DAYS
                   an event is kept so many days (90), and as one of the newest so many (100000); the key of a deed so many days (30)
  WEBHOOK_KEY      32 characters or more: the secrets of webhooks are sealed with it. Without it, whoever can read the schema can read them
  WEBHOOKS_TO_LOOPBACK
                   yes: webhooks may lead to this machine itself, for development; refused in production
  TOKEN_ISSUER, TOKEN_JWKS_URL, TOKEN_AUDIENCE
                   the identity provider whose tokens are taken, instead of those of npm run token;
                   with NODE_ENV=production only an identity provider's are
  TOKEN_REVOCATIONS
                   a file that says which tokens were taken back, see the gateway's --help`;

const command = argv[2];
const major = Number(process.versions.node.split('.')[0]);
if (major < 22) {
  process.stderr.write(`Node ${process.versions.node} is too old. npm installs Node 24 beside the project on most platforms; here, install Node 22 or newer.\n`);
  process.exit(1);
}
/** A command is loaded once it is asked for, and its settings are read before: a wrong one is told at once. */
const run = (load: () => Promise<(env: Env) => Promise<Running>>, usage = USAGE) =>
  runProcess(usage, async () => {
    const env = readEnv();
    return (await load())(env);
  });

switch (command) {
  case 'start':
    await run(async () => (await import('./start.ts')).start);
    break;
  case 'distributed':
    await run(async () => (await import('./start-distributed.ts')).startDistributed);
    break;
  case 'reset':
    await run(async () => (await import('./reset.ts')).reset);
    break;
  case 'check-data':
    await run(async () => (await import('./check-data.ts')).checkData);
    break;
  case 'token': {
    const { token, TOKEN_USAGE } = await import('./token.ts');
    await run(async () => (env) => token(env, argv.slice(3)), TOKEN_USAGE);
    break;
  }
  case 'synthetic': {
    const { synthetic, SYNTHETIC_USAGE } = await import('./synthetic.ts');
    await run(async () => (env) => synthetic(env, argv.slice(3)), SYNTHETIC_USAGE);
    break;
  }
  default:
    stdout.write(`${USAGE}\n`);
    if (command !== '--help' && command !== '-h') process.exit(command === undefined ? 0 : 1);
}
