import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { onBothDatabases } from '../../db/test-database.ts';
import { codeOfFormKey } from './contribution-code.ts';
import { codeOn, fieldsOf, visitor } from './say-under-test.ts';

const formKey = 'd'.repeat(32);
const path = '/meedoen/demo/nl-eenvoudig';
const recording = () =>
  new File(
    [readFileSync(new URL('../../thread/files/fixtures/recorded.mp4', import.meta.url))],
    'opname.m4a',
  );

onBothDatabases('a message that is sent more than once', (open) => {
  it('counts once however often the button is pressed, also at the same moment', async () => {
    const me = await visitor(open(), 'double');
    const message = { formKey, words: 'Eén keer' };
    const pages = await Promise.all(
      Array.from({ length: 8 }, () => me.send(`${path}/versturen`, message)),
    );
    me.clock.forward(1);
    pages.push(await me.send(`${path}/versturen`, message));
    for (const page of pages) {
      expect(page.status).toBe(200);
      expect(codeOn(page.html)).toBe(codeOfFormKey(formKey));
      expect(page.html).toContain('zaterdag 12 december 2026');
    }
    expect(await me.count()).toBe(1);
  });

  it('from two tabs are two messages with two codes', async () => {
    const me = await visitor(open(), 'tabs');
    const tabs = [await me.open(path), await me.open(path)];
    const codes = new Set<string>();
    for (const tab of tabs) {
      const third = await me.send(`${path}/nalezen`, { ...fieldsOf(tab.html), words: 'Hetzelfde' });
      const fourth = await me.send(`${path}/versturen`, fieldsOf(third.html));
      codes.add(codeOn(fourth.html));
    }
    expect(codes.size).toBe(2);
    expect(await me.count()).toBe(2);
  });

  it('after going back and changing it, shows what was typed now and never what was sent', async () => {
    const me = await visitor(open(), 'back');
    await me.send(`${path}/versturen`, { formKey, words: 'Het eerste, van iemand anders' });
    const other = await me.send(`${path}/versturen`, { formKey, words: 'Het tweede' });
    expect(other.status).toBe(409);
    expect(other.html).toContain('Dit bericht is al verstuurd');
    expect(other.html).toContain('Het tweede');
    expect(other.html).not.toContain('Het eerste');
    expect(codeOn(other.html)).toBe('');
    const fields = fieldsOf(other.html);
    expect(fields['formKey']).not.toEqual([formKey]);
    const sent = await me.send(`${path}/versturen`, fields);
    expect(sent.status).toBe(200);
    expect(codeOn(sent.html)).not.toBe(codeOfFormKey(formKey));
    expect(await me.count()).toBe(2);
  });

  it('takes a recording along that still waits, and asks anew for one that was sent', async () => {
    const me = await visitor(open(), 'along');
    const first = await me.send(`${path}/nalezen`, { formKey, words: '', sound: recording() });
    const second = await me.send(`${path}/nalezen`, { formKey, words: '', sound: recording() });
    await me.send(`${path}/versturen`, fieldsOf(first.html));
    const waiting = await me.send(`${path}/versturen`, fieldsOf(second.html));
    expect(waiting.html).toContain('Stuur dit als nieuw bericht');
    expect((await me.send(`${path}/versturen`, fieldsOf(waiting.html))).status).toBe(200);

    const gone = await me.send(`${path}/versturen`, {
      ...fieldsOf(first.html),
      words: 'Met tekst',
    });
    expect(gone.status).toBe(409);
    expect(gone.html).toContain('Kies uw opname of foto opnieuw.');
    expect(gone.html).toContain('Met tekst');
    expect(fieldsOf(gone.html)['soundId']).toBeUndefined();
  });
});
