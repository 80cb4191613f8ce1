import dutch from '../../locales/nl/approach.json' with { type: 'json' };
import { ask } from './open-loop.ts';

/** A team in the demo that has made ten approaches, each with a link. */
export interface BenchTeam {
  /** The slugs of the links: `/meedoen/<slug>`. */
  readonly slugs: readonly string[];
  /** How many contributions all approaches together received, as their pages say. */
  countReceived(): Promise<number>;
}

const count = 10;
const form = 'application/x-www-form-urlencoded';

/** Signs in as the coordinator of the demo; gives the cookie. */
async function signIn(url: string): Promise<string> {
  const page = (await ask(`${url}/aanmelden`)).body;
  const account = /value="([0-9a-f-]{36})"[^>]*>(?:(?!<\/button>).)*Sanne/s.exec(page)?.[1] ?? '';
  const reply = await ask(`${url}/aanmelden/demo`, {
    method: 'POST',
    headers: { 'content-type': form },
    body: new URLSearchParams({ account }).toString(),
  });
  if (!reply.cookie) throw new Error(`nobody could sign in (${reply.status})`);
  return reply.cookie;
}

function hiddenValue(page: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
}

/** Makes ten approaches, each with one link, as the coordinator of the demo does. */
export async function makeTenApproaches(url: string): Promise<BenchTeam> {
  const cookie = await signIn(url);
  const read = async (path: string) => (await ask(`${url}${path}`, { headers: { cookie } })).body;
  const write = async (path: string, fields: Record<string, string>): Promise<void> => {
    const page = await read(path);
    const body = new URLSearchParams({ formKey: hiddenValue(page, 'formKey'), ...fields });
    const headers = { cookie, 'content-type': form };
    const reply = await ask(`${url}${path}`, { method: 'POST', headers, body: body.toString() });
    if (reply.status !== 303) throw new Error(`${path} answered ${reply.status}`);
  };
  const person = (page: string) => /<option value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? '';
  const slugs = Array.from({ length: count }, (_, index) => `proef-${index + 1}`);
  for (const slug of slugs) {
    const coordinatorId = person(await read('/aanpak/nieuw'));
    await write('/aanpak/nieuw', {
      title: `Proef ${slug}`,
      purpose: 'Meten hoe snel het is.',
      coordinatorId,
      answerDays: '21',
      slug,
    });
    await write(`/aanpak/${slug}/uitnodigingen/nieuw`, {
      slug,
      endsOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
      answerDays: '21',
      ownerId: coordinatorId,
      askerName: 'Sanne Wilgenburg',
      askerPhone: '000-555 01 00',
      locales: 'nl-eenvoudig',
      'purpose.nl-eenvoudig': 'Wat is er nodig voor kinderen in de buurt?',
    });
  }
  const label = dutch['consult.counts.received'];
  return {
    slugs,
    async countReceived() {
      let received = 0;
      for (const slug of slugs) {
        const page = await read(`/aanpak/${slug}`);
        const after = page.slice(page.indexOf(label) + label.length);
        received += Number(/>(\d+)</.exec(after)?.[1] ?? Number.NaN);
      }
      return received;
    },
  };
}
