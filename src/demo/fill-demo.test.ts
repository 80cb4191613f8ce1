import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { HandClock, replayableRandom } from '../app-under-test.ts';
import { codeMac, codeOfFormKey } from '../consult/contributions/contribution-code.ts';
import type { OpenDatabase } from '../db/open.ts';
import { sql } from '../db/sql.ts';
import { clonePostgres, onBothDatabases } from '../db/test-database.ts';
import { allWorkspaces, type Workspace, workspaceOfHost } from '../people/index.ts';
import { trustTables } from '../server/trust-tables.ts';
import type { Clock } from '../thread/ids.ts';
import { systemRandom } from '../thread/ids.ts';
import { sealNext } from '../thread/seal-thread.ts';
import { verifyWorkspace } from '../thread/verify.ts';
import { addDays, dayIn } from '../web/calendar.ts';
import type { Deps } from '../web/deps.ts';
import { demoCodes, demoFormKey } from './demo-codes.ts';
import type { DemoContribution } from './demo-content.ts';
import { fillDemo } from './fill-demo.ts';
import { fillDates } from './moments.ts';
import { type Demo, readDemo } from './read-demo.ts';

const secret = 'a secret of the tests, at least 32 bytes long';
const today = '2026-11-21';

const depsOf = (database: OpenDatabase, clock: Clock, seed = 'demo'): Deps => ({
  db: database.db,
  clock,
  random: replayableRandom(seed),
  secret,
  baseUrl: 'http://localhost',
  demo: true,
  trustProxy: false,
  mail: { way: 'console', nudge: () => undefined },
  demoClock: null,
  identityProvider: null,
  log: pino({ level: 'silent' }),
});

/** Where the rules of the house leave a message of each stage. */
const stateOfStage = {
  new: 'open',
  interim: 'interim',
  checking: 'checking',
  answered: 'written',
  delivered: 'answered',
  understood: 'answered',
  'not-understood': 'explain',
  disagree: 'answered',
  contested: 'reopened',
  'answered-again': 'answered',
  'set-aside': 'set-aside',
  'taken-back': 'withdrawn',
  'to-write-out': 'open',
} as const satisfies Record<DemoContribution['stage'], string>;

interface Row {
  code: string | null;
  state: string;
  form: string;
  origin: string;
  owner: string;
  due: string;
  receivedAt: Date;
  writeOutDue: string | null;
  isWrittenOut: boolean;
  words: string | null;
  translation: string | null;
  answer: string | null;
  hasSpokenAnswer: boolean;
  how: string | null;
  deliveredOn: string | null;
  reply: string | null;
}

const rowsOf = (database: OpenDatabase, tenantId: string): Promise<Row[]> =>
  database.installation('test').tx((tx) =>
    tx.run(sql<Row>`select encode(c.code_mac, 'hex') as code, c.state, c.form, c.origin,
        o.name as owner, c.due_on as due, c.received_at as "receivedAt",
        c.write_out_due_on as "writeOutDue", c.written_out_at is not null as "isWrittenOut",
        (select body from text_version v where v.text_id = c.text_id and v.locale in (c.locale, 'nl')
          order by v.version limit 1) as words,
        (select body from text_version v where v.text_id = c.text_id and v.version > 1) as translation,
        l.body as answer, l.spoken as "hasSpokenAnswer", l.how, l."deliveredOn", l.reply
      from contribution c join account o on o.id = c.owner_id
      left join lateral (
        select v.body, v.sound_file_id is not null as spoken, d.delivered_how as how,
          d.delivered_on as "deliveredOn", d.reply
        from answer_delivery d join answer a on a.id = d.answer_id
        join text_version v on v.text_id = a.text_id
          and v.locale = case c.locale when 'nl' then 'nl-eenvoudig' else c.locale end
        where d.contribution_id = c.id order by a.id desc limit 1) l on true
      where c.tenant_id = ${tenantId}`),
  );

