import { DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';

/** What a supergraph may ask for beyond what Apollo's gateway can: what is taken from a context is taken here. */
const FEATURES = new Set([...DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES, 'https://specs.apollo.dev/context/v0.1']);

/** @throws Error when it cannot be used, or asks for a feature that nobody here has: it might be one that protects something */
export const readSupergraph = (sdl: string): Supergraph => Supergraph.build(sdl, { supportedFeatures: FEATURES });
