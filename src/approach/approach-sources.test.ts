import { expect, it } from 'vitest';
import { type AppUnderTest, appUnderTest } from '../app-under-test.ts';
import { browserUnderTest } from '../browser-under-test.ts';
import { onBothDatabases } from '../db/test-database.ts';
import { today } from '../people/index.ts';
import { coalitionWords } from '../web/words.ts';
import { approachEvidence, decisionAttention } from './approach-sources.ts';
import { approachOfSlug } from './approach-store.ts';
import { decisionThreadSource } from './decisions/decision-sources.ts';

onBothDatabases('what an approach asks, shows and tells', (open) => {
  const path = '/aanpak/buiten';
  const house = async (seed: string) => {
    const app = await appUnderTest(open(), seed);
    const marit = await browserUnderTest(app, 'coordinator', seed);
    await marit.post('/aanpak/nieuw', {
      title: 'Fijn buiten',
      purpose: 'Buiten spelen is voor iedereen.',
      coordinatorId: app.people.coordinator.id,
      answerDays: '21',
      slug: 'buiten',
      formKey: 'f'.repeat(32),
    });
    const mark = async (address: string) =>
      /name="gezien" value="([^"]*)"/.exec(await marit.read(address))?.[1] ?? '';
    const form = `${path}/wijzigen/uitleg`;
    await marit.post(form, { body: 'Wij gaan naar buiten.', gezien: await mark(form) });
    const recorded = await marit.post(`${path}/besluiten/nieuw`, {
      ...{ what: 'De lamp gaat aan.', why: 'Omdat het donker is.', outcome: 'yes' },
      ...{ decider: 'person', decidedBy: app.people.nurse.id, level: 'delivery' },
      ...{ decidedOn: '2026-11-18', reviewOn: '2026-12-20', ownerId: app.people.nurse.id },
      formKey: 'a'.repeat(32),
    });
    const id = recorded.headers.get('location')?.split('/').at(-1) ?? '';
    return { ...app, app, seed, marit, id };
  };
  const requestOf = (
    { people, workspace, clock }: Pick<AppUnderTest, 'people' | 'workspace' | 'clock'>,
    person: keyof AppUnderTest['people'],
  ) => ({
    workspace,
    account: { ...people[person], secondFactor: 'none', locale: 'nl' } as const,
    words: coalitionWords('nl'),
    today: today(workspace, clock.now()),
  });

  const asking =
    ({ db }: Pick<AppUnderTest['deps'], 'db'>, workspace: AppUnderTest['workspace']) =>
    (request: ReturnType<typeof requestOf>) =>
      db.tx(workspace, (tx) => decisionAttention(request, tx));

  it('shows who leads a new workspace where to begin, until there is an approach', async () => {
    const app = await appUnderTest(open(), 'begin');
    const ask = asking(app.deps, app.workspace);
    for (const leader of ['administrator', 'coordinator'] as const) {
      const { items } = await ask(requestOf(app, leader));
      expect(items.map(({ action }) => action.href)).toEqual(['/aanpak/nieuw']);
    }
    expect((await ask(requestOf(app, 'nurse'))).total).toBe(0);
    const made = await house('begun');
    const later = asking(made.deps, made.workspace);
    expect((await later(requestOf(made, 'coordinator'))).items).toEqual([]);
  });

  it('asks to look at a decision again two weeks ahead, without any of its words', async () => {
    const { deps, clock, id, ...rest } = await house('ask');
    const ask = asking(deps, rest.workspace);
    const nurse = () => requestOf({ ...rest, clock }, 'nurse');
    expect((await ask(nurse())).total).toBe(0);
    clock.forward(15);
    const { items, total } = await ask(nurse());
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({
      dueOn: '2026-12-20',
      action: { href: `${path}/besluiten/${id}/bekijken` },
    });
    expect(items[0]?.what).not.toContain('lamp');
    expect((await ask(requestOf({ ...rest, clock }, 'alderman'))).total).toBe(0);
  });

  it('asks a resident partner to read the description, and the coordinator to mend it', async () => {
    const { deps, app, seed, ...rest } = await house('words');
    const ask = asking(deps, rest.workspace);
    const partner = () => requestOf(rest, 'partner');
    const coordinator = () => requestOf(rest, 'coordinator');
    expect((await ask(partner())).items[0]?.action.href).toBe(`${path}/uitleg`);
    expect((await ask(coordinator())).total).toBe(0);
    const joke = await browserUnderTest(app, 'partner', seed);
    await joke.post(`${path}/uitleg`, {
      ...{ verdict: 'unclear', remark: 'Wie is wij?', versie: '1' },
      formKey: await joke.formKey(`${path}/uitleg`),
    });
    expect((await ask(partner())).total).toBe(0);
    const { items } = await ask(coordinator());
    expect(items[0]?.action.href).toBe(`${path}/wijzigen/uitleg`);
    expect(items[0]?.what).not.toContain('Wie is wij?');
  });

  it('counts again at the next look once somebody decided something', async () => {
    const { marit, people } = await house('again');
    const stands = async () => /(\d+) besluit[^<]*/.exec(await marit.read(path))?.[0];
    const before = await stands();
    expect(await stands()).toBe(before);
    await marit.post(`${path}/besluiten/nieuw`, {
      ...{ what: 'De bank komt er.', why: 'Om te zitten.', outcome: 'yes' },
      ...{ decider: 'person', decidedBy: people.nurse.id, level: 'delivery' },
      ...{ decidedOn: '2026-11-19', reviewOn: '2026-12-20', ownerId: people.nurse.id },
      formKey: 'b'.repeat(32),
    });
    expect([before, await stands()].map((said) => Number(said?.split(' ')[0]))).toEqual([1, 2]);
  });

  it('shows partners per domain and level, decisions per level, and what is missing', async () => {
    const { deps, marit, workspace, people, ...rest } = await house('show');
    await marit.post(`${path}/wijzigen/partners`, {
      ...{ organisationId: people.nurse.organisationId ?? '', name: '', kind: '', domain: '' },
    });
    const approach = await deps.db.tx(workspace, (tx) =>
      approachOfSlug(tx, workspace.tenantId, 'buiten'),
    );
    if (!approach) throw new Error('no approach');
    const asked = requestOf({ ...rest, workspace, people }, 'coordinator');
    const { items, gaps } = await deps.db.tx(workspace, (tx) =>
      approachEvidence(deps)({ ...asked, approach }, tx),
    );
    expect(items.every(({ principle }) => principle === 'C')).toBe(true);
    expect(items.map(({ key }) => key)).toEqual([
      'partners:social',
      'partners-level:delivery',
      'partners-level:policy',
      'partners-level:board',
      'decisions:delivery',
    ]);
    expect(items.at(-1)).toMatchObject({ on: '2026-11-18', href: `${path}/besluiten` });
    expect(gaps.map(({ key }) => key)).toEqual([
      'no-partners:medical',
      'no-partners:spatial',
      'no-partners:public-health',
      'no-decisions:board',
    ]);
  });

  it('tells of decisions on the thread, and leaves out what is none', async () => {
    const { deps, workspace, people, clock, id } = await house('tell');
    const asked = requestOf({ workspace, people, clock }, 'keyPerson');
    const beads = await deps.db.tx(workspace, (tx) =>
      decisionThreadSource.describe(tx, asked, [id, people.nurse.id]),
    );
    expect(beads).toEqual([
      {
        id,
        kind: 'decision',
        label: 'De lamp gaat aan.',
        state: 'ja',
        on: '2026-11-18',
        href: `${path}/besluiten/${id}`,
      },
    ]);
  });
});