onBothDatabases('the filled demo', (open) => {
  let demo: Demo;
  let workspace: Workspace;
  let rows: Row[] = [];
  const clock = new HandClock(`${today}T10:00:00Z`);

  const rowOf = (said: DemoContribution): Row => {
    const mac = codeMac(secret, codeOfFormKey(demoFormKey(said.key)));
    const row = rows.find((one) =>
      said.form === 'note' ? one.words === said.text : one.code === mac,
    );
    if (!row) throw new Error(`${said.key} is not there`);
    return row;
  };
  const nameOf = (key: string) => demo.workspace.people.find((one) => one.key === key)?.name;

  beforeAll(async () => {
    demo = await readDemo();
    expect(await fillDemo(open(), depsOf(open(), clock))).toBe(true);
    const found = await workspaceOfHost(open().installation('test'), 'localhost');
    if (!found) throw new Error('nobody answers at localhost');
    workspace = found;
    rows = await rowsOf(open(), workspace.tenantId);
  });

  it('answers at every name of this machine, as a demo', async () => {
    expect(workspace).toMatchObject({ slug: demo.workspace.slug, isDemo: true });
    for (const host of ['127.0.0.1', '[::1]']) {
      const same = await workspaceOfHost(open().installation('test'), host);
      expect(same?.tenantId).toBe(workspace.tenantId);
    }
  });

  it('holds every message, in the state that its stage asks for', () => {
    expect(rows).toHaveLength(demo.contributions.length);
    for (const said of demo.contributions) {
      expect(rowOf(said).state, said.key).toBe(stateOfStage[said.stage]);
    }
  });

  it('leaves the words of what was said, translated where that was done, and none of what is gone', () => {
    for (const said of demo.contributions) {
      const row = rowOf(said);
      const waits = said.stage === 'to-write-out';
      expect(row.words, said.key).toBe(waits ? null : (said.text ?? null));
      expect(row.translation, said.key).toBe(said.translation_nl ?? null);
      expect(row.form, said.key).toBe(said.form === 'sound' ? 'sound' : 'typed');
      expect(row.origin, said.key).toBe(said.form === 'note' ? 'note' : 'resident');
      expect(row.isWrittenOut, said.key).toBe(said.transcribed_by !== undefined);
    }
  });

  it('received everything on its day, in the order of time', () => {
    for (const said of demo.contributions) {
      const received = dayIn(workspace.zone, rowOf(said).receivedAt);
      expect(received, said.key).toBe(addDays(today, -said.days_ago));
    }
  });

  it('has everyone answer for what is theirs, by the day that the rules give', () => {
    for (const said of demo.contributions) {
      const row = rowOf(said);
      const importOf = demo.imports.find((file) => file.key === said.import);
      const dueIn =
        said.reply?.explain_again_in_days ??
        said.reply?.new_due_in_days ??
        said.interim?.at(-1)?.new_due_in_days ??
        importOf?.due_in_days ??
        demo.approach.due_in_days_default - said.days_ago;
      expect(row.due, said.key).toBe(addDays(today, dueIn));
      expect(row.owner, said.key).toBe(nameOf(said.reply?.new_owner ?? said.owner));
      if (said.write_out_due_in_days !== undefined) {
        expect(row.writeOutDue, said.key).toBe(addDays(today, said.write_out_due_in_days));
      }
    }
  });

  it('has the answers, how they were told, and what people said of them', () => {
    for (const said of demo.contributions) {
      const row = rowOf(said);
      const group = demo.groupAnswers.find((one) => one.key === said.group);
      const text =
        said.again?.text ??
        said.answer?.text ??
        said.interim?.at(-1)?.text ??
        group?.texts.find((one) => one.locale === said.locale)?.text;
      const delivery = said.again?.delivery ?? said.delivery ?? said.interim?.at(-1)?.delivery;
      expect(row.answer, said.key).toBe(text ? fillDates(text, today, said.locale) : null);
      expect(row.answer ?? '', said.key).not.toMatch(/[{}]/);
      expect(row.hasSpokenAnswer ?? false, said.key).toBe(said.answer?.sound ?? false);
      expect(row.how, said.key).toBe(delivery?.how ?? null);
      expect(row.deliveredOn, said.key).toBe(delivery ? addDays(today, -delivery.days_ago) : null);
      const last = said.again?.reply ?? said.reply;
      const reply = last?.kind === 'contested' ? 'no-answer' : last?.kind;
      expect(row.reply, said.key).toBe(reply ?? null);
    }
  });

  it('gives codes to try: answers that wait, are spoken, in Arabic, about a sentence, contested', () => {
    const others: Record<string, string> = { waiting: 'written', contested: 'reopened' };
    for (const { code, shows } of demoCodes()) {
      const row = rows.find((one) => one.code === codeMac(secret, code));
      expect(row?.answer, shows).toBeTruthy();
      expect(row?.state, shows).toBe(others[shows] ?? 'answered');
      expect(row?.hasSpokenAnswer, shows).toBe(shows === 'spoken');
      expect(/\p{Script=Arabic}/u.test(row?.answer ?? ''), shows).toBe(shows === 'arabic');
    }
  });

  it('tells the story from twelve notes to a second answer of the board', async () => {
    const story = await open()
      .installation('test')
      .tx((tx) =>
        tx.batch([
          sql`select t.title, count(c.contribution_id)::integer as sorted from theme t
            join theme_contribution c on c.theme_id = t.id where t.title like 'Veilig%' group by 1`,
          sql`select g.version, p.kind from goal g join goal_presence p
            on p.goal_id = g.id and p.version = g.version where p.kind = 'residents'`,
          sql`select level, body, document_name is not null as "isNamed" from decision
            where body = 'college' and outcome = 'partly'`,
          sql`select a.level, d.reply, b.name as by,
              (select count(*)::integer from answer_signature s where s.answer_id = a.id) as signed
            from answer a join answer_delivery d on d.answer_id = a.id
            join contribution c on c.id = d.contribution_id
            left join account b on b.id = d.delivered_by
            where c.reopened_count = 1 and c.level = 'board' order by a.id`,
          sql`select count(*)::integer as waiting from answer_delivery d
            where d.bringer_id is not null and d.delivered_on is null`,
        ]),
      );
    expect(story).toEqual([
      [{ title: 'Veilig over de Dijkweg', sorted: 15 }],
      [{ version: 2, kind: 'residents' }],
      [{ level: 'board', body: 'college', isNamed: true }],
      [
        { level: 'board', reply: 'no-answer', by: 'Aylin Demir', signed: 1 },
        { level: 'board', reply: 'understood', by: 'Aylin Demir', signed: 1 },
      ],
      [{ waiting: 4 }],
    ]);
  });

  it('has a public page, with one quote that was allowed; others wait for a partner, or for the person', async () => {
    const copies = await open()
      .installation('test')
      .tx((tx) =>
        tx.run(sql<{ kind: string; state: string; name: string | null }>`select kind, state,
            shown_name as name from publication where tenant_id = ${workspace.tenantId}`),
      );
    expect(copies.filter(({ state }) => state === 'published').map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['theme', 'theme', 'goal', 'decision', 'contribution']),
    );
    expect(copies).toHaveLength(demo.story.publications.length);
    expect(copies).toContainEqual({
      ...{ kind: 'contribution', state: 'proposed' },
      name: 'Een moeder van twee',
    });
    expect(copies).toContainEqual({ kind: 'contribution', state: 'asked', name: null });
  });

  it('adds nothing to a database that holds a workspace', async () => {
    expect(await fillDemo(open(), depsOf(open(), clock))).toBe(false);
    expect(await open().installation('test').tx(allWorkspaces)).toHaveLength(1);
    expect(await rowsOf(open(), workspace.tenantId)).toHaveLength(rows.length);
  });

  it('leaves a thread that can be sealed and verified', async () => {
    const { tenantId } = workspace;
    const house = open().installation('test');
    let events = 0;
    for (let isMore = true; isMore; ) {
      const sealed = await house.tx((tx) =>
        sealNext(tx, { clock, random: systemRandom }, tenantId, trustTables),
      );
      events += sealed.events;
      isMore = sealed.isMore;
    }
    expect(events).toBeGreaterThan(demo.contributions.length);
    const report = await verifyWorkspace(house, tenantId, trustTables);
    expect(report).toMatchObject({ breaks: [], unsealed: 0, rowsWaiting: 0 });
    expect(report.rows).toBeGreaterThan(events);
    expect(report.erased).toBe(demo.contributions.filter((said) => !said.text).length);
  });
});

