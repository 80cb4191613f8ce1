import type { AttentionItem } from '../attention.ts';

/** No more than this asks attention on the first screen and in a letter. */
export const mostAtOnce = 3;
/** So many of one source, while others ask something too. */
const mostOfOneSource = 2;

interface Candidate {
  readonly item: AttentionItem;
  readonly source: number;
}

// a day is YYYY-MM-DD, so that the alphabet is the calendar; what falls due never comes last
const dueOrder = ({ dueOn }: AttentionItem): string => dueOn ?? '9999-99-99';

function compare(a: Candidate, b: Candidate): number {
  const [dueA, dueB] = [dueOrder(a.item), dueOrder(b.item)];
  if (dueA !== dueB) return dueA < dueB ? -1 : 1;
  if (a.item.rank !== b.item.rank) return a.item.rank - b.item.rank;
  if (a.source !== b.source) return a.source - b.source;
  return a.item.key < b.item.key ? -1 : Number(a.item.key > b.item.key);
}

/**
 * Which things ask a person's attention first: what is late, then by due date, then by rank; of one
 * source at most two while another source asks something as well. The same lists in another order of
 * items give the same choice.
 * @param sources the items of each source
 * @returns at most three, first the most urgent
 */
export function chooseAttention(
  sources: readonly (readonly AttentionItem[])[],
): readonly AttentionItem[] {
  const byKey = new Map<string, Candidate>();
  for (const [source, items] of sources.entries()) {
    for (const item of items) {
      const known = byKey.get(item.key);
      const candidate = { item, source };
      if (!known || compare(candidate, known) < 0) byKey.set(item.key, candidate);
    }
  }
  const sorted = [...byKey.values()].sort(compare);
  const chosen: Candidate[] = [];
  const passedOver: Candidate[] = [];
  for (const candidate of sorted) {
    const alike = chosen.filter(({ source }) => source === candidate.source).length;
    (alike < mostOfOneSource ? chosen : passedOver).push(candidate);
  }
  return [...chosen.slice(0, mostAtOnce), ...passedOver]
    .slice(0, mostAtOnce)
    .sort(compare)
    .map(({ item }) => item);
}
