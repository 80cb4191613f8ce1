import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parseBuffer } from 'music-metadata';
import { describe, expect, test } from 'vitest';
import { prepareSound, soundLimits } from './index.ts';
import { boxesIn } from './mp4-boxes.ts';

const folder = new URL('./fixtures/', import.meta.url);
const fixture = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)));
const names = readdirSync(folder).filter((name) => name !== 'README.md');
const recorded = names.filter((name) => !name.startsWith('video'));

const text = (value: string) => Buffer.from(value, 'latin1');
const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const number32 = (value: number) => {
  const four = Buffer.alloc(4);
  four.writeUInt32LE(value);
  return four;
};
const chunk = (name: string, body: Uint8Array, claimed = body.length) =>
  join(text(name), number32(claimed), body, new Uint8Array(body.length % 2));

type WavParts = { rate?: number; kind?: number; data?: Uint8Array; claimed?: number };
/** Mono, 8 bits; with words and a place in chunks before and after the sound. */
const wav = ({
  rate = 8000,
  kind = 1,
  data = new Uint8Array(8000).fill(128),
  claimed,
}: WavParts) => {
  const format = Buffer.alloc(16);
  format.writeUInt16LE(kind, 0);
  format.writeUInt16LE(1, 2);
  format.writeUInt32LE(rate, 4);
  format.writeUInt32LE(rate, 8);
  format.writeUInt16LE(1, 12);
  format.writeUInt16LE(8, 14);
  const body = join(
    text('WAVE'),
    chunk('LIST', text('INFOINAMGeheimtitel')),
    chunk('fmt ', format),
    chunk('data', data, claimed),
    chunk('id3 ', text('ID3Geheimartiest')),
  );
  return join(text('RIFF'), number32(body.length), body);
};

/** MP3 frames of silence: MPEG 2, 16 kbit/s, 22,050 Hz, mono, 26 ms and 52 bytes each. */
const mp3 = (seconds: number) => {
  const frame = Buffer.alloc(52);
  frame.set([0xff, 0xf3, 0x20, 0xc0]);
  return new Uint8Array(Buffer.alloc(52 * Math.ceil(seconds / (576 / 22_050)), frame));
};

