import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { codeOn, type Fields, fieldsOf, type Visitor, visitor } from './say-under-test.ts';

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../thread/files/fixtures/${name}`, import.meta.url)));
const file = (bytes: Uint8Array | string, name: string, type = 'audio/mp4') =>
  new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name, { type });
const spoken = () => file(fixture('recorded.mp4'), 'opname.m4a');
const picture = async (colour = 'red') =>
  new Uint8Array(
    await sharp({ create: { width: 60, height: 40, channels: 3, background: colour } })
      .jpeg()
      .withExif({ IFD3: { GPSLatitude: '52/1 5/1 0/1' } })
      .toBuffer(),
  );
const formKey = 'f'.repeat(32);
const path = '/meedoen/demo/nl-eenvoudig';
const readBack = (me: Visitor, fields: Fields) =>
  me.send(`${path}/nalezen`, { formKey, words: 'Kijk eens', ...fields });
const fileCount = async (me: Visitor) => {
  const rows = await me.deps.db.tx({ tenantId: me.workspace.tenantId }, (tx) =>
    tx.run(sql<{ pending: number; kept: number }>`
      select count(*) filter (where pending_mac is not null) as pending,
        count(*) filter (where pending_mac is null) as kept from file`),
  );
  return rows[0];
};

onBothDatabases('a resident says it aloud, or sends a photo', (open) => {
  it('hears the recording before it is sent, and the team gets it with a day to write it out', async () => {
    const me = await visitor(open(), 'sound');
    const third = await me.send(`${path}/nalezen`, { formKey, words: '', sound: spoken() });
    expect(third.status).toBe(200);
    const src = /<audio[^>]* src="([^"]+)"/.exec(third.html)?.[1] ?? '';
    const heard = await me.app.request(`http://sound.localhost${src}`, {
      headers: { range: 'bytes=0-99' },
    });
    expect(heard.status).toBe(206);
    expect(heard.headers.get('content-type')).toBe('audio/mp4');
    expect(heard.headers.get('content-range')).toMatch(/^bytes 0-99\/\d+$/);
    expect(heard.headers.get('cache-control')).toBe('private, no-store');
    expect((await heard.arrayBuffer()).byteLength).toBe(100);

    const sent = await me.send(`${path}/versturen`, fieldsOf(third.html));
    expect(codeOn(sent.html)).toMatch(/^\d{16}$/);
    expect(await fileCount(me)).toEqual({ pending: 0, kept: 1 });
    expect((await me.open(src)).status).toBe(404);
    const rows = await me.deps.db.tx({ tenantId: me.workspace.tenantId }, (tx) =>
      tx.run(sql<
        Record<string, unknown>
      >`select form, text_id, write_out_due_on, write_out_owner_id,
        written_out_at from contribution`),
    );
    expect(rows).toEqual([
      {
        form: 'sound',
        text_id: null,
        write_out_due_on: '2026-11-24',
        write_out_owner_id: me.people.coordinator.id,
        written_out_at: null,
      },
    ]);
  });

  it('cannot hear what another person keeps waiting, nor after an hour', async () => {
    const me = await visitor(open(), 'hour');
    const { html } = await readBack(me, { sound: spoken() });
    const src = /<audio[^>]* src="([^"]+)"/.exec(html)?.[1] ?? '';
    expect((await me.open(src)).status).toBe(200);
    // the first sign of the signature: of the last one two bits count, and they may be the same
    const forged = src.replace(
      /\.(.)([^.]*)$/,
      (_, sign, rest) => `.${sign === 'A' ? 'B' : 'A'}${rest}`,
    );
    expect((await me.open(forged)).status).toBe(404);
    const id = fieldsOf(html)['soundId']?.[0] ?? '';
    const other = await readBack(me, { formKey: '0'.repeat(32), soundId: id });
    expect(other.status).toBe(422);
    expect(other.html).toContain('Kies het bestand opnieuw.');
    me.clock.forward(1 / 12);
    expect((await me.open(src)).status).toBe(404);
  });

  it('may send a form that is two hours old, and is asked for the file anew after two days', async () => {
    const me = await visitor(open(), 'old');
    const third = await readBack(me, { sound: spoken(), photo: [file(await picture(), 'a.jpg')] });
    me.clock.forward(1 / 12);
    const { tenantId } = me.workspace;
    const sent = await me.send(`${path}/versturen`, fieldsOf(third.html));
    expect(sent.status).toBe(200);

    const next = await readBack(me, { formKey: 'e'.repeat(32), sound: spoken() });
    await me.deps.db.tx({ tenantId }, (tx) =>
      tx.run(sql`delete from file where pending_mac is not null`),
    );
    const gone = await me.send(`${path}/versturen`, fieldsOf(next.html));
    expect(gone.status).toBe(422);
    expect(gone.html).toContain('Kies het bestand opnieuw.');
    expect(fieldsOf(gone.html)['words']).toEqual(['Kijk eens']);
    expect(await me.count()).toBe(1);
  });

  it('sees the photos that go along, without the place where they were made', async () => {
    const me = await visitor(open(), 'photo');
    const photo = [file(await picture(), 'thuis.jpg'), file(await picture('blue'), 'b.jpg')];
    const third = await readBack(me, { photo });
    expect(third.html).toContain('Foto 1 bekijken (1 kB)');
    const src = /href="(\/meedoen\/bestand\/[^"]+)"/.exec(third.html)?.[1] ?? '';
    const seen = await me.app.request(`http://photo.localhost${src}`);
    const bytes = Buffer.from(await seen.arrayBuffer());
    expect(seen.headers.get('content-type')).toBe('image/jpeg');
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    await me.send(`${path}/versturen`, fieldsOf(third.html));
    const rows = await me.deps.db.tx({ tenantId: me.workspace.tenantId }, (tx) =>
      tx.run(sql<{ count: number }>`select count(*) as count from contribution_photo`),
    );
    expect(rows[0]?.count).toBe(2);
  });

  it('may take a photo out again, and sends at most three', async () => {
    const me = await visitor(open(), 'three');
    const photos = await Promise.all(['red', 'green', 'blue'].map(picture));
    const third = await readBack(me, { photo: photos.map((bytes) => file(bytes, 'a.jpg')) });
    const second = await me.send(path, fieldsOf(third.html));
    const fields = fieldsOf(second.html);
    expect(fields['photoId']).toHaveLength(3);
    const added = [file(await picture('white'), 'd.jpg')];
    const full = await me.send(`${path}/nalezen`, { ...fields, photo: added });
    expect(full.status).toBe(422);
    expect(full.html).toContain('U koos te veel foto’s.');
    const two = fields['photoId']?.slice(1) ?? [];
    const swapped = await me.send(`${path}/nalezen`, { ...fields, photoId: two, photo: added });
    expect(fieldsOf(swapped.html)['photoId']).toHaveLength(3);
  });

  const badFiles: [string, 'sound' | 'photo', () => Uint8Array | string, string][] = [
    ['an hour of sound', 'sound', () => hourOfSound(), 'De opname is te lang.'],
    ['a letter called sound', 'sound', () => 'Beste mensen', 'Dit bestand is geen geluid'],
    ['a film', 'sound', () => fixture('video.mp4'), 'Dit bestand is geen geluid'],
    ['half a recording', 'sound', () => fixture('opus.ogg').slice(0, 60), 'niet openen'],
    ['an empty file', 'sound', () => '', 'Het bestand is leeg.'],
    ['eleven megabytes', 'sound', () => new Uint8Array(11_000_000), 'te groot'],
    ['a page called photo', 'photo', () => '<html>hoi', 'Dit bestand is geen foto'],
    ['a photo of 30 MB', 'photo', () => new Uint8Array(30_000_000), 'De foto is te groot.'],
  ];
  it.each(badFiles)('keeps the words when the file is %s', async (_, field, bytes, sentence) => {
    const me = await visitor(open(), `bad-${Math.random().toString(36).slice(2)}`);
    for (const step of ['nalezen', 'versturen']) {
      const answer = await me.send(`${path}/${step}`, {
        formKey,
        words: 'Dit bleef staan',
        [field]: file(bytes(), 'bestand'),
      });
      expect(answer.status).toBe(422);
      expect(answer.html).toContain(sentence);
      expect(answer.html).toContain(`href="#field-${field}"`);
      expect(fieldsOf(answer.html)).toMatchObject({
        formKey: [formKey],
        words: ['Dit bleef staan'],
      });
    }
    expect(await me.count()).toBe(0);
  });

  it('may send all in one post, as a phone does that had no connection', async () => {
    const me = await visitor(open(), 'queue');
    const post = async () => ({
      formKey,
      at: '2026-11-20T18:30:00.000Z',
      words: 'Uit de trein',
      sound: spoken(),
      photo: [file(await picture(), 'a.jpg')],
    });
    const first = await me.send(`${path}/versturen`, await post());
    const again = await me.send(`${path}/versturen`, await post());
    expect(first.status).toBe(200);
    expect(again.status).toBe(200);
    expect(codeOn(again.html)).toBe(codeOn(first.html));
    expect(await me.count()).toBe(1);
    expect(await fileCount(me)).toEqual({ pending: 0, kept: 2 });
    const other = await me.send(`${path}/versturen`, { ...(await post()), words: 'Iets anders' });
    expect(other.status).toBe(409);
  });
});

/** A second of a tone, 3,600 times: 6 MB. */
function hourOfSound(): Uint8Array {
  const second = Buffer.from(fixture('amr.amr'));
  const mark = second.subarray(0, 6);
  return Buffer.concat([mark, ...Array.from({ length: 3600 }, () => second.subarray(6))]);
}
