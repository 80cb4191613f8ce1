import { expect, it } from 'vitest';
import { appUnderTest } from '../../app-under-test.ts';
import { browserUnderTest } from '../../browser-under-test.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { addBead } from '../../thread/beads.ts';
import { eventsOf } from '../../thread/event-list.ts';
import { newId } from '../../thread/ids.ts';
import { approachOfSlug } from '../approach-store.ts';
import { decisionsOf } from './decision-store.ts';

onBothDatabases('decisions', (open) => {
  const house = async (seed: string) => {
    const app = await appUnderTest(open(), seed);
    const { deps, workspace, people } = app;
    const { tenantId } = workspace;
    const marit = await browserUnderTest(app, 'coordinator', seed);
    await marit.post('/aanpak/nieuw', {
      title: 'Fijn buiten',
      purpose: 'Buiten spelen is voor iedereen.',
      coordinatorId: people.coordinator.id,
      answerDays: '21',
      slug: 'buiten',
      formKey: 'f'.repeat(32),
    });
    const approach = await deps.db.tx(workspace, (tx) => approachOfSlug(tx, tenantId, 'buiten'));
    if (!approach) throw new Error('no approach');
    const list = '/aanpak/buiten/besluiten';
    const typed = {
      what: 'De lamp bij het speelveld gaat elke avond aan.',
      outcome: 'yes',
      why: 'Ja, omdat kinderen er na het eten nog spelen.',
      decider: 'college',
      decidedBy: '',
      body: '',
      documentName: 'Besluitenlijst van 18 november 2026',
      documentUrl: 'https://voorbeeldstad.example/besluiten/18',
      level: 'board',
      decidedOn: '2026-11-18',
      validFrom: '',
      reviewOn: '2027-05-18',
      ownerId: people.coordinator.id,
    };
    const record = async (fields: Record<string, string | readonly string[]> = {}) => {
      const formKey = await marit.formKey(`${list}/nieuw`);
      const sent = await marit.post(`${list}/nieuw`, { ...typed, formKey, ...fields });
      return { sent, path: sent.headers.get('location') ?? '' };
    };
    return { ...app, seed, app, marit, approach, list, typed, record };
  };
  const hidden = (page: string, name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';

  it('stand with what, why, who, which document, and when they are looked at again', async () => {
    const { app, seed, list, record } = await house('stand');
    const { sent, path } = await record();
    expect(sent.status).toBe(303);
    const amal = await browserUnderTest(app, 'keyPerson', seed);
    const page = await amal.read(path);
    for (const words of [
      'De lamp bij het speelveld gaat elke avond aan.',
      'Ja, omdat kinderen er na het eten nog spelen.',
      'het college van burgemeester en wethouders',
      'href="https://voorbeeldstad.example/besluiten/18"',
      'woensdag 18 november 2026',
      'dinsdag 18 mei 2027',
      'Marit de Groot',
    ]) {
      expect(page).toContain(words);
    }
    expect(page).not.toContain('/bekijken');
    expect(await amal.read(list)).toContain(`href="${path}"`);
    expect((await amal.get(`${list}/nieuw`)).status).toBe(404);
    const approachPage = await amal.read('/aanpak/buiten');
    expect(approachPage).toContain('1 besluit geldt nu.');
  });

  it('say "no, because" as well, taken by a person of the coalition', async () => {
    const { record, marit, people } = await house('person');
    const { path } = await record({
      outcome: 'no',
      why: 'Nee, omdat de stroom daar niet genoeg is.',
      decider: 'person',
      decidedBy: people.alderman.id,
      documentName: '',
      documentUrl: '',
    });
    const page = await marit.read(path);
    expect(page).toContain('Nee, omdat de stroom');
    expect(page).toContain('Henk Mulder');
    expect(page).toContain('geen document genoemd');
  });

  it('are refused with a word at each field, and everything typed stays', async () => {
    const { record, people } = await house('wrong');
    const { sent } = await record({
      what: ' ',
      why: 'Om <b>"iets"</b>',
      outcome: 'misschien',
      decider: 'other',
      documentName: '',
      documentUrl: 'javascript:alert(1)',
      level: '',
      decidedOn: '2026-11-22',
      validFrom: '2026-11-20',
      reviewOn: '2031-01-01',
      ownerId: people.keyPerson.id,
    });
    expect(sent.status).toBe(422);
    const page = await sent.text();
    for (const fault of [
      'Schrijf wat er besloten is.',
      'Kies ja, deels, nee of later.',
      'Schrijf welk bestuur heeft besloten.',
      'Noem het document waarin het besluit staat.',
      'dat begint met https://',
      'Kies een niveau.',
      'Leg een besluit vast als het genomen is.',
      'Een besluit geldt niet voordat het is genomen.',
      'Kies een dag binnen drie jaar.',
    ]) {
      expect(page).toContain(fault);
    }
    expect(page).toContain('Om &lt;b&gt;');
    expect(page).toContain('value="2031-01-01"');
  });

  it('take nobody as owner who may not record them', async () => {
    const { record, people } = await house('owner');
    const { sent } = await record({ ownerId: people.keyPerson.id });
    expect(sent.status).toBe(422);
    expect(await sent.text()).toContain('Kies wie het opnieuw bekijkt.');
  });

  it('are one decision of a form that was sent twice, and two when the words differ', async () => {
    const { marit, list, typed } = await house('twice');
    const formKey = await marit.formKey(`${list}/nieuw`);
    const first = await marit.post(`${list}/nieuw`, { ...typed, formKey });
    const again = await marit.post(`${list}/nieuw`, { ...typed, formKey });
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    const other = await marit.post(`${list}/nieuw`, { ...typed, what: 'Iets anders.', formKey });
    expect(other.status).toBe(409);
    const page = await other.text();
    expect(page).toContain('Dit formulier is al verstuurd');
    expect(page).toContain('De lamp bij het speelveld');
    expect(page).toContain('Iets anders.');
    const newKey = hidden(page, 'formKey');
    const second = await marit.post(`${list}/nieuw`, {
      ...typed,
      what: 'Iets anders.',
      formKey: newKey,
    });
    expect(second.status).toBe(303);
  });

  it('are mended by who wrote them within a day: the words before stay to be read', async () => {
    const { app, seed, marit, record, clock, deps, workspace } = await house('mend');
    const { path } = await record();
    const form = await marit.read(`${path}/verbeteren`);
    const mended = {
      what: 'De lampen bij het speelveld gaan elke avond aan.',
      why: 'Ja, omdat kinderen er na het eten nog spelen.',
      gezien: hidden(form, 'gezien'),
    };
    expect((await marit.post(`${path}/verbeteren`, mended)).status).toBe(303);
    const page = await marit.read(path);
    expect(page).toContain('De lampen bij het speelveld');
    expect(page).toContain('De lamp bij het speelveld gaat');
    expect(page).toContain('Tikfout verbeterd');
    // an old page in another window does not overwrite
    const stale = await marit.post(`${path}/verbeteren`, { ...mended, what: 'Oud venster.' });
    expect(stale.status).toBe(409);
    const both = await stale.text();
    expect(both).toContain('De lampen bij het speelveld');
    expect(both).toContain('Oud venster.');
    const samira = await browserUnderTest(app, 'nurse', seed);
    expect(await samira.read(path)).not.toContain('/verbeteren');
    const notHers = await samira.post(`${path}/verbeteren`, { ...mended, what: 'x', gezien: '2' });
    expect(notHers.status).toBe(409);
    clock.forward(1);
    const late = await marit.post(`${path}/verbeteren`, { ...mended, what: 'x', gezien: '2' });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('Dit kan niet meer');
    const events = await deps.db.tx(workspace, (tx) =>
      eventsOf(tx, workspace.tenantId, path.split('/').at(-1) ?? ''),
    );
    expect(events.map(({ kind }) => kind).sort()).toEqual(['decision-mended', 'decision-recorded']);
    expect(JSON.stringify(events)).not.toMatch(/lamp/i);
  });

  it('are replaced by another, once; both are shown', async () => {
    const { marit, list, record, approach, deps, workspace } = await house('replace');
    const { path } = await record();
    const id = path.split('/').at(-1) ?? '';
    const open = async () => {
      const page = await marit.read(`${list}/nieuw?vervangt=${id}`);
      return { vervangt: hidden(page, 'vervangt'), gezien: hidden(page, 'gezien') };
    };
    const seen = await open();
    const tooEarly = await record({ ...seen, decidedOn: '2026-11-17' });
    expect(tooEarly.sent.status).toBe(422);
    const second = await record({
      ...seen,
      what: 'De lamp gaat om tien uur uit.',
      decidedOn: '2026-11-20',
    });
    expect(second.sent.status).toBe(303);
    expect(await marit.read(path)).toContain('De lamp gaat om tien uur uit.');
    expect(await marit.read(second.path)).toContain('De lamp bij het speelveld gaat');
    const late = await record({ ...seen, what: 'Een derde.', decidedOn: '2026-11-21' });
    expect(late.sent.status).toBe(409);
    const page = await late.sent.text();
    expect(page).toContain('Er kwam al een ander besluit');
    expect(page).toContain('Een derde.');
    const choices = await deps.db.tx(workspace, (tx) =>
      decisionsOf(tx, workspace.tenantId, approach.id),
    );
    expect(choices.map((choice) => choice.id)).toEqual([second.path.split('/').at(-1)]);
    const replaced = await marit.read(`${list}?welke=vervangen`);
    expect(replaced).toContain(path);
    expect(replaced).not.toContain(second.path);
  });

  it('are looked at again, and kept until another day', async () => {
    const { app, seed, record, clock, people } = await house('keep');
    const { path } = await record();
    clock.forward(178);
    // sessions end sooner than decisions
    const browser = await browserUnderTest(app, 'coordinator', seed);
    expect(await browser.read(path)).toContain('opnieuw bekijken');
    const form = await browser.read(`${path}/bekijken`);
    const typed = { reviewOn: '2027-11-18', ownerId: people.nurse.id, gezien: '1' };
    expect(form).toContain('name="gezien" value="1"');
    const past = await browser.post(`${path}/bekijken`, { ...typed, reviewOn: '2027-05-01' });
    expect(past.status).toBe(422);
    expect((await browser.post(`${path}/bekijken`, typed)).status).toBe(303);
    expect((await browser.post(`${path}/bekijken`, typed)).status).toBe(303);
    const other = await browser.post(`${path}/bekijken`, { ...typed, reviewOn: '2028-01-01' });
    expect(other.status).toBe(409);
    const shown = await browser.read(path);
    expect(shown).toContain('donderdag 18 november 2027');
    expect(shown).toContain('Samira Bakker');
    expect(shown.match(/het besluit blijft/g)?.length).toBe(1);
  });

  it('are tied to themes and goals of their own approach only', async () => {
    const { record, deps, workspace, approach } = await house('about');
    const goal = newId(deps);
    await deps.db.tx(workspace, (tx) =>
      addBead(tx, deps, { id: goal, approachId: approach.id, kind: 'goal' }),
    );
    const elsewhere = newId(deps);
    await deps.db.tx(workspace, (tx) =>
      addBead(tx, deps, { id: elsewhere, approachId: newId(deps), kind: 'goal' }),
    );
    expect((await record({ about: [goal] })).sent.status).toBe(303);
    const refused = await record({ about: [goal, elsewhere] });
    expect(refused.sent.status).toBe(422);
    expect(await refused.sent.text()).toContain('Kijk uw keuze na.');
  });

  it('are paged by their place in the list', async () => {
    const { marit, list, record } = await house('pages');
    for (let day = 1; day <= 28; day += 1) {
      await record({
        what: `Besluit ${day}.`,
        decidedOn: `2026-10-${String(day).padStart(2, '0')}`,
      });
    }
    const first = await marit.read(list);
    expect(first.match(/Besluit \d+\./g)).toHaveLength(25);
    expect(first).toContain('Besluit 28.');
    const next = /href="([^"]*na=[^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await marit.read(next);
    expect(second.match(/Besluit \d+\./g)).toEqual(['Besluit 3.', 'Besluit 2.', 'Besluit 1.']);
    const back = /href="([^"]*voor=[^"]*)"/.exec(second)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const again = await marit.read(back);
    expect(again.match(/Besluit \d+\./g)).toHaveLength(25);
    expect(again).toContain('Besluit 4.');
    expect((await marit.get(`${list}?na=onzin`)).status).toBe(200);
  });
});
