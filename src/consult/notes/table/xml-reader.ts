import { UnreadableTable } from './table.ts';

/** Hears what stands in an XML part. Names come without prefix: `x:row` is `row`. */
export type XmlListener = {
  open?: (name: string, attributes: string) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
};

/** Longest run without a new tag, in UTF-16 units: a cell holds 32,767 characters at most. */
const LONGEST_RUN = 1_000_000;

const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};
const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi;

/**
 * A small push reader for the XML inside workbooks. It knows no document types, so no entity can
 * grow; a part that has one, or that ends too soon, is `damaged-workbook`.
 */
export class XmlReader {
  readonly #listener: XmlListener;
  #rest = '';
  #depth = 0;

  constructor(listener: XmlListener) {
    this.#listener = listener;
  }

  /** @throws UnreadableTable `damaged-workbook` */
  write(piece: string): void {
    const text = this.#rest + piece;
    let at = 0;
    for (;;) {
      const next = this.#readOne(text, at);
      if (next < 0) break;
      at = next;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > LONGEST_RUN) throw damaged();
  }

  /** @throws UnreadableTable `damaged-workbook` where tags are still open */
  end(): void {
    if (this.#depth !== 0 || this.#rest.trim() !== '') throw damaged();
  }

  /** Reads one text or one tag; the place after it, or -1 where more must come first. */
  #readOne(text: string, at: number): number {
    const tag = text.indexOf('<', at);
    if (tag < 0) return -1;
    if (tag > at) {
      this.#listener.text?.(decodeEntities(text.slice(at, tag)));
      return tag;
    }
    const second = text[at + 1];
    if (second === '!') return this.#readMarked(text, at);
    if (second === '?') return after(text, '?>', at);
    const end = endOfTag(text, at);
    if (end < 0) return -1;
    if (second === '/') this.#close(localName(text.slice(at + 2, end).trim()));
    else this.#open(text.slice(at + 1, end));
    return end + 1;
  }

  #readMarked(text: string, at: number): number {
    // A piece may end inside the nine signs of `<![CDATA[`.
    if (text.length - at < 9 && text.indexOf('>', at) < 0) return -1;
    if (text.startsWith('<!--', at)) return after(text, '-->', at + 4);
    if (!text.startsWith('<![CDATA[', at)) throw damaged();
    const next = after(text, ']]>', at + 9);
    if (next >= 0) this.#listener.text?.(text.slice(at + 9, next - 3));
    return next;
  }

  #open(tag: string): void {
    const alone = tag.endsWith('/');
    const space = tag.search(/[\s/]/);
    const name = localName(space < 0 ? tag : tag.slice(0, space));
    this.#depth += 1;
    this.#listener.open?.(name, space < 0 ? '' : tag.slice(space));
    if (alone) this.#close(name);
  }

  #close(name: string): void {
    this.#depth -= 1;
    if (this.#depth < 0) throw damaged();
    this.#listener.close?.(name);
  }
}

const patterns = new Map<string, RegExp>();

/** One attribute of a tag, by its name without prefix; null where it is absent. */
export function attribute(attributes: string, name: string): string | null {
  let pattern = patterns.get(name);
  if (pattern === undefined) {
    pattern = new RegExp(`[\\s:]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    patterns.set(name, pattern);
  }
  const found = pattern.exec(attributes);
  return found === null ? null : decodeEntities(found[1] ?? found[2] ?? '');
}

function decodeEntities(text: string): string {
  const unix = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  if (!unix.includes('&')) return unix;
  return unix.replace(ENTITY, (whole, hex?: string, decimal?: string, named?: string) => {
    if (named !== undefined) return NAMED[named.toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

function endOfTag(text: string, at: number): number {
  // A `>` may stand inside an attribute: skip over what is quoted.
  for (let from = at; ; ) {
    const end = text.indexOf('>', from);
    if (end < 0) return -1;
    const quote = firstQuote(text, from, end);
    if (quote < 0) return end;
    const closing = text.indexOf(text[quote] ?? '', quote + 1);
    if (closing < 0) return -1;
    from = closing + 1;
  }
}

function firstQuote(text: string, from: number, end: number): number {
  for (let at = from; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34 || code === 39) return at;
  }
  return -1;
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function damaged(): UnreadableTable {
  return new UnreadableTable({ reason: 'damaged-workbook' });
}
