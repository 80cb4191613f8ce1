/** A stretch of text that both have, that only the first has, or that only the second has. */
export interface Piece {
  readonly kind: 'same' | 'taken-out' | 'put-in';
  readonly text: string;
}

const partsOf = (text: string): string[] =>
  text.match(/\s+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];

/** How many pairs of words are compared at most; beyond it the middle is told as replaced at once. */
const mostPairs = 9_000_000;

/** Lengths of the longest common runs of words from each pair of places on, row by row. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint16Array {
  const width = after.length + 1;
  const lengths = new Uint16Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const at = i * width + j;
      lengths[at] =
        before[i] === after[j]
          ? (lengths[at + width + 1] ?? 0) + 1
          : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0);
    }
  }
  return lengths;
}

function* compared(before: readonly string[], after: readonly string[]): Generator<Piece> {
  if (before.length * after.length > mostPairs) {
    yield { kind: 'taken-out', text: before.join('') };
    yield { kind: 'put-in', text: after.join('') };
    return;
  }
  const lengths = commonLengths(before, after);
  const width = after.length + 1;
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const at = i * width + j;
    if (i < before.length && j < after.length && before[i] === after[j]) {
      yield { kind: 'same', text: before[i] ?? '' };
      i += 1;
      j += 1;
    } else if (
      i < before.length &&
      (j === after.length || (lengths[at + width] ?? 0) >= (lengths[at + 1] ?? 0))
    ) {
      yield { kind: 'taken-out', text: before[i] ?? '' };
      i += 1;
    } else {
      yield { kind: 'put-in', text: after[j] ?? '' };
      j += 1;
    }
  }
}

/** Neighbours of one kind as one piece; between two texts what was taken out stands first. */
function joined(pieces: Iterable<Piece>): Piece[] {
  const told: Piece[] = [];
  let out = '';
  let put = '';
  const settle = () => {
    if (out) told.push({ kind: 'taken-out', text: out });
    if (put) told.push({ kind: 'put-in', text: put });
    out = '';
    put = '';
  };
  for (const { kind, text } of pieces) {
    if (kind === 'taken-out') out += text;
    else if (kind === 'put-in') put += text;
    else {
      settle();
      const last = told.at(-1);
      if (last?.kind === 'same') told[told.length - 1] = { kind, text: last.text + text };
      else told.push({ kind, text });
    }
  }
  settle();
  return told;
}

/**
 * What changed between two texts, word by word (longest common subsequence of words, spaces and signs;
 * Hunt and McIlroy, 1976). The same and the taken-out pieces together are the first text, the same and
 * the put-in pieces the second.
 */
export function difference(before: string, after: string): Piece[] {
  const first = partsOf(before);
  const second = partsOf(after);
  let head = 0;
  while (head < first.length && head < second.length && first[head] === second[head]) head += 1;
  let tail = 0;
  const most = Math.min(first.length, second.length) - head;
  while (tail < most && first.at(-1 - tail) === second.at(-1 - tail)) tail += 1;
  const same = (text: readonly string[]): Piece[] =>
    text.length > 0 ? [{ kind: 'same', text: text.join('') }] : [];
  return joined([
    ...same(first.slice(0, head)),
    ...compared(first.slice(head, first.length - tail), second.slice(head, second.length - tail)),
    ...same(first.slice(first.length - tail)),
  ]);
}
