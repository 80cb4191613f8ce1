/**
 * Reads comma-separated text record by record (RFC 4180, and what spreadsheets and people make of
 * it). Written here because a quote that is never closed must cost one row and not the rest of the
 * file: the row is handed on as `unbalanced` and reading goes on at the next line.
 */
export type CsvRecord = {
  cells: string[];
  /** A quote is opened in this line and never closed: `cells` holds the line as it stands. */
  unbalanced: boolean;
};

type Scan = CsvRecord & { end: number };
type Field = { text: string; end: number };

const QUOTE = '"';

const PLAIN_FIELD: Readonly<Record<string, RegExp>> = {
  ',': /[^,\r\n]*/y,
  ';': /[^;\r\n]*/y,
  '\t': /[^\t\r\n]*/y,
  '|': /[^|\r\n]*/y,
};
const PLAIN_LINE = /[^\r\n]*/y;

/**
 * @param pieces the decoded text, cut anywhere
 * @param delimiter what stands between cells; null reads each line (or quoted text) as one cell
 */
export async function* csvRecords(
  pieces: AsyncIterable<string>,
  delimiter: string | null,
): AsyncGenerator<CsvRecord> {
  const source = pieces[Symbol.asyncIterator]();
  let text = '';
  let at = 0;
  let last = false;
  while (!(last && at >= text.length)) {
    const scan = scanRecord(text, at, delimiter, last);
    if (scan !== 'more') {
      yield scan;
      at = scan.end;
      continue;
    }
    // Take at least as much again as is waiting, so that a very long cell stays linear work.
    const waiting = text.length - at;
    const parts = [text.slice(at)];
    for (let got = 0; got <= waiting && !last; ) {
      const next = await source.next();
      if (next.done) last = true;
      else {
        parts.push(next.value);
        got += next.value.length;
      }
    }
    text = parts.join('');
    at = 0;
  }
}

/**
 * Reads the record that begins at `from`.
 * @param last whether `text` goes on to the end of the file
 * @returns the record and where the next one begins, or 'more' where the text ends too soon
 */
export function scanRecord(
  text: string,
  from: number,
  delimiter: string | null,
  last: boolean,
): Scan | 'more' {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    const field = scanField(text, at, delimiter, last);
    if (field === 'more') return 'more';
    if (field === 'broken') return mendLine(text, from, delimiter, last);
    cells.push(field.text);
    at = field.end;
    if (at < text.length && text[at] === delimiter) {
      at += 1;
      continue;
    }
    const end = afterLineBreak(text, at, last);
    return end === 'more' ? 'more' : { cells, unbalanced: false, end };
  }
}

function afterLineBreak(text: string, at: number, last: boolean): number | 'more' {
  if (at >= text.length) return last ? at : 'more';
  if (text[at] === '\n') return at + 1;
  // A carriage return at the edge of a piece: its line feed may still come.
  if (at + 1 >= text.length && !last) return 'more';
  return text[at + 1] === '\n' ? at + 2 : at + 1;
}

function scanField(
  text: string,
  from: number,
  delimiter: string | null,
  last: boolean,
): Field | 'more' | 'broken' {
  const open = skipSpaces(text, from);
  if (text[open] === QUOTE) return scanQuoted(text, open, delimiter, last);
  const end = endOfPlain(text, from, delimiter);
  if (end >= text.length && !last) return 'more';
  return { text: text.slice(from, end), end };
}

function scanQuoted(
  text: string,
  open: number,
  delimiter: string | null,
  last: boolean,
): Field | 'more' | 'broken' {
  for (let from = open + 1; ; ) {
    const quote = text.indexOf(QUOTE, from);
    if (quote < 0) return last ? 'broken' : 'more';
    if (text[quote + 1] === QUOTE) {
      from = quote + 2;
      continue;
    }
    const after = skipSpaces(text, quote + 1);
    if (after >= text.length && !last) return 'more';
    if (!endsField(text[after], delimiter)) return 'broken';
    return { text: text.slice(open + 1, quote).replaceAll('""', QUOTE), end: after };
  }
}

/** The quotes of this record do not add up: judge its first line alone, and go on after it. */
function mendLine(
  text: string,
  from: number,
  delimiter: string | null,
  last: boolean,
): Scan | 'more' {
  const lineEnd = endOfPlain(text, from, null);
  const end = afterLineBreak(text, lineEnd, last);
  if (end === 'more') return 'more';
  const line = text.slice(from, lineEnd);
  const cells = cellsOfSloppyLine(line, delimiter);
  return cells === null
    ? { cells: [line], unbalanced: true, end }
    : { cells, unbalanced: false, end };
}

/** `"Mooi" zei hij;ja` and `"Hij zei "mooi", echt";ja` are sloppy but clear. Null: they are not. */
function cellsOfSloppyLine(line: string, delimiter: string | null): string[] | null {
  const cells: string[] = [];
  for (let at = 0; ; ) {
    const field = scanField(line, at, delimiter, true);
    const mended = typeof field === 'string' ? sloppyField(line, at, delimiter) : field;
    if (mended === null) return null;
    cells.push(mended.text);
    if (mended.end >= line.length) return cells;
    at = mended.end + 1;
  }
}

function sloppyField(line: string, from: number, delimiter: string | null): Field | null {
  const plainEnd = endOfPlain(line, from, delimiter);
  const raw = line.slice(from, plainEnd).trim();
  if (countQuotes(raw) % 2 === 0) {
    const wrapped = raw.length > 1 && raw.endsWith(QUOTE);
    return { text: wrapped ? raw.slice(1, -1) : raw, end: plainEnd };
  }
  const open = skipSpaces(line, from);
  for (let quote = line.indexOf(QUOTE, open + 1); quote >= 0; ) {
    const inner = line.slice(open + 1, quote);
    const after = skipSpaces(line, quote + 1);
    if (endsField(line[after], delimiter) && countQuotes(inner) % 2 === 0) {
      return { text: inner, end: after };
    }
    quote = line.indexOf(QUOTE, quote + 1);
  }
  return null;
}

function endOfPlain(text: string, from: number, delimiter: string | null): number {
  const pattern = (delimiter === null ? undefined : PLAIN_FIELD[delimiter]) ?? PLAIN_LINE;
  pattern.lastIndex = from;
  pattern.test(text);
  return pattern.lastIndex;
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ') at += 1;
  return at;
}

function endsField(character: string | undefined, delimiter: string | null): boolean {
  return (
    character === undefined || character === delimiter || character === '\n' || character === '\r'
  );
}

function countQuotes(text: string): number {
  return text.split(QUOTE).length - 1;
}
