import { randomFillSync } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { photoLimits, preparePhoto } from './index.ts';

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 60, b: 40 } } });

const noise = (width: number, height: number) =>
  sharp(randomFillSync(Buffer.alloc(width * height * 3)), { raw: { width, height, channels: 3 } });

/** What a phone writes into a picture: where and when it was taken, by which phone, and more. */
const withSecrets = (picture: Sharp) =>
  picture
    .withExif({
      IFD0: { Make: 'Geheimmerk', Artist: 'Geheimartiest', Orientation: '6' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 5/1 26/1', GPSDateStamp: '2026:11:21' },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><place>Geheimplek</place></x:xmpmeta>')
    .withIccProfile('p3');

const prepared = async (bytes: Uint8Array) => {
  const photo = await preparePhoto(bytes);
  if (!photo.ok) throw new Error(photo.reason);
  return { photo, seen: await sharp(photo.bytes).metadata() };
};

describe('a photo from a phone', () => {
  test('loses place, time, maker and profile, and keeps nothing but the picture', async () => {
    const taken = await withSecrets(plain(800, 600)).jpeg().toBuffer();
    expect(taken.toString('latin1')).toMatch(/Geheimmerk/);
    expect((await sharp(taken).metadata()).exif).toBeDefined();
    const { photo, seen } = await prepared(taken);
    expect(Buffer.from(photo.bytes).toString('latin1')).not.toMatch(/Geheim|Exif|GPS|http|ICC/);
    for (const word of ['exif', 'icc', 'xmp', 'iptc', 'comments'] as const) {
      expect(seen[word]).toBeUndefined();
    }
  });

  test('stands upright: what the phone only noted is done to the picture', async () => {
    const lying = await plain(800, 600).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { photo, seen } = await prepared(lying);
    expect([photo.width, photo.height]).toEqual([600, 800]);
    expect(seen.orientation).toBeUndefined();
  });

  test('becomes at most 1,600 pixels and 300 kB, also when it is all noise', async () => {
    const { photo, seen } = await prepared(
      await noise(2000, 1500).jpeg({ quality: 95 }).toBuffer(),
    );
    expect(photo.bytes.length).toBeLessThanOrEqual(photoLimits.maxBytesOut);
    expect(Math.max(photo.width, photo.height)).toBeLessThanOrEqual(photoLimits.maxSide);
    expect([seen.width, seen.height, seen.format]).toEqual([photo.width, photo.height, 'jpeg']);
  });

  test('that is small is not blown up', async () => {
    const { photo } = await prepared(await plain(40, 30).png().toBuffer());
    expect([photo.width, photo.height]).toEqual([40, 30]);
  });

  test.each(['png', 'webp', 'gif', 'avif'] as const)('is read as %s too', async (format) => {
    const { photo } = await prepared(await plain(64, 48).toFormat(format).toBuffer());
    expect(photo).toMatchObject({ mediaType: 'image/jpeg', width: 64, height: 48 });
  });

  test('that moves gives its first picture; what is see-through becomes white', async () => {
    const frames = Buffer.alloc(8 * 24 * 4);
    const gif = await sharp(frames, { raw: { width: 8, height: 24, channels: 4, pageHeight: 8 } })
      .gif()
      .toBuffer();
    const { photo } = await prepared(gif);
    expect([photo.width, photo.height]).toEqual([8, 8]);
    const [red = 0] = await sharp(photo.bytes).raw().toBuffer();
    expect(red).toBeGreaterThan(250);
  });
});

/** A PNG that says it has so many pixels, in a few bytes. */
const bomb = (width: number, height: number) => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const chunk = (name: string, body: Buffer) => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(body.length);
    return Buffer.concat([size, Buffer.from(name), body, Buffer.alloc(4)]);
  };
  const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(Buffer.alloc(10_000));
  return Buffer.concat([
    mark,
    chunk('IHDR', head),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

describe('what is refused, and why', () => {
  test('a photo of 30 MB', async () => {
    const photo = await noise(3400, 3000).png({ compressionLevel: 0 }).toBuffer();
    expect(photo.length).toBeGreaterThan(30_000_000);
    expect(await preparePhoto(photo)).toEqual({ ok: false, reason: 'too-large-picture' });
  });

  test('a small file that unfolds to a hundred million pixels', async () => {
    const refused = await preparePhoto(await plain(10_000, 10_000).png().toBuffer());
    expect(refused).toEqual({ ok: false, reason: 'too-large-picture' });
    expect((await preparePhoto(bomb(60_000, 60_000))).ok).toBe(false);
  });

  test('a file that lies about what it is', async () => {
    const lies: [string | Buffer, string | null][] = [
      ['<!doctype html><script>alert(1)</script>', null],
      ['<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>', null],
      ['%PDF-1.7\n', 'pdf'],
      [Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600)]), 'exe'],
      ['', null],
    ];
    for (const [lie, found] of lies) {
      expect(await preparePhoto(Buffer.from(lie))).toEqual({
        ok: false,
        reason: 'not-a-photo',
        found,
      });
    }
  });

  test('HEIC is called by its name, so that the page can say what to do', async () => {
    const heic = Buffer.concat([
      Buffer.from([0, 0, 0, 24]),
      Buffer.from('ftypheic\0\0\0\0mif1heic'),
      Buffer.alloc(200),
    ]);
    expect(await preparePhoto(heic)).toEqual({ ok: false, reason: 'not-a-photo', found: 'heic' });
  });

  test('a photo that was cut off', async () => {
    const whole = await noise(400, 300).jpeg().toBuffer();
    const refused = await preparePhoto(whole.subarray(0, whole.length / 2));
    expect(refused).toEqual({ ok: false, reason: 'unreadable' });
  });

  test('no broken picture makes it throw', async () => {
    const formats = ['jpeg', 'png', 'webp', 'gif'] as const;
    const pictures = await Promise.all(
      formats.map((format) => noise(40, 30).toFormat(format).toBuffer()),
    );
    const changes = fc.array(fc.tuple(fc.nat({ max: 3000 }), fc.nat({ max: 255 })), {
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...pictures), changes, async (picture, wrong) => {
        const broken = Buffer.from(picture);
        for (const [at, value] of wrong) broken[at % broken.length] = value;
        expect(typeof (await preparePhoto(broken)).ok).toBe('boolean');
      }),
      { numRuns: 150 },
    );
  });
});
