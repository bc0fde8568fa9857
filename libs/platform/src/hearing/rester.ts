/** A pause that news may cut short, and the end does. */
export function rester() {
  let wakeUp: ((byNews: boolean) => void) | null = null;
  let hadNews = false;
  return {
    /** @param hears whether news ends it; what came while nobody rested counts, too */
    until: (ms: number, hears: boolean) =>
      new Promise<void>((over) => {
        if (hears && hadNews) {
          hadNews = false;
          return over();
        }
        const done = () => {
          clearTimeout(timer);
          wakeUp = null;
          hadNews = false;
          over();
        };
        const timer = setTimeout(done, ms);
        wakeUp = (byNews) => (!byNews || hears) && done();
      }),
    news: () => {
      if (wakeUp) wakeUp(true);
      else hadNews = true;
    },
    end: () => wakeUp?.(false),
  };
}
