export { makeSynthetic, makeSyntheticAssembly, type SyntheticOptions } from './make-synthetic.ts';
export { isReference } from './reference-data.ts';
export { SYNTHETIC_SOURCE } from './marks.ts';
