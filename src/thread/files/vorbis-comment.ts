import { textAt } from './bytes-at.ts';

export type CommentKind = 'opus' | 'vorbis';

/** The mark, the length of the vendor's name and the number of comments; Vorbis adds one bit. */
const SMALLEST = 16;

/**
 * Empties a comment header in place: no vendor, no comments, zeros up to the old length. So every
 * packet keeps its size. Returns false when it is no comment header.
 * Source: RFC 7845, section 5.2 (what follows the comments is padding when its first bit is 0),
 * and Vorbis I, section 5 (reading ends at the framing bit).
 */
export const emptyComment = (packet: Uint8Array, kind: CommentKind): boolean => {
  const mark = kind === 'opus' ? 'OpusTags' : '\u0003vorbis';
  if (packet.length < SMALLEST || textAt(packet, 0, mark.length) !== mark) return false;
  packet.fill(0, mark.length);
  if (kind === 'vorbis') packet[SMALLEST - 1] = 1;
  return true;
};
