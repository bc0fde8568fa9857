import type { Collection } from '@assembly-graph/kernel';

export const REGIONAL_GROUPS = ['AFRICAN', 'ASIA_PACIFIC', 'EASTERN_EUROPEAN', 'GRULAC', 'WEOG'] as const;
export type RegionalGroupCode = (typeof REGIONAL_GROUPS)[number];

/** A session as far as this domain needs it: that there is one, and when it opens. It is owned by `sessions`. */
export interface KnownSession {
  readonly id: string;
  readonly code: string;
  readonly opensOn: string | null;
}

/** A State as far as this domain needs it: that there is one, and its regional group. It is owned by `membership`. */
export interface KnownState {
  readonly id: string;
  readonly iso3: string;
  readonly regionalGroup: RegionalGroupCode | null;
}

/** A resolution as far as this domain needs it: that there is one of this symbol. It is owned by `resolutions`. */
export interface KnownResolution {
  readonly id: string;
  readonly symbol: string;
}

export type KnownResolutions = Collection<KnownResolution>;
export type KnownSessions = Collection<KnownSession>;
export type KnownStates = Collection<KnownState>;
