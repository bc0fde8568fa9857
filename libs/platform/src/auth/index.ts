export { actorOfClaims, claimsOfActor } from './actor-of-claims.ts';
export { developmentIssuer, type DevelopmentIssuer } from './development-issuer.ts';
export { KeysUnavailable, remoteKeySet, type KeySet, type RemoteKeySetOptions } from './key-set.ts';
export { revokedTokens, type RevokedTokens } from './revoked-tokens.ts';
export { ACTOR_HEADER, actorSigner, signedActorReader, type SignActor } from './signed-actor.ts';
export { authentication, tokenEnv, type Authentication, type TokenEnv } from './token-env.ts';
export { verifyToken, type TokenSettings, type VerifyToken } from './verify-token.ts';
