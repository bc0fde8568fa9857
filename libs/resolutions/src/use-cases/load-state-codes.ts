import { uuidOf, type TableLoad } from '@assembly-graph/kernel';
import type { ResolutionsStores } from './resolutions-stores.ts';

/** states.csv: which States there are, so that nothing is entered here of one that is not. Its rows are read in `membership`. */
export const loadStateCodes: TableLoad<ResolutionsStores> = {
  table: 'states',
  prepare(_data, known) {
    const codes = [...new Set(known.states!.values())].map((iso3) => ({ id: uuidOf('StateCode', iso3), iso3 }));
    return (stores) => stores.stateCodes.replaceAll(codes);
  },
};
