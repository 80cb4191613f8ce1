/** What in a text can tell who somebody is, or where they live. */
export type TraceKind = 'name' | 'phone' | 'e-mail' | 'postcode' | 'address' | 'number';

/** One place in a text; `start` and `end` count UTF-16 units, as `slice` does. */
export interface Trace {
  readonly kind: TraceKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Traces that are what they look like; a name or an address may be an ordinary word. */
const sureKinds: readonly TraceKind[] = ['phone', 'e-mail', 'postcode', 'number'];
export const isSure = ({ kind }: Pick<Trace, 'kind'>): boolean => sureKinds.includes(kind);

/** What stands in place of what was taken out: the same in every language. */
export const takenOut = '[…]';

const eMail = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu;
/** Digits in groups, with what people put between them; how many there are is counted afterwards. */
const digits = /(?<![\p{L}\p{N}])\+?(?:\d[\s().-]{0,2}){8,19}\d(?![\p{L}\p{N}])/gu;
const postcode = /(?<![\p{L}\p{N}])[1-9]\d{3}(?:\s?[A-Z]{2}|[a-z]{2})(?![\p{L}\p{N}])/gu;
const streetEnd = '(?:straat|weg|laan|plein|singel|kade|gracht|steeg|dreef|hof|dijk|pad)';
const street = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:\\p{Lu}[\\p{L}'’.-]{0,30}\\s)?\\p{L}[\\p{L}'’-]{2,40}?${streetEnd}` +
    '(?<number>\\s\\d{1,5}\\s?(?:[a-zA-Z](?![\\p{L}]))?)?(?![\\p{L}\\p{N}])',
  'gu',
);
const particle = "(?:van|de|der|den|het|ten|ter|te|el|al|bin|ben|von|di|da|dos|'t)";
const capital = "\\p{Lu}[\\p{L}'’]*\\p{Ll}[\\p{L}'’]*(?:-\\p{Lu}[\\p{L}'’]+)*";
const nameLike = new RegExp(
  `(?<![\\p{L}\\p{N}])${capital}(?:(?:\\s${particle}){0,3}\\s${capital})*(?![\\p{L}\\p{N}])`,
  'gu',
);
/** Words with a capital of their own that tell nobody who somebody is. */
const ordinary = new Set(
  ["I'm", "I'll", "I've", "I'd", 'Nederland', 'Nederlands', 'Nederlandse', 'God', 'Allah'].concat(
    ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday', 'English'],
    ['Kerst', 'Pasen', 'Ramadan', 'Suikerfeest', 'Europa', 'Engels', 'Turks', 'Arabisch', 'Pools'],
  ),
);

/** Whether a sentence, a line or a quotation begins at this place: then a capital says nothing. */
function isBeginning(text: string, at: number): boolean {
  const before = text
    .slice(0, at)
    .replace(/[\s"'“”‘’«»(„\-–—*•]+$/u, (gap) => (gap.includes('\n') ? '\n' : ''));
  return before === '' || /[.!?…:\n؟]$/u.test(before);
}

function* numbersIn(text: string): Generator<Trace> {
  for (const found of text.matchAll(digits)) {
    const [shown] = found;
    const count = shown.replace(/\D/gu, '').length;
    const isPhone = /^(?:\+|0)/u.test(shown) && count >= 10 && count <= 15;
    const start = found.index;
    yield {
      kind: isPhone ? 'phone' : 'number',
      text: shown,
      start,
      end: start + shown.length,
    };
  }
}

function* matchesOf(text: string, pattern: RegExp, kind: TraceKind): Generator<Trace> {
  for (const found of text.matchAll(pattern)) {
    const shown = found[0].trimEnd();
    yield { kind, text: shown, start: found.index, end: found.index + shown.length };
  }
}

/** Streets: with a house number, or written with a capital. "Op weg" and "het fietspad" are none. */
function* addressesIn(text: string): Generator<Trace> {
  for (const trace of matchesOf(text, street, 'address')) {
    const hasNumber = /\d/u.test(trace.text);
    const hasCapital = /^\p{Lu}/u.test(trace.text) && !isBeginning(text, trace.start);
    if (hasNumber || hasCapital) yield trace;
  }
}

/** Words with a capital inside a sentence. A name that begins a sentence cannot be told apart. */
function* namesIn(text: string): Generator<Trace> {
  for (const trace of matchesOf(text, nameLike, 'name')) {
    if (!isBeginning(text, trace.start)) {
      if (!ordinary.has(trace.text)) yield trace;
      continue;
    }
    // "Ik sprak … Jan": the first word belongs to the sentence, what follows it may be a name
    const rest = trace.text.search(/\s(?=\p{Lu})/u);
    if (rest === -1) continue;
    const start = trace.start + rest + 1;
    const shown = text.slice(start, trace.end);
    if (!ordinary.has(shown)) yield { ...trace, text: shown, start };
  }
}

/**
 * Finds what may tell who somebody is: e-mail addresses, phone numbers, other numbers of nine digits
 * or more (a citizen service number has nine), Dutch postcodes, street names, and words with a capital
 * inside a sentence. Never everything: a person looks too. Languages without capitals have no names here.
 * @returns in the order of the text; none overlap
 */
export function findTraces(text: string): Trace[] {
  const sources = [
    ...matchesOf(text, eMail, 'e-mail'),
    ...numbersIn(text),
    ...matchesOf(text, postcode, 'postcode'),
    ...addressesIn(text),
    ...namesIn(text),
  ];
  const found: Trace[] = [];
  for (const trace of sources) {
    const overlaps = found.some(({ start, end }) => trace.start < end && start < trace.end);
    if (!overlaps) found.push(trace);
  }
  return found.sort((one, other) => one.start - other.start);
}

/**
 * Whether a number can be a Dutch citizen service number (BSN): nine digits that pass the eleven test, in
 * which the last digit counts minus one. Source: Besluit burgerservicenummer, Logisch Ontwerp BSN.
 * @example isServiceNumber('111222333') // true
 */
export function isServiceNumber(number: string): boolean {
  const digitsOf = number.replace(/\D/gu, '');
  if (digitsOf.length !== 9 || /^0{9}$/u.test(digitsOf)) return false;
  const sum = [...digitsOf].reduce((total, digit, place) => {
    const weight = place === 8 ? -1 : 9 - place;
    return total + weight * Number(digit);
  }, 0);
  return sum % 11 === 0;
}

/** What somebody is warned of before a text is kept: a service number, and names of others. */
export type Warning = 'service-number' | 'names';

/** Each warning once, in this order. A name that begins a sentence is not found. */
export function warningsIn(text: string): Warning[] {
  const traces = findTraces(text);
  const hasNumber = traces.some(
    ({ kind, text: shown }) => kind === 'number' && isServiceNumber(shown),
  );
  const hasName = traces.some(({ kind }) => kind === 'name');
  return [
    ...(hasNumber ? (['service-number'] as const) : []),
    ...(hasName ? (['names'] as const) : []),
  ];
}

/** The text with `takenOut` in place of these traces, which `findTraces` found in it. */
export function takeOut(text: string, traces: readonly Trace[]): string {
  let left = '';
  let at = 0;
  for (const { start, end } of traces) {
    left += text.slice(at, start) + takenOut;
    at = end;
  }
  return left + text.slice(at);
}
