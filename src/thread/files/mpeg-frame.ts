/** Kilobits per second by index, for MPEG 1 and for MPEG 2 and 2.5, layer III. */
const BITRATES_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const BITRATES_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const RATES = [44_100, 48_000, 32_000];

export type MpegFrame = {
  /** Bytes, the header of four included. */
  size: number;
  samples: number;
  rate: number;
  /** Where a Xing or Info mark would stand, counted from the frame. */
  markAt: number;
};

/**
 * The MPEG audio layer III frame whose header stands at `at`, or null. Free-format frames, whose
 * size is not told, count as none. Source: ISO/IEC 11172-3 and 13818-3, section 2.4.1.3.
 */
export const mpegFrameAt = (bytes: Uint8Array, at: number): MpegFrame | null => {
  const second = bytes[at + 1];
  const third = bytes[at + 2];
  const fourth = bytes[at + 3];
  if (bytes[at] !== 0xff || second === undefined || third === undefined || fourth === undefined) {
    return null;
  }
  const version = (second >> 3) & 3;
  const isLayer3 = ((second >> 1) & 3) === 1;
  if ((second & 0xe0) !== 0xe0 || version === 1 || !isLayer3) return null;
  const isFirst = version === 3;
  const kilobits = (isFirst ? BITRATES_1 : BITRATES_2)[third >> 4];
  const baseRate = RATES[(third >> 2) & 3];
  if (!kilobits || !baseRate) return null;
  const rate = isFirst ? baseRate : baseRate / (version === 2 ? 2 : 4);
  const samples = isFirst ? 1152 : 576;
  const padding = (third >> 1) & 1;
  const isMono = fourth >> 6 === 3;
  const sideInfo = isFirst ? (isMono ? 17 : 32) : isMono ? 9 : 17;
  const size = Math.floor((samples / 8) * ((kilobits * 1000) / rate)) + padding;
  return { size, samples, rate, markAt: 4 + sideInfo };
};