const words = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('sound from phones, recorders and browsers', () => {
  test.each([
    ['moov-last.m4a', 'audio/mp4', true],
    ['moov-first.m4a', 'audio/mp4', true],
    ['fragmented.mp4', 'audio/mp4', true],
    ['chapters.m4a', 'audio/mp4', true],
    ['cover.m4a', 'audio/mp4', true],
    ['recorded.mp4', 'audio/mp4', true],
    ['tagged.mp3', 'audio/mpeg', true],
    ['cover.mp3', 'audio/mpeg', true],
    ['opus.ogg', 'audio/ogg', true],
    ['vorbis.ogg', 'audio/ogg', true],
    ['opus.webm', 'audio/webm', true],
    ['vorbis.webm', 'audio/webm', true],
    ['live.webm', 'audio/webm', true],
    ['recorded.webm', 'audio/webm', true],
    ['phone.3gp', 'audio/3gpp', false],
    ['amr.amr', 'audio/amr', false],
    ['wide.amr', 'audio/amr-wb', false],
  ])('%s is kept as %s', async (name, mediaType, playable) => {
    const prepared = await prepareSound(fixture(name));
    expect(prepared).toMatchObject({ ok: true, mediaType, playable });
    if (!prepared.ok) return;
    expect(prepared.seconds).toBeGreaterThanOrEqual(1);
    expect(prepared.seconds).toBeLessThanOrEqual(1.6);
  });

  test('every fixture has its own test above', () => {
    expect(recorded).toHaveLength(17);
  });

  test('no title, artist, place, date or program stays in any of them', async () => {
    const secret = /Geheim|52\.09|5\.12|2026-|Lavf|Chrome|chapter|ID3|TAG/;
    for (const name of recorded) {
      const prepared = await prepareSound(fixture(name));
      if (!prepared.ok) throw new Error(`${name}: ${prepared.reason}`);
      expect(words(prepared.bytes).match(secret), name).toBeNull();
      // The library that reads tags knows no AMR and no 3gp, and throws at open clusters.
      if (!prepared.playable || name === 'recorded.webm') continue;
      const { common, format, native } = await parseBuffer(prepared.bytes);
      expect([common.title, common.artist, common.comment, common.date, common.picture]).toEqual(
        Array(5).fill(undefined),
      );
      expect(format.creationTime?.getFullYear() ?? 1904, name).toBe(1904);
      // Left over: the empty name of the program, and the name of the encoder in MP3.
      const left = Object.values(native)
        .flat()
        .filter((tag) => String(tag.value ?? '').replace(/\0/g, ''));
      expect(
        left.map((tag) => tag.id),
        name,
      ).toEqual([]);
      expect(format.duration ?? prepared.seconds).toBeGreaterThan(0);
    }
  });

  test('the sound itself stays as it was', async () => {
    for (const name of ['moov-last.m4a', 'moov-first.m4a', 'fragmented.mp4', 'recorded.mp4']) {
      const whole = fixture(name);
      const prepared = await prepareSound(whole);
      if (!prepared.ok) throw new Error(name);
      const media = (boxesIn(whole, 0, whole.length) ?? []).filter((box) => box.type === 'mdat');
      expect(media.length).toBeGreaterThan(0);
      for (const { start, end } of media) {
        expect(prepared.bytes.subarray(start, end)).toEqual(whole.subarray(start, end));
      }
    }
  });

  test('what is clean stays byte for byte the same when it is cleaned again', async () => {
    for (const name of recorded) {
      const once = await prepareSound(fixture(name));
      if (!once.ok) throw new Error(name);
      const twice = await prepareSound(once.bytes);
      expect(twice, name).toEqual(once);
    }
  });

  test('the file that was handed in is left as it was', async () => {
    const bytes = fixture('moov-first.m4a');
    await prepareSound(bytes);
    expect(bytes).toEqual(fixture('moov-first.m4a'));
  });
});

describe('WAV', () => {
  test('only format and sound are kept', async () => {
    const prepared = await prepareSound(wav({}));
    expect(prepared).toMatchObject({
      ok: true,
      mediaType: 'audio/wav',
      seconds: 1,
      playable: true,
    });
    if (!prepared.ok) return;
    expect(words(prepared.bytes)).not.toMatch(/Geheim|LIST|id3/);
    expect(prepared.bytes).toHaveLength(44 + 8000);
    expect((await parseBuffer(prepared.bytes)).format.duration).toBe(1);
  });

  test('a recorder that left the sizes open is read to the end', async () => {
    const open = wav({ claimed: 0xffff_ffff });
    open.set(number32(0xffff_ffff), 4);
    expect(await prepareSound(open)).toMatchObject({ ok: true, seconds: expect.closeTo(1, 1) });
  });

  test('MP3 inside WAV is refused, as its words cannot be taken out', async () => {
    const reason = 'metadata-cannot-be-removed';
    expect(await prepareSound(wav({ kind: 0x55 }))).toEqual({ ok: false, reason });
  });
});

describe('MP3', () => {
  test('tags of every kind fall away, before, between and behind the frames', async () => {
    const id3v1 = Buffer.alloc(128);
    id3v1.write('TAGGeheimtitel');
    const tagged = join(
      fixture('tagged.mp3'),
      text('APETAGEX Geheimartiest LYRICSBEGINGeheimlied'),
      mp3(0.2),
      id3v1,
    );
    const prepared = await prepareSound(tagged);
    if (!prepared.ok) throw new Error(prepared.reason);
    expect(words(prepared.bytes)).not.toMatch(/Geheim|TAG|APE|LYRICS/);
  });
});

