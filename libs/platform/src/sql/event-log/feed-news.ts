import pg from 'pg';

const AGAIN_AFTER_MS = 1_000;

/**
 * Calls back whenever the database says that a feed has something new. One connection for all who want to know, open as long as anybody does. It
 * is a hint: while the connection is lost, nothing is said, and when it is back, everybody is told to look.
 */
export function feedNews(url: string, feed: string): (onNews: () => void) => () => void {
  const wanting = new Set<() => void>();
  let client: pg.Client | null = null;
  let again: NodeJS.Timeout | undefined;
  const tellAll = () => wanting.forEach((onNews) => onNews());

  function open(): void {
    const mine = new pg.Client({ connectionString: url, keepAlive: true, application_name: `news of ${feed}` });
    client = mine;
    const lost = () => {
      if (client !== mine) return;
      client = null;
      void mine.end().catch(() => undefined);
      again = setTimeout(() => {
        again = undefined;
        if (wanting.size > 0 && client === null) open();
      }, AGAIN_AFTER_MS).unref();
    };
    mine.on('error', lost);
    mine.on('end', lost);
    mine.on('notification', tellAll);
    mine.connect().then(() => mine.query(`listen ${pg.escapeIdentifier(`feed_${feed}`)}`)).then(tellAll, lost);
  }

  return (onNews) => {
    wanting.add(onNews);
    if (client === null && again === undefined) open();
    return () => {
      wanting.delete(onNews);
      if (wanting.size > 0) return;
      clearTimeout(again);
      again = undefined;
      const last = client;
      client = null;
      void last?.end().catch(() => undefined);
    };
  };
}
