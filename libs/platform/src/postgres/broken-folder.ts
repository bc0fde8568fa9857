import { StartFailure } from '../start-failure.ts';

/** The one sentence for a data folder that PostgreSQL cannot use and that is not ours to repair. */
export const brokenFolder = (folder: string, why: string): StartFailure =>
  new StartFailure(`The database folder ${folder} is broken (${why}): npm run reset empties it.`);

/** Says what is wrong with a folder we cannot make or write; anything that is not about the folder is passed on as it is. */
export function folderFailure(folder: string, failure: unknown): unknown {
  switch ((failure as NodeJS.ErrnoException).code) {
    case 'EEXIST':
    case 'ENOTDIR':
      return new StartFailure(`The database folder ${folder} cannot be made because a file is in its way.`);
    case 'EACCES':
    case 'EPERM':
      return new StartFailure(
        `The database folder ${folder} cannot be written by this user: give it to this user or use another folder.`,
      );
    case 'EROFS':
      return new StartFailure(`The database folder ${folder} is on a read-only disk: use another folder.`);
    case 'ENOSPC':
      return new StartFailure(`The disk of the database folder ${folder} is full.`);
    default:
      return failure;
  }
}
