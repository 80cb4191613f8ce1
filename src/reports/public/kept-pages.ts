/** What tells whether what was made of an approach is still true. */
export interface PageState {
  readonly approachId: string;
  /** Raised by everything that a public page could show. */
  readonly version: number;
  /** Number of the newest seal. */
  readonly seal: number;
}

type Kept<Made> = { state: string; made: Map<string, Promise<Made>> };

/**
 * What was made of an approach and is still true. Whatever is asked in another state throws away all that
 * was made before: what was taken back is gone from memory at the next look, and never shown.
 */
export class KeptPages<Made> {
  private readonly approaches = new Map<string, Kept<Made>>();
  private readonly limits: { readonly approaches: number; readonly each: number };

  /** @param limits how many approaches to keep, and how many pages of each; asked longest ago goes first */
  constructor(limits: { readonly approaches: number; readonly each: number }) {
    this.limits = limits;
  }

  /**
   * What stands under this name, made once however many ask at the same time. What could not be made, or
   * is not there (null), is made again at the next look.
   */
  find(approach: string, state: string, name: string, make: () => Promise<Made>): Promise<Made> {
    const kept = this.of(approach, state);
    const known = kept.made.get(name);
    if (known) {
      touch(kept.made, name, known);
      return known;
    }
    const made = make();
    touch(kept.made, name, made);
    dropOldest(kept.made, this.limits.each);
    const forget = () => kept.made.get(name) === made && kept.made.delete(name);
    made.then((found) => found === null && forget(), forget);
    return made;
  }

  private of(approach: string, state: string): Kept<Made> {
    const known = this.approaches.get(approach);
    const kept = known?.state === state ? known : { state, made: new Map<string, Promise<Made>>() };
    touch(this.approaches, approach, kept);
    dropOldest(this.approaches, this.limits.approaches);
    return kept;
  }
}

/** Maps keep the order in which things were put: the first is the one asked longest ago. */
function touch<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
}

function dropOldest(map: Map<string, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return;
    map.delete(key);
  }
}
