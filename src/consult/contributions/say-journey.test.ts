import { expect, it } from 'vitest';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { codeOfFormKey } from './contribution-code.ts';
import { codeOn, fieldsOf, visitor } from './say-under-test.ts';

onBothDatabases('a resident says something', (open) => {
  it('is warned of a service number and of names before anything is kept, and may send it', async () => {
    const me = await visitor(open(), 'warned');
    const path = '/meedoen/demo/nl-eenvoudig';
    const fields = fieldsOf((await me.open(path)).html);
    const words = 'Mijn nummer is 111222333. Ik hoor dat van Fatma.';
    const { html } = await me.send(`${path}/nalezen`, { ...fields, words });
    expect(html).toContain('een nummer in dat op een BSN lijkt');
    expect(html).toContain('Noemt u iemand bij de naam?');
    expect(await me.count()).toBe(0);
    const plain = await me.send(`${path}/nalezen`, { ...fields, words: 'De schommel is stuk.' });
    expect(plain.html).not.toContain('BSN');
    expect((await me.send(`${path}/versturen`, fieldsOf(html))).status).toBe(200);
    expect(await me.count()).toBe(1);
  });

  it('in four screens, and gets a code', async () => {
    const me = await visitor(open(), 'four');
    const first = await me.open('/meedoen/demo', { 'accept-language': 'tr,en;q=0.5' });
    expect(first.status).toBe(200);
    expect(first.html).toContain('href="/meedoen/demo/ar"');
    expect(first.html).toContain('العربية');
    expect(first.html).toContain('href="tel:0005550120"');
    expect(first.html).not.toMatch(/<script(?![^>]*src=)/);

    const second = await me.open('/meedoen/demo/nl-eenvoudig');
    expect(second.html).toContain('Alleen het team leest uw bericht.');
    expect(second.html).toContain('Bel 112');
    expect(second.html).toContain('Maak een opname met uw telefoon. Kies daarna het bestand.');
    expect(second.html.indexOf('name="words"')).toBeLessThan(second.html.indexOf('type="file"'));
    expect(second.headers.get('cache-control')).toBe('private, no-cache');
    expect(second.headers.get('set-cookie')).toBeNull();

    const words = 'De schommel is stuk.\nAl een jaar.';
    const third = await me.send('/meedoen/demo/nl-eenvoudig/nalezen', {
      ...fieldsOf(second.html),
      words,
    });
    expect(third.status).toBe(200);
    expect(third.html).toContain('De schommel is stuk.');
    expect(third.html).toContain('U geeft ons toestemming om uw bericht te lezen en te bewaren.');
    expect(third.html.indexOf('toestemming')).toBeLessThan(third.html.indexOf('Zo klopt het'));
    expect(third.html).toContain('Wij kunnen de code niet terugvinden');
    expect(await me.count()).toBe(0);

    const filled = fieldsOf(third.html);
    expect(filled['words']).toEqual([words]);
    const fourth = await me.send('/meedoen/demo/nl-eenvoudig/versturen', filled);
    expect(fourth.status).toBe(200);
    expect(codeOn(fourth.html)).toBe(codeOfFormKey(filled['formKey']?.[0] ?? ''));
    expect(fourth.html).toContain('zaterdag 12 december 2026');
    expect(fourth.html).toContain('Fatma Yıldırım');
    expect(fourth.headers.get('cache-control')).toBe('no-store');
    expect(fourth.headers.get('clear-site-data')).toBe('"cache"');
    expect(fourth.html).not.toContain('schommel');

    const kept = await me.deps.db.tx({ tenantId: me.workspace.tenantId }, (tx) =>
      tx.run(sql<Record<string, unknown>>`
        select c.form, c.locale, c.state, c.due_on, c.is_late, c.owner_id, v.body, n.use, e.kind, e.actor_role,
          ec.content, b.kind as bead,
          (select count(*) from contact) as contacts
        from contribution c
        join text_version v on v.tenant_id = c.tenant_id and v.text_id = c.text_id
        join consent n on n.tenant_id = c.tenant_id and n.contribution_id = c.id
        join event e on e.tenant_id = c.tenant_id and e.subject_id = c.id
        join event_content ec on ec.tenant_id = e.tenant_id and ec.event_id = e.id
        join bead b on b.tenant_id = c.tenant_id and b.id = c.id`),
    );
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({
      form: 'typed',
      locale: 'nl-eenvoudig',
      state: 'open',
      due_on: '2026-12-12',
      is_late: false,
      owner_id: me.people.coordinator.id,
      body: words,
      use: 'team-reads',
      kind: 'contribution-received',
      actor_role: 'resident',
      bead: 'contribution',
      contacts: 0,
    });
    expect(String(kept[0]?.['content'])).not.toContain('schommel');
  });

  it('in Arabic, from right to left, with the code from left to right', async () => {
    const me = await visitor(open(), 'arabic');
    const second = await me.open('/meedoen/demo/ar');
    expect(second.html).toContain('<html lang="ar" dir="rtl"');
    // the words of the link are not in Arabic: they say in which language they are
    expect(second.html).toMatch(/lang="nl" dir="ltr">Makkelijk Nederlands:<\/p>/);
    const third = await me.send('/meedoen/demo/ar/nalezen', {
      ...fieldsOf(second.html),
      words: 'الأرجوحة مكسورة',
    });
    const fourth = await me.send('/meedoen/demo/ar/versturen', fieldsOf(third.html));
    expect(fourth.html).toMatch(/hoofdrol-code__digits" dir="ltr"/);
    expect(codeOn(fourth.html)).toMatch(/^\d{16}$/);
  });

  it('may change it after reading it back, with nothing lost', async () => {
    const me = await visitor(open(), 'change');
    const second = await me.open('/meedoen/demo/en');
    const third = await me.send('/meedoen/demo/en/nalezen', {
      ...fieldsOf(second.html),
      words: 'First try',
    });
    const again = await me.send('/meedoen/demo/en', {
      ...fieldsOf(third.html),
      adult: 'yes',
      email: 'a@example.org',
    });
    expect(again.status).toBe(200);
    const fields = fieldsOf(again.html);
    expect(fields['words']).toEqual(['First try']);
    expect(fields['formKey']).toEqual(fieldsOf(second.html)['formKey']);
    const back = await me.send('/meedoen/demo/en/nalezen', { ...fields, words: 'Second try' });
    expect(fieldsOf(back.html)).toMatchObject({
      words: ['Second try'],
      adult: ['yes'],
      email: ['a@example.org'],
    });
  });

  it('may leave a telephone number when sixteen or older, and hears how it is used', async () => {
    const me = await visitor(open(), 'contact');
    const formKey = 'c'.repeat(32);
    const message = { formKey, words: 'Bel mij', phone: '06-000 000 00', name: 'Ans' };
    const young = await me.send('/meedoen/demo/nl-eenvoudig/versturen', message);
    expect(young.status).toBe(422);
    expect(young.html).toContain('<title>(1 fout) ');
    expect(young.html).toContain('href="#field-adult"');
    expect(fieldsOf(young.html)).toMatchObject({ phone: ['06-000 000 00'], name: ['Ans'] });
    expect(await me.count()).toBe(0);

    const sent = await me.send('/meedoen/demo/nl-eenvoudig/versturen', {
      ...message,
      adult: 'yes',
    });
    expect(sent.html).toContain('Iemand van het team belt u ook');
    const rows = await me.deps.db.tx({ tenantId: me.workspace.tenantId }, (tx) =>
      tx.run(sql<Record<string, unknown>>`select name, phone, email, reach from contact`),
    );
    expect(rows).toEqual([{ name: 'Ans', phone: '06-000 000 00', email: null, reach: 'phone' }]);
  });

  it('may tell three coarse things afterwards, or skip them', async () => {
    const me = await visitor(open(), 'about');
    const formKey = 'a'.repeat(32);
    const path = '/meedoen/demo/nl-eenvoudig';
    const before = await me.send(`${path}/over-u`, { formKey, age: '25-44' });
    expect(before.status).toBe(410);
    const sent = await me.send(`${path}/versturen`, { formKey, words: 'Hallo' });
    expect(fieldsOf(sent.html)).toEqual({ formKey: [formKey] });
    const told = await me.send(`${path}/over-u`, { formKey, age: '25-44', household: 'castle' });
    expect(told.status).toBe(200);
    expect(codeOn(told.html)).toBe(codeOfFormKey(formKey));
    expect(told.html).toContain('U bent klaar.');
    await me.send(`${path}/over-u`, { formKey, age: '45-64', livesHere: 'long' });
    const rows = await me.deps.db.tx({ tenantId: me.workspace.tenantId }, (tx) =>
      tx.run(sql<Record<string, unknown>>`select age_band, household, lives_here
        from contribution_background`),
    );
    expect(rows).toEqual([{ age_band: '45-64', household: null, lives_here: 'long' }]);
    me.clock.forward(2);
    expect((await me.send(`${path}/over-u`, { formKey, age: '16-24' })).status).toBe(410);
  });
});
