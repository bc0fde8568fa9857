import { cursorOf, readCursor } from '@assembly-graph/events';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { feedWatch } from './feed-watch.ts';
import { followFeed, type Told } from './follow-feed.ts';
import { sharedPages } from './shared-pages.ts';
import { NoPage, toldPage, type ToldPage } from './told-page.ts';

const at = (seq: number) => cursorOf({ feed: 'sessions', seq, hash: seq.toString(16).padStart(16, '0') });
const seqOf = (cursor: string) => readCursor(cursor)!.seq;

/** A log that says of each event its number, and matches the even ones if it is filtered. */
function toyLog({ even = false } = {}) {
  let head = 0;
  let failing: NoPage | null = null;
  let asked = 0;
  const page = async (after: string, first: number): Promise<ToldPage> => {
    asked += 1;
    await Promise.resolve();
    if (failing) throw failing;
    const from = seqOf(after);
    const found = Array.from({ length: head - from }, (_, index) => from + index + 1).filter((seq) => !even || seq % 2 === 0).slice(0, first);
    const end = found.length === first ? found.at(-1)! : head;
    return { entries: found.map((seq) => ({ cursor: at(seq), answer: { data: { seq } } })), end: at(end), more: end < head };
  };
  const headOf = async () => at(head);
  const watch = feedWatch({ head: headOf, pollMs: 1 });
  return {
    page, head: headOf, watch,
    add: (count: number) => (head += count),
    fail: (code: string | null) => (failing = code === null ? null : new NoPage([{ message: code, extensions: { code } }])),
    asked: () => asked,
    follow: (after: string | null, signal: AbortSignal, progressMs = 60_000) => followFeed({ page, start: headOf, watch, after, progressMs, signal }),
  };
}
const numbers = (told: readonly Told[]) => told.flatMap(({ answer }) => (answer ? [answer.data!.seq as number] : []));

describe('a feed that is followed', () => {
  it('cut off and gone on with at any moment, is told once and whole, with or without a filter', async () => {
    const step = fc.record({ adds: fc.integer({ min: 0, max: 40 }), takes: fc.integer({ min: 0, max: 30 }) });
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(step, { minLength: 1, maxLength: 8 }), async (even, steps) => {
        const log = toyLog({ even });
        const told: Told[] = [];
        let cursor = at(0);
        let total = 0;
        for (const { adds, takes } of [...steps, { adds: 1, takes: 1_000 }]) {
          log.add(adds);
          total += adds;
          const leaving = new AbortController();
          const stream = log.follow(cursor, leaving.signal);
          for (let taken = 0; taken < takes && seqOf(cursor) < (even ? total - (total % 2) : total); taken++) {
            const { value, done } = await stream.next();
            if (done) break;
            told.push(value);
            cursor = value.cursor!;
          }
          leaving.abort();
          await stream.return();
        }
        expect(numbers(told)).toEqual(Array.from({ length: total }, (_, index) => index + 1).filter((seq) => !even || seq % 2 === 0));
      }),
      { numRuns: 60 },
    );
  });

  it('is waited for, and told as soon as it goes on', async () => {
    const log = toyLog();
    const leaving = new AbortController();
    const stream = log.follow(null, leaving.signal);
    expect((await stream.next()).value).toEqual({ cursor: at(0) });
    const next = stream.next();
    log.add(2);
    expect((await next).value).toEqual({ cursor: at(1), answer: { data: { seq: 1 } } });
    const waiting = stream.next().then(() => stream.next());
    leaving.abort();
    expect((await waiting).done).toBe(true);
  });

  it('says how far it was looked at where nothing is for the subscriber, however much is told to others', async () => {
    const log = toyLog({ even: true });
    const leaving = new AbortController();
    const stream = log.follow(at(1), leaving.signal, 20);
    log.add(1);
    const { value } = await stream.next();
    expect(value).toEqual({ cursor: at(1) });
    leaving.abort();
    await stream.return();
  });

  it('rides out what passes by itself, and ends with what does not', async () => {
    const log = toyLog();
    log.add(1);
    log.fail('SUBGRAPH_UNAVAILABLE');
    const leaving = new AbortController();
    const stream = log.follow(at(0), leaving.signal);
    const first = stream.next();
    while (log.asked() < 2) await new Promise((next) => setTimeout(next, 5));
    log.fail(null);
    expect((await first).value).toMatchObject({ cursor: at(1) });
    log.fail('CURSOR_EXPIRED');
    log.add(1);
    await expect(stream.next()).rejects.toMatchObject({ errors: [{ extensions: { code: 'CURSOR_EXPIRED' } }], cursor: at(1) });
  });

  it('goes on as soon as a feed that was away is back, however long it was', async () => {
    let isAway = true;
    let looks = 0;
    const watch = feedWatch({ head: async () => ((looks += 1), isAway ? Promise.reject(new Error('away')) : at(1)), pollMs: 1 });
    const unfollow = watch.follow();
    while (looks < 2) await new Promise((next) => setTimeout(next, 1));
    const back = Promise.all([watch.back(60_000, new AbortController().signal), watch.back(60_000, new AbortController().signal)]);
    isAway = false;
    await back;
    // Where it was not away, the pause is the pause.
    const leaving = new AbortController();
    const pause = watch.back(60_000, leaving.signal).then(() => 'over');
    expect(await Promise.race([pause, new Promise((next) => setTimeout(next, 20))])).toBeUndefined();
    leaving.abort();
    expect(await pause).toBe('over');
    unfollow();
  });
});

