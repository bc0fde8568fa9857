import { SCOPES } from '@assembly-graph/kernel';
import { Arg, Ctx, Directive, ID, Int, Query, Resolver } from 'type-graphql';
import type { Following } from '../subscribers/following.ts';
import type { Start } from '../subscribers/subscriber.ts';
import type { Webhooks } from '../webhooks/webhook.ts';
import { deedKind, deedsResolver, type DeedAccess, type DeedFields } from './deeds.ts';
import { filterIn, type GivenFilter } from './feed.type.ts';
import { uuidIn } from './global-id.ts';
import type { RequestContext } from './subgraph.ts';
import { filterInput, followersCount, MOST_FOLLOWERS, startInput } from './subscribers.ts';
import { toldWebhook, WEBHOOK, WebhookSecretType, WebhookType } from './webhooks.type.ts';

const access: DeedAccess = { policies: ['anyFollower'], scopes: [SCOPES.webhooks] };
const urlInput = (nullable: boolean): DeedFields => ({
  url: { type: () => String, description: 'https, port 443 or one above 1023, no user or password, a public host.', nullable, longest: 2_000 },
});

/** What a subgraph offers to those who want its feed told at an address. @param name of the domain, e.g. "Membership" */
export const webhooksResolvers = (name: string, following: Following): readonly object[] => [
  webhooksQuery(name, following.webhooks),
  deedsResolver(`${name}WebhookDeeds`, webhookKinds(name, following)),
];

type Given<More = object> = More & { readonly filter?: GivenFilter | null };

function webhookKinds(name: string, { webhooks, webhookDeeds: deeds }: Following) {
  const load = async (id: string) => {
    const found = await webhooks.byId(id);
    return found && toldWebhook(found);
  };
  const common = { entity: 'webhook', type: () => WebhookType, access, load };
  const secret = {
    entity: 'webhookSecret',
    type: () => WebhookSecretType,
    access,
    load: async (id: string) => {
      const webhook = await load(id);
      return webhook && { webhook, secret: await webhooks.freshSecret(id) };
    },
  };
  const theirs = 'For whoever added it.';
  const both = 'For whoever added it, and the secretariat.';
  return [
    deedKind({
      ...secret,
      name: `add${name}Webhook`,
      description: `Lets an address be told the events of the ${name} feed that its owner may read, from now on if nothing else is said. The secret is told here and never again. For whoever has the scope ${SCOPES.webhooks}.`,
      input: { ...urlInput(false), ...filterInput, ...startInput },
      do: (deed, { filter, ...said }: Given<Start & { url: string }>) => deeds.add(deed, { ...said, filter: filterIn(filter) }),
    }),
    deedKind({
      ...common,
      name: `change${name}Webhook`,
      description: `Lets a webhook of the ${name} feed be told at another address, or other events; a filter that is null means all. ${theirs}`,
      of: WEBHOOK,
      input: { ...urlInput(true), ...filterInput },
      do: (deed, { filter, ...said }: Given<{ id: string; expectedVersion: number; url?: string | null }>) =>
        deeds.change(deed, { ...said, ...(filter === undefined ? {} : { filter: filterIn(filter) }) }),
    }),
    deedKind({
      ...secret,
      name: `rotate${name}WebhookSecret`,
      description: `Makes a new secret, told here and never again; for 24 hours deliveries of the ${name} feed are signed by the one before as well. ${theirs}`,
      of: WEBHOOK,
      input: {},
      do: deeds.rotateSecret,
    }),
    deedKind({ ...common, name: `pause${name}Webhook`, description: `Lets a webhook of the ${name} feed wait. ${both}`, of: WEBHOOK, input: {}, do: deeds.pause }),
    deedKind({ ...common, name: `resume${name}Webhook`, description: `Lets a webhook of the ${name} feed go on where it stopped, paused or disabled. ${both}`, of: WEBHOOK, input: {}, do: deeds.resume }),
    deedKind({
      ...common,
      name: `replay${name}Webhook`,
      description: `Lets a webhook of the ${name} feed be told from another place on, also again what it has acknowledged: events keep their \`webhook-id\`. ${both}`,
      of: WEBHOOK,
      unversioned: true,
      input: startInput,
      do: deeds.replay,
    }),
    deedKind({
      ...common,
      name: `test${name}Webhook`,
      description: `Sends something of the type "WebhookTested" to the endpoint, once and soon, whatever its status; \`testedAt\` and \`testOutcome\` then say what came of it. ${both}`,
      of: WEBHOOK,
      unversioned: true,
      input: {},
      do: deeds.test,
    }),
    deedKind({ ...common, name: `remove${name}Webhook`, description: `Forgets a webhook of the ${name} feed, its secrets and how far it was told. ${both}`, of: WEBHOOK, input: {}, do: deeds.remove }),
  ];
}

function webhooksQuery(name: string, webhooks: Webhooks): object {
  const query = `${name[0]!.toLowerCase()}${name.slice(1)}Webhooks`;
  const Made = { [`${name}WebhooksResolver`]: class {} }[`${name}WebhooksResolver`]!;
  const prototype = Made.prototype as Record<string, unknown>;
  prototype[query] = async (first: number, after: string | null, { actor }: RequestContext<object>): Promise<readonly WebhookType[]> => {
    const from = after == null ? null : uuidIn(WEBHOOK, after);
    if (after != null && from === null) return [];
    return (await webhooks.seenBy(actor, { first: followersCount(first), after: from })).map(toldWebhook);
  };
  Arg('first', () => Int, { defaultValue: MOST_FOLLOWERS, description: `How many, 1 to ${MOST_FOLLOWERS}.` })(prototype, query, 0);
  Arg('after', () => ID, { nullable: true, description: 'Only those that come after the one with this id.' })(prototype, query, 1);
  Ctx()(prototype, query, 2);
  Directive('@authenticated')(prototype, query);
  Directive(`@requiresScopes(scopes: [["${SCOPES.webhooks}"]])`)(prototype, query);
  const description = `The endpoints that are told the ${name} feed, in the order of their ids: one's own; to the secretariat all.`;
  Query(() => [WebhookType], { description })(prototype, query, Object.getOwnPropertyDescriptor(prototype, query)!);
  Resolver()(Made);
  return new Made();
}
