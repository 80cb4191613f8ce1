import { type AppUnderTest, appUnderTest, type PersonUnderTest } from '../../app-under-test.ts';
import {
  type BrowserUnderTest,
  browserUnderTest,
  type FieldsUnderTest,
} from '../../browser-under-test.ts';
import type { OpenDatabase } from '../../db/open.ts';
import { linkUnderTest } from '../links/link-under-test.ts';

/** A workspace with an approach, in which goals can be written. */
export interface GoalHouse extends AppUnderTest {
  readonly approachId: string;
  /** Where the goals of the approach stand. */
  readonly path: string;
  as(person: PersonUnderTest): Promise<BrowserUnderTest>;
  /** Writes a goal through the form; gives its address. */
  write(who: BrowserUnderTest, typed?: FieldsUnderTest): Promise<string>;
  /** Sends a form of a goal as it stands on its page, changed as `typed` says. */
  change(who: BrowserUnderTest, path: string, typed: FieldsUnderTest): Promise<Response>;
}

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

/** What a form on a page would send of its hidden fields and text areas. */
function fieldsOnPage(html: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [, name, value] of html.matchAll(
    /type="hidden" name="(seen|formKey)" value="([^"]*)"/g,
  )) {
    fields[name ?? ''] = value ?? '';
  }
  for (const [, name, value] of html.matchAll(/<textarea id="[^"]*" name="(\w+)"[^>]*>([^<]*)</g)) {
    fields[name ?? ''] = unescaped(value ?? '');
  }
  return fields;
}

/** In days: what is done later stands later. */
const aMoment = 0.0001;

/** The application with an approach in which goals can be written. */
export async function goalHouse(database: OpenDatabase, seed: string): Promise<GoalHouse> {
  const house = await appUnderTest(database, seed);
  const { approachId, slug } = await linkUnderTest(house, { slug: `goals-${seed}` });
  const path = `/aanpak/aanpak-${slug}/doelen`;
  return {
    ...house,
    approachId,
    path,
    as: (person) => browserUnderTest(house, person, seed),
    async write(who, typed = {}) {
      house.clock.forward(aMoment);
      const formKey = await who.formKey(`${path}/nieuw`);
      const change = 'Onze kinderen kunnen veilig alleen naar school fietsen.';
      const answer = await who.post(`${path}/nieuw`, { formKey, change, ...typed });
      const to = answer.headers.get('location');
      if (answer.status !== 303 || !to) throw new Error(`no goal was written: ${answer.status}`);
      return to.split('?')[0] ?? '';
    },
    async change(who, at, typed) {
      house.clock.forward(aMoment);
      const fields = fieldsOnPage(await who.read(at));
      return who.post(at, { ...fields, ...typed });
    },
  };
}
