import { Hono } from 'hono';
import type { AppUnderTest } from '../../app-under-test.ts';
import type { Query } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { AppEnv } from '../../people/index.ts';
import type { Deps } from '../../web/deps.ts';
import { checkDigit } from '../contributions/contribution-code.ts';
import { answerUnderTest, type MessageUnderTest, messageUnderTest } from './answer-under-test.ts';
import type { CodeGate } from './code-step.tsx';
import { hearRoutes } from './hear-routes.tsx';

/** A code that could exist, and that nobody has. */
export const unknownCode = `123456789012345${checkDigit('123456789012345')}`;

/** What a person reads: without marks, spaces made one. */
const wordsOf = (html: string): string =>
  html
    .replaceAll(/<(svg|head)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll(/\s+/g, ' ');

type Asked = Pick<Hono<AppEnv>, 'request'>;

/** Sends a form and gives the page that comes back. */
export async function post(app: Asked, path: string, fields: Record<string, string>) {
  const body = new URLSearchParams(fields);
  const response = await app.request(`http://localhost${path}`, { method: 'POST', body });
  const html = await response.text();
  return { response, status: response.status, html, words: wordsOf(html) };
}

/** The hidden fields of the form for a reply on a page. */
export function replyFields(html: string): Record<string, string> {
  const form = /<form[^>]*reactie[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
  const hidden = [...form.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)];
  return Object.fromEntries(hidden.map(([, name, value]) => [name, value]));
}

/** `/antwoord` alone, with other parts in place of the application's. */
export function hearAlone(test: AppUnderTest, changes: Partial<Deps>, wait?: CodeGate['wait']) {
  const app = new Hono<AppEnv>();
  app.use(async (c, next) => {
    c.set('workspace', test.workspace);
    await next();
  });
  return app.route('/', hearRoutes({ ...test.deps, ...changes }, wait));
}

/** What people with a code do, and what is then in the database. */
export function hearUnderTest(test: AppUnderTest) {
  const { app, deps, workspace } = test;
  const rows = <T = unknown>(query: Query<T>): Promise<T[]> =>
    deps.db.tx({ tenantId: workspace.tenantId }, (tx) => tx.run(query));
  const ask = (code: string, tag = 'nl-eenvoudig') => post(app, `/antwoord/${tag}`, { code });
  return {
    rows,
    ask,
    send: (fields: Record<string, string>) => post(app, '/antwoord/nl-eenvoudig/reactie', fields),
    takeBack: (code: string) => post(app, '/antwoord/nl-eenvoudig/terughalen/ja', { code }),
    async contributionOf({ id }: MessageUnderTest) {
      const [row] = await rows(
        sql<{ state: string; due_on: string; owner_id: string; reopened_count: number }>`
          select state, due_on, owner_id, reopened_count from contribution where id = ${id}`,
      );
      if (!row) throw new Error('the message is gone');
      return row;
    },
    async eventsOf({ id }: MessageUnderTest) {
      const events = await rows(
        sql<{ kind: string }>`select kind from event where subject_id = ${id} order by kind`,
      );
      return events.map(({ kind }) => kind);
    },
    saidOf: ({ id }: MessageUnderTest) =>
      rows(
        sql<{ reply: string | null; body: string | null; through: string | null }>`
          select d.reply, v.body, d.replied_through as through from answer_delivery d
          left join text_version v on v.tenant_id = d.tenant_id and v.text_id = d.reply_text_id
          where d.contribution_id = ${id} order by d.answer_id, v.version`,
      ),
    /** A message with an answer that its sender has read. */
    async answeredMessage() {
      const message = await messageUnderTest(test);
      await answerUnderTest(test, message);
      const page = await ask(message.code);
      return { message, page, fields: replyFields(page.html) };
    },
  };
}
