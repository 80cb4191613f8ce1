/** Runs work when there is a place, first come first served. */
type Semaphore = <T>(work: () => Promise<T>) => Promise<T>;

/** At most `places` pieces of work run at the same time; a piece that fails gives its place back. */
export const semaphore = (places: number): Semaphore => {
  let free = places;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      // The place goes straight to the next in line, so that nobody can slip in between.
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
};