describe('what is refused, and why', () => {
  const refused = async (bytes: Uint8Array) => {
    const prepared = await prepareSound(bytes);
    return prepared.ok ? 'accepted' : prepared.reason;
  };

  test('a sound of an hour', async () => {
    expect(await refused(mp3(3600))).toBe('too-long');
    expect(await refused(wav({ claimed: 8000 * 3600 }))).toBe('too-long');
    expect(await refused(wav({ rate: 2000, data: new Uint8Array(2000 * 3600) }))).toBe('too-long');
  });

  test('3 minutes are kept, and 2 seconds of grace', async () => {
    const seconds = (many: number) => wav({ rate: 1000, data: new Uint8Array(1000 * many) });
    expect(await refused(seconds(182))).toBe('accepted');
    expect(await refused(seconds(183))).toBe('too-long');
  });

  test('more than 10 MB', async () => {
    expect(await refused(new Uint8Array(soundLimits.maxBytes + 1))).toBe('too-large');
  });

  test('a film, also when it has sound', async () => {
    expect(await refused(fixture('video.mp4'))).toBe('not-sound');
    expect(await refused(fixture('video.webm'))).toBe('not-sound');
  });

  test('a file that lies about what it is', async () => {
    const program = join(text('MZ'), new Uint8Array(2000).fill(0x90));
    const page = text('<!doctype html><script>alert(1)</script>');
    const picture = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]);
    for (const lie of [program, page, picture, new Uint8Array(0), new Uint8Array(5000)]) {
      expect(await refused(lie)).toBe('not-sound');
    }
    expect(await refused(join(text('ID3'), page))).toBe('not-sound');
  });

  test('a file that was cut off before any sound', async () => {
    expect(await refused(fixture('moov-last.m4a').subarray(0, 2000))).toBe('unreadable');
    expect(await refused(fixture('opus.ogg').subarray(0, 60))).toBe('unreadable');
    expect(await refused(fixture('live.webm').subarray(0, 100))).toBe('unreadable');
    expect(await refused(wav({}).subarray(0, 20))).toBe('unreadable');
  });

  test('a recording of which the end was cut off is kept as far as it goes', async () => {
    for (const name of ['recorded.webm', 'opus.webm', 'tagged.mp3', 'amr.amr']) {
      const whole = fixture(name);
      const prepared = await prepareSound(whole.subarray(0, whole.length * 0.7));
      expect(prepared, name).toMatchObject({ ok: true });
    }
  });
});

describe('broken files', () => {
  const judged = async (bytes: Uint8Array) => {
    const prepared = await prepareSound(bytes);
    expect(typeof prepared.ok).toBe('boolean');
  };

  test.each([...names, 'plain.wav'])(
    '%s, cut off or with wrong bits, gives an answer',
    async (name) => {
      const whole = name === 'plain.wav' ? wav({}) : fixture(name);
      const place = fc.nat({ max: whole.length - 1 });
      const changes = fc.array(fc.tuple(place, fc.nat({ max: 255 })), { maxLength: 12 });
      await fc.assert(
        fc.asyncProperty(changes, place, fc.boolean(), async (wrong, end, isCut) => {
          const broken = whole.slice();
          for (const [at, value] of wrong) broken[at] = value;
          await judged(isCut ? broken.subarray(0, end) : broken);
        }),
        { numRuns: 150 },
      );
    },
  );

  test.each([...names, 'plain.wav'])(
    '%s with wrong bits in its first 300 bytes too',
    async (name) => {
      const whole = name === 'plain.wav' ? wav({}) : fixture(name);
      const change = fc.tuple(fc.nat({ max: 299 }), fc.constantFrom(0, 1, 0x7f, 0x80, 0xff));
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (wrong) => {
          const broken = whole.slice();
          for (const [at, value] of wrong) broken[at] = value;
          await judged(broken);
        }),
        { numRuns: 150 },
      );
    },
  );

  test.each(['....ftyp', 'OggS', '\x1aE\xdf\xa3', 'ID3', '#!AMR\n', 'RIFF....WAVE', '\xff\xfb'])(
    '10 MB of the same byte, or of the mark %j, are judged at once',
    async (mark) => {
      for (const filling of ['\0', '\xff', '\x01', mark]) {
        const bytes = new Uint8Array(soundLimits.maxBytes);
        bytes.set(text(mark));
        Buffer.from(bytes.buffer).fill(filling, mark.length, bytes.length, 'latin1');
        await judged(bytes);
      }
    },
    // Far above any sensible time, far below a walk in squares.
    10_000,
  );
});
