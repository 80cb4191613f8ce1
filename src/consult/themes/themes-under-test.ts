import type { OpenDatabase } from '../../db/open.ts';
import type { Account } from '../../people/index.ts';
import {
  type Colleague,
  formOf,
  type Team,
  teamUnderTest,
} from '../contributions/inbox-under-test.ts';
import type { Page } from '../contributions/say-under-test.ts';
import { themePath } from './theme-address.ts';

/** Where the approach of the tests stands. */
export const approachPath = '/aanpak/aanpak-demo';
export const listPath = `${approachPath}/onderwerpen`;

export interface ThemesTeam extends Team {
  readonly nurse: Colleague;
  /** Puts contributions in a theme by the form; gives its id. */
  sort(ids: readonly string[], title: string, who?: Colleague): Promise<string>;
  /** Writes the sentence of a theme. */
  word(id: string, typed?: Readonly<Record<string, string>>, who?: Colleague): Promise<Page>;
  /** Presses "Vraag bewoners of dit klopt". */
  ask(id: string): Promise<Page>;
  /** A theme with these contributions of which residents are asked whether it is right. */
  asked(ids: readonly string[], title?: string): Promise<string>;
  /** Somebody with a code looks at their message. */
  hear(code: string, tag?: string): Promise<Page>;
  /** Somebody with a code says of the first sentence on the page: right or wrong. */
  mean(code: string, verdict: string, words?: string, tag?: string): Promise<Page>;
  pathOf(id: string): string;
}

export const heard = 'Kinderen willen vaker buiten spelen, maar de straat is te druk.';

/** A workspace with an approach whose contributions are sorted. */
export async function themesUnderTest(database: OpenDatabase, seed: string): Promise<ThemesTeam> {
  const team = await teamUnderTest(database, seed);
  const as = (person: Account) => team.as(person);
  const nurse = await as(team.people.nurse);
  const pathOf = (id: string) => themePath({ slug: 'aanpak-demo' }, id);
  const sendCode = async (
    path: string,
    fields: Readonly<Record<string, string>>,
  ): Promise<Page> => {
    team.clock.forward(1 / 86_400);
    const body = new URLSearchParams(fields);
    const response = await team.app.request(`http://${seed}.localhost${path}`, {
      method: 'POST',
      body,
    });
    return { status: response.status, html: await response.text(), headers: response.headers };
  };
  const hear = (code: string, tag = 'nl-eenvoudig') => sendCode(`/antwoord/${tag}`, { code });
  const sort = async (ids: readonly string[], title: string, who = nurse) => {
    const action = `${listPath}/sorteren`;
    const page = await who.fill(listPath, action, { ids, newTitle: title });
    const id = /bij=([0-9a-f-]{36})/.exec(page.headers.get('location') ?? '')?.[1];
    if (!id) throw new Error(`not sorted: ${page.status}`);
    return id;
  };
  const word: ThemesTeam['word'] = (id, typed = {}, who = nurse) =>
    who.fill(pathOf(id), `${pathOf(id)}/verwoorden`, { heard, ...typed });
  const ask = (id: string) => nurse.fill(pathOf(id), `${pathOf(id)}/vragen`, {});
  return {
    ...team,
    nurse,
    pathOf,
    sort,
    word,
    ask,
    hear,
    async asked(ids, title = 'Buiten spelen') {
      const id = await sort(ids, title);
      await word(id);
      await ask(id);
      return id;
    },
    async mean(code, bedoeld, words = '', tag = 'nl-eenvoudig') {
      const { html } = await hear(code, tag);
      const action = `/antwoord/${tag}/bedoeld`;
      const fields = Object.entries(formOf(html, action)).map(([name, [value]]) => [
        name,
        name.startsWith('woorden') ? words : (value ?? ''),
      ]);
      return sendCode(action, { ...Object.fromEntries(fields), bedoeld });
    },
  };
}
