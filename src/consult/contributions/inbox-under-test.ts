import { readFile } from 'node:fs/promises';
import { type AppUnderTest, appUnderTest } from '../../app-under-test.ts';
import type { Query } from '../../db/database.ts';
import type { OpenDatabase } from '../../db/open.ts';
import type { Account } from '../../people/index.ts';
import { addFile } from '../../thread/files/file-store.ts';
import { formKeyMac, newFormKey } from '../../thread/form-keys.ts';
import type { ResidentTag } from '../../web/locales.ts';
import { linkUnderTest } from '../links/link-under-test.ts';
import { readLink } from '../links/read-link.ts';
import type { Background, Contact } from './contribution.ts';
import { contributionOfKey, putBackground } from './contribution-store.ts';
import { asShown, fieldsOf, type Page } from './say-under-test.ts';
import { sendContribution } from './send-contribution.ts';

type Values = Readonly<Record<string, string | readonly string[] | Blob>>;

/** Somebody of the coalition who is signed in, with a browser. */
export interface Colleague {
  readonly cookie: string;
  open(path: string): Promise<Page>;
  send(path: string, fields: Values): Promise<Page>;
  /** Opens a page and sends the form with this action from it, changed as `typed` says. */
  fill(path: string, action: string, typed: Values): Promise<Page>;
}

/** What a resident sent. */
export interface Sent {
  readonly id: string;
  readonly code: string;
}

export interface Team extends AppUnderTest {
  readonly approachId: string;
  as(person: Account): Promise<Colleague>;
  /** A resident sends a message; `sound` and `photo` are bytes of real files. */
  say(message: {
    words?: string;
    locale?: ResidentTag;
    sound?: Uint8Array;
    photo?: Uint8Array;
    contact?: Contact;
    background?: Background;
  }): Promise<Sent>;
  rows<R>(query: Query<R>): Promise<R[]>;
}

/** Real sound, as a phone records it. */
export async function soundOfTest(): Promise<Uint8Array> {
  const path = new URL('../../thread/files/fixtures/opus.ogg', import.meta.url);
  return new Uint8Array(await readFile(path));
}

/** A workspace with an approach, a link and four people who work in its inbox. */
export async function teamUnderTest(database: OpenDatabase, seed: string): Promise<Team> {
  const house = await appUnderTest(database, seed);
  const { deps, workspace, app } = house;
  const { tenantId } = workspace;
  const { approachId } = await linkUnderTest(house);
  const host = `http://${seed}.localhost`;
  return {
    ...house,
    approachId,
    async as(person) {
      const answer = await app.request(`${host}/aanmelden/demo`, {
        method: 'POST',
        body: new URLSearchParams({ account: person.id }),
      });
      const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
      return colleague(house, host, cookie);
    },
    async say(message) {
      const link = await readLink(deps, tenantId, 'demo');
      if (!link) throw new Error('the link of the test is not there');
      const formKey = newFormKey(deps.random);
      const pendingMac = formKeyMac(deps.secret, formKey);
      const keep = (kind: 'sound' | 'photo', bytes: Uint8Array, mediaType: string) =>
        deps.db.tx({ tenantId }, (tx) =>
          addFile(tx, deps, tenantId, {
            kind,
            mediaType,
            bytes,
            seconds: kind === 'sound' ? 12.3 : null,
            playable: true,
            pendingMac,
          }),
        );
      const soundId = message.sound ? await keep('sound', message.sound, 'audio/ogg') : null;
      const photoIds = message.photo ? [await keep('photo', message.photo, 'image/jpeg')] : [];
      const sent = await sendContribution(
        deps,
        workspace,
        {
          formKey,
          locale: message.locale ?? 'nl-eenvoudig',
          words: message.words ?? '',
          soundId,
          photoIds,
          fileHashes: {},
          contact: message.contact ?? null,
          claimedAt: null,
        },
        { link, isLate: false },
      );
      if (!sent.ok) throw new Error(`the message of the test was refused: ${sent.reason}`);
      const stored = await deps.db.tx({ tenantId }, (tx) =>
        contributionOfKey(tx, tenantId, pendingMac),
      );
      const id = stored?.id ?? '';
      const { background } = message;
      if (background) {
        await deps.db.tx({ tenantId }, (tx) => putBackground(tx, tenantId, id, background));
      }
      return { id, code: sent.code };
    },
    rows: (query) => deps.db.tx({ tenantId }, (tx) => tx.run(query)),
  };
}

/** What the form with this action would send: hidden fields, typed text, what is chosen. */
export function formOf(html: string, action: string): Record<string, string[]> {
  const start = html.indexOf(`action="${action}"`);
  if (start < 0) throw new Error(`no form with action ${action} on this page`);
  const form = html.slice(html.lastIndexOf('<form', start), html.indexOf('</form>', start));
  const fields = fieldsOf(form);
  for (const [, name, options] of form.matchAll(
    /<select [^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs,
  )) {
    const chosen = /<option value="([^"]*)" selected/.exec(options ?? '');
    const first = /<option value="([^"]*)"/.exec(options ?? '');
    if (name) fields[name] = [asShown(chosen?.[1] ?? first?.[1] ?? '')];
  }
  return fields;
}

const aSecond = 1 / 86_400;

function colleague({ app, clock }: AppUnderTest, host: string, cookie: string): Colleague {
  const headers = { cookie };
  const asPage = async (response: Response): Promise<Page> => ({
    status: response.status,
    html: await response.text(),
    headers: response.headers,
  });
  const open = async (path: string) => asPage(await app.request(host + path, { headers }));
  const send = async (path: string, fields: Values) => {
    // ids tell the order in which things happened
    clock.forward(aSecond);
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) {
      for (const one of Array.isArray(value) ? value : [value]) body.append(name, one);
    }
    return asPage(await app.request(host + path, { method: 'POST', body, headers }));
  };
  return {
    cookie,
    open,
    send,
    async fill(path, action, typed) {
      const page = await open(path);
      return send(action, { ...formOf(page.html, action), ...typed });
    },
  };
}
