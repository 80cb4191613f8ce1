import { isUtf8 } from 'node:buffer';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type TableFailure, UnreadableTable } from './table.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export type EncodingFound =
  | { ok: true; encoding: TextEncoding; bomBytes: number; guessed: boolean }
  | { ok: false; failure: TableFailure };

const NO_TABLE = { ok: false, failure: { reason: 'not-a-table' } } as const;

/** Bytes decoded at a time: about a millisecond of work before other requests get a turn. */
const STEP = 64 * 1024;

/** These five bytes stand for nothing in Windows-1252: text that has them was written otherwise. */
const NOT_IN_WINDOWS_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** Beginnings of files that are text, or nearly so, but no table. */
const OTHER_TEXT = /^\s*(?:%PDF-|\{\\rtf|<!doctype|<html|<\?xml|<svg|[[{]\s*["{[])/i;

/**
 * Finds how a text file is written: by its byte order mark, else UTF-8 when the bytes are valid
 * UTF-8, else Windows-1252 as a guess that must be said aloud.
 * @returns `not-a-table` for binary content, `unknown-encoding` where not even the guess fits
 */
export function findEncoding(bytes: Uint8Array): EncodingFound {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return found('utf-16le', 2);
  if (a === 0xfe && b === 0xff) return found('utf-16be', 2);
  const { controls, unknown } = countOddBytes(bytes);
  if (controls > bytes.length / 100) return NO_TABLE;
  const utf8 = isUtf8(bytes);
  const bomBytes = a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0;
  const opening = new TextDecoder('latin1').decode(bytes.subarray(bomBytes, bomBytes + 100));
  if (OTHER_TEXT.test(opening)) return NO_TABLE;
  if (utf8) return found('utf-8', bomBytes);
  if (unknown > 0) return { ok: false, failure: { reason: 'unknown-encoding' } };
  return { ok: true, encoding: 'windows-1252', bomBytes: 0, guessed: true };
}

function found(encoding: TextEncoding, bomBytes: number): EncodingFound {
  return { ok: true, encoding, bomBytes, guessed: false };
}

function countOddBytes(bytes: Uint8Array): { controls: number; unknown: number } {
  // how often each byte comes first: 20 MB are counted in a breath, without holding others up
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  let controls = 0;
  let unknown = 0;
  counts.forEach((count, byte) => {
    // Tab, line feed, vertical tab (Excel's break inside a cell), form feed, carriage return.
    if (byte < 0x20 && (byte < 0x09 || byte > 0x0d)) controls += count;
    else if (NOT_IN_WINDOWS_1252.has(byte)) unknown += count;
  });
  return { controls, unknown };
}

/**
 * Decodes a whole file piece by piece, letting other work run between the pieces.
 * @throws UnreadableTable `unknown-encoding` where the bytes break the rules of the encoding
 */
export async function* decodeInSteps(
  bytes: Uint8Array,
  encoding: TextEncoding,
  bomBytes: number,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  for (let at = bomBytes; at < bytes.length; at += STEP) {
    yield decode(decoder, bytes.subarray(at, at + STEP), at + STEP < bytes.length);
    await nextTurn();
  }
}

function decode(decoder: TextDecoder, part: Uint8Array, stream: boolean): string {
  try {
    return decoder.decode(part, { stream });
  } catch {
    throw new UnreadableTable({ reason: 'unknown-encoding' });
  }
}
