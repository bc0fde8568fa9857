import { StartFailure } from './start-failure.ts';

/** Why a server could not listen, as one sentence. */
export function cannotListen(error: NodeJS.ErrnoException, { host, port }: { host: string; port: number }): StartFailure {
  if (error.code === 'EADDRINUSE') return new StartFailure(`Port ${port} is taken by another program; stop it, or choose another port with PORT.`);
  if (error.code === 'EACCES') return new StartFailure(`Port ${port} may not be used by this user; choose one above 1023 with PORT.`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') return new StartFailure(`${host} is no address of this machine.`);
  return new StartFailure(`The server can't listen on ${host}, port ${port} (${error.code ?? 'unknown reason'}).`);
}
