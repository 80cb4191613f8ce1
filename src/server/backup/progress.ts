/** Tells a line to whoever waits. */
export type Say = (line: string) => void;

const everyMilliseconds = 1_000;

/** Counts rows and tells how far it is, once a second at most. */
export function progressOf(
  say: Say,
  what: string,
  total: number,
): { add(table: string, rows: number): void } {
  let done = 0;
  let told = Date.now();
  return {
    add(table, rows) {
      done += rows;
      if (Date.now() - told < everyMilliseconds) return;
      told = Date.now();
      say(`${what}: ${done} of ${total} rows (${table}) …`);
    },
  };
}
