/** The regional groups of the United Nations, by the codes under which `membership` has them. */
export const REGIONAL_GROUPS = ['AFRICAN', 'ASIA_PACIFIC', 'EASTERN_EUROPEAN', 'GRULAC', 'WEOG'] as const;
export type RegionalGroupCode = (typeof REGIONAL_GROUPS)[number];
