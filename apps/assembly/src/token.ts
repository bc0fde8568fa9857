import { parseArgs, type ParseArgsConfig } from 'node:util';
import { SCOPES, type Actor } from '@assembly-graph/kernel';
import { actorOfClaims, developmentIssuer } from '@assembly-graph/platform/auth';
import { StartFailure, type Running } from '@assembly-graph/platform/process';
import type { Env } from './env.ts';

export const TOKEN_USAGE = `Prints a token for the graph on this machine, signed by its development issuer.

  npm run token -- --role secretariat
  npm run token -- --role delegation --state SEN
  npm run token -- --role ngo --organization amnesty
  npm run token -- --role coalition                      for the organization cicc

  --hours 8        how long it is valid, at most 24
  --scope          words parted by a space; the secretariat has "${SCOPES.personal}" without asking;
                   "${SCOPES.subscribers}" and "${SCOPES.webhooks}" let services follow the feeds
  --subject        who it is for (the role)

Send it as  Authorization: Bearer <token>.  Refused in production, where an identity provider issues tokens.`;

const OPTIONS = {
  role: { type: 'string' },
  state: { type: 'string' },
  organization: { type: 'string' },
  scope: { type: 'string' },
  subject: { type: 'string' },
  hours: { type: 'string', default: '8' },
} satisfies ParseArgsConfig['options'];

/** Prints a token as the arguments ask for it. @throws StartFailure for arguments that make none, and in production */
export async function token({ folder, tokens }: Env, args: readonly string[]): Promise<Running> {
  const { actor, hours } = readArguments(args);
  if (tokens.issuer) throw new StartFailure('TOKEN_ISSUER is set: only tokens of that identity provider are taken.');
  const issuer = await developmentIssuer(folder, tokens);
  process.stdout.write(`${await issuer.token(actor, hours)}\n`);
  return { close: async () => undefined };
}

function readArguments(args: readonly string[]): { actor: Actor; hours: number } {
  const { role, state, organization = role === 'coalition' ? 'cicc' : undefined, scope, subject, hours } = valuesOf(args);
  const actor = actorOfClaims({
    sub: subject ?? `development-${role}`,
    role,
    state,
    organization,
    scope: scope ?? (role === 'secretariat' ? SCOPES.personal : ''),
  });
  if (!actor) {
    throw new StartFailure(
      'Give --role secretariat, --role delegation with --state SEN, --role ngo with --organization amnesty, or --role coalition; see --help.',
    );
  }
  if (!/^\d{1,2}(\.\d+)?$/.test(hours) || Number(hours) <= 0 || Number(hours) > 24)
    throw new StartFailure('--hours must be more than 0 and at most 24.');
  return { actor, hours: Number(hours) };
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch (error) {
    throw new StartFailure(`${(error as Error).message.split('.')[0]}; see --help.`);
  }
}
