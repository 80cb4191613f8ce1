const firstWordsLength = 100;

/** The first words of a text on one line, cut between words. */
export function firstWords(text: string, length = firstWordsLength): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const letters = [...line];
  if (letters.length <= length) return line;
  const cut = letters.slice(0, length).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > length / 2 ? cut.slice(0, space) : cut).trimEnd()} …`;
}
