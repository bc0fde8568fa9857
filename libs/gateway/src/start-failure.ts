/**
 * Why the gateway cannot start: the message is one plain sentence for the person who started it. It goes by the name of the
 * platform's StartFailure, whose room (databases, type-graphql) a gateway has no reason to load.
 */
export class GatewayStartFailure extends Error {
  override readonly name = 'StartFailure';
}