describe('a page that many ask for', () => {
  it('is executed once while it is on its way, and after it has led on; one that led nowhere is asked for anew', async () => {
    const share = sharedPages();
    let executed = 0;
    const page = (end: number) => async (): Promise<ToldPage> => ((executed += 1), { entries: [], end: at(end), more: false });
    await Promise.all([share('q', at(0), page(0)), share('q', at(0), page(0)), share('other', at(0), page(0))]);
    expect(executed).toBe(2);
    await share('q', at(0), page(1));
    await share('q', at(0), page(1));
    expect(executed).toBe(3);
    await expect(share('q', at(5), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect((await share('q', at(5), page(6))).end).toBe(at(6));
  });
});

describe('the answer to a page', () => {
  const names = { key: 'up', placeKey: 'place' };
  it('is taken apart: to each entry its data, its errors and what is unconfirmed of it', () => {
    const { entries, end, more } = toldPage(
      {
        data: { feed: { endCursor: at(2), hasMore: true, entries: [{ place: at(1), event: null }, { place: at(2), event: { type: 'A' }, subject: null }] } },
        errors: [{ message: 'no', path: ['feed', 'entries', 1, 'subject', 'title'], extensions: { code: 'X' } }],
        extensions: { unconfirmed: { RECALLED: ['feed.entries.1.subject', 'feed.entries.10.subject'] } },
      },
      names,
    );
    expect([end, more]).toEqual([at(2), true]);
    expect(entries).toEqual([
      { cursor: at(1), answer: { data: { up: { event: null } } } },
      {
        cursor: at(2),
        answer: { data: { up: { event: { type: 'A' }, subject: null } }, errors: [{ message: 'no', path: ['up', 'subject', 'title'], extensions: { code: 'X' } }], extensions: { unconfirmed: { RECALLED: ['up.subject'] } } },
      },
    ]);
  });

  it('that is none says why, of the field of the subscription', () => {
    const answer = { data: null, errors: [{ message: 'gone', path: ['feed'], extensions: { code: 'CURSOR_EXPIRED', headCursor: at(3) } }] };
    expect(() => toldPage(answer, names)).toThrow(NoPage);
    try {
      toldPage(answer, names);
    } catch (failure) {
      expect((failure as NoPage).errors).toEqual([{ message: 'gone', path: ['up'], extensions: { code: 'CURSOR_EXPIRED', headCursor: at(3) } }]);
    }
  });
});
