import { createServer } from 'node:net';
import { StartFailure } from './start-failure.ts';

/** Why a server could not listen, as one sentence. */
export function cannotListen(error: NodeJS.ErrnoException, { host, port }: { host: string; port: number }): StartFailure {
  if (error.code === 'EADDRINUSE') return new StartFailure(`Port ${port} is taken by another program; stop it, or choose another port with PORT.`);
  if (error.code === 'EACCES') return new StartFailure(`Port ${port} may not be used by this user; choose one above 1023 with PORT.`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') return new StartFailure(`This machine has no address ${host}.`);
  return new StartFailure(`The server can't listen on ${host}, port ${port} (${error.code ?? 'unknown reason'}).`);
}

/**
 * Finds out whether a server may listen there before anything is started for it; whoever listens then must be ready to find it taken all the same.
 * @throws StartFailure where it may not
 */
export function refuseTaken(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(cannotListen(error, { host, port })));
    probe.listen({ host, port }, () => probe.close(() => resolve()));
  });
}
