/**
 * Lets many who ask the same at the same time share one answer that is never older than their question:
 * who asks while somebody else's question is on its way waits for the next, which all who came meanwhile
 * share. So whatever was changed before somebody asked is in their answer.
 */
export class AskedTogether<Found> {
  private readonly underWay = new Map<
    string,
    { readonly first: Promise<Found>; next: Promise<Found> | null }
  >();

  /** @param read asks; called once for all who wait */
  ask(key: string, read: () => Promise<Found>): Promise<Found> {
    const known = this.underWay.get(key);
    if (!known) return this.start(key, read);
    const begin = () => this.start(key, read);
    known.next ??= known.first.then(begin, begin);
    return known.next;
  }

  private start(key: string, read: () => Promise<Found>): Promise<Found> {
    const asked: { readonly first: Promise<Found>; next: Promise<Found> | null } = {
      first: read(),
      next: null,
    };
    this.underWay.set(key, asked);
    const done = (): void => {
      if (asked.next === null) this.underWay.delete(key);
    };
    asked.first.then(done, done);
    return asked.first;
  }
}
