export { domains } from './domains.ts';
export { composeSupergraph, sdlOf, sdlOfAll } from './supergraph.ts';
export { listenAcross, provideDatabases, startAssembly, wakesOf, type Assembly, type AssemblyOptions, type ProvidedDatabases } from './start-assembly.ts';
