import type { AppUnderTest } from './app-under-test.ts';

/** What a form in a test sends: text, several values of one name, or a file. */
export type FieldsUnderTest = Readonly<Record<string, string | readonly string[] | Blob>>;

export interface BrowserUnderTest {
  /** What says who is signed in. */
  readonly cookie: string;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Reads a page; throws unless it answers 200. */
  read(path: string): Promise<string>;
  /** Sends a form as a browser does: multipart. */
  post(path: string, fields: FieldsUnderTest): Promise<Response>;
  /** The form key that stands in the form on a page. */
  formKey(path: string): Promise<string>;
}

/**
 * Someone at a browser, without JavaScript.
 * @param person whom to sign in as by the button of the demo; null for a resident
 * @param seed the seed with which the app under test was made: its host
 */
export async function browserUnderTest(
  house: AppUnderTest,
  person: keyof AppUnderTest['people'] | null,
  seed = 'test',
): Promise<BrowserUnderTest> {
  const origin = seed === 'test' ? 'http://localhost' : `http://${seed}.localhost`;
  const request = async (path: string, init: RequestInit): Promise<Response> =>
    house.app.request(`${origin}${path}`, init);
  let cookie = '';
  const post = (path: string, fields: FieldsUnderTest) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) {
      if (value instanceof Blob) body.append(name, value, 'file');
      else for (const one of [value].flat()) body.append(name, one);
    }
    return request(path, { method: 'POST', body, headers: { cookie } });
  };
  if (person) {
    const signedIn = await post('/aanmelden/demo', { account: house.people[person].id });
    cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    if (!cookie) throw new Error(`${person} could not sign in: ${signedIn.status}`);
  }
  const get = (path: string, headers: Record<string, string> = {}) =>
    request(path, { headers: { cookie, ...headers } });
  const read = async (path: string) => {
    const page = await get(path);
    if (page.status !== 200) throw new Error(`${path} answered ${page.status}`);
    return page.text();
  };
  return {
    cookie,
    get,
    read,
    post,
    async formKey(path) {
      const key = /name="formKey" value="([0-9a-f]{32})"/.exec(await read(path))?.[1];
      if (!key) throw new Error(`${path} has no form key`);
      return key;
    },
  };
}
