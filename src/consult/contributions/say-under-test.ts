import { type AppUnderTest, appUnderTest } from '../../app-under-test.ts';
import type { OpenDatabase } from '../../db/open.ts';
import { sql } from '../../db/sql.ts';
import { linkUnderTest } from '../links/link-under-test.ts';

/** A page as a person gets it. */
export interface Page {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
}
export type Fields = Readonly<Record<string, string | readonly string[] | Blob | readonly Blob[]>>;

/** A resident with a phone: opens pages and sends forms, and has nothing else. */
export interface Visitor extends AppUnderTest {
  readonly approachId: string;
  open(path: string, headers?: Record<string, string>): Promise<Page>;
  send(path: string, fields: Fields): Promise<Page>;
  /** How many messages the workspace holds. */
  count(): Promise<number>;
}

/** A workspace of its own with the link `/meedoen/demo`, and someone who visits it. */
export async function visitor(
  database: OpenDatabase,
  seed: string,
  link: Parameters<typeof linkUnderTest>[1] = {},
): Promise<Visitor> {
  const house = await appUnderTest(database, seed);
  const { approachId } = await linkUnderTest(house, link);
  const address = (path: string) => `http://${seed}.localhost${path}`;
  const asPage = async (response: Response): Promise<Page> => ({
    status: response.status,
    html: await response.text(),
    headers: response.headers,
  });
  return {
    ...house,
    approachId,
    async open(path, headers = {}) {
      return asPage(await house.app.request(address(path), { headers }));
    },
    async send(path, fields) {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) {
        for (const one of Array.isArray(value) ? value : [value]) body.append(name, one);
      }
      return asPage(await house.app.request(address(path), { method: 'POST', body }));
    },
    async count() {
      const rows = await house.deps.db.tx({ tenantId: house.workspace.tenantId }, (tx) =>
        tx.run(sql<{ count: number }>`select count(*) as count from contribution`),
      );
      return rows[0]?.count ?? -1;
    },
  };
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
};

/** Text as a browser would show it. */
export function asShown(html: string): string {
  return html.replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');
}

/** What a browser would send again with the form of a page: hidden fields, ticked boxes, typed text. */
export function fieldsOf(html: string): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  const add = (name: string, value: string) => {
    fields[name] = [...(fields[name] ?? []), asShown(value)];
  };
  for (const [tag] of html.matchAll(/<input [^>]*>/g)) {
    const name = /\bname="([^"]*)"/.exec(tag)?.[1];
    const value = /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '';
    const type = /\btype="([^"]*)"/.exec(tag)?.[1];
    const isTicked = !['checkbox', 'radio'].includes(type ?? '') || /\schecked\b/.test(tag);
    if (name && type !== 'file' && isTicked) add(name, value);
  }
  for (const [, name, text] of html.matchAll(/<textarea [^>]*name="([^"]*)"[^>]*>([^<]*)</g)) {
    if (name) add(name, (text ?? '').replace(/^\n/, ''));
  }
  return fields;
}

/** The sixteen digits that stand large on the last screen. */
export function codeOn(html: string): string {
  const shown = /hoofdrol-code__digits[^>]*>(.*?)<\/p>/s.exec(html)?.[1] ?? '';
  return shown.replaceAll(/<[^>]*>|\s/g, '');
}
