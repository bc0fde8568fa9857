/** What is read of the settings before a gateway is loaded. */
export { engineFrom, type EngineName } from './engine/engine-name.ts';