describe('on one day', () => {
  async function contentFilledAt(moment: string): Promise<unknown> {
    const database = await clonePostgres();
    try {
      await fillDemo(database, depsOf(database, new HandClock(moment), moment));
      return await database.installation('test').tx((tx) =>
        tx.batch([
          sql`select locale, body, status, created_at from text_version order by 4, 1, 2, 3`,
          sql`select kind, occurred_at, actor_role from event order by occurred_at, kind, actor_role`,
          sql`select state, due_on, received_at, code_mac from contribution order by 3, 4, 1, 2`,
          sql`select delivered_how, delivered_on, reply, replied_at from answer_delivery
            order by 2, 4, 1, 3`,
        ]),
      );
    } finally {
      await database.close();
    }
  }

  it('is the same demo at every hour, and another one the day after', async () => {
    const morning = await contentFilledAt(`${today}T09:30:00Z`);
    expect(await contentFilledAt(`${today}T21:00:00Z`)).toEqual(morning);
    expect(await contentFilledAt('2026-11-22T09:30:00Z')).not.toEqual(morning);
  }, 120_000);
});

describe('several processes that start together', () => {
  it('fill one demo', async () => {
    const database = await clonePostgres();
    const fill = () => fillDemo(database, depsOf(database, new HandClock(`${today}T10:00:00Z`)));
    expect((await Promise.all([fill(), fill()])).sort()).toEqual([false, true]);
    const approaches = await database
      .installation('test')
      .tx((tx) => tx.run(sql<{ slug: string }>`select slug from approach`));
    expect(approaches).toHaveLength(1);
    await database.close();
  });
});
