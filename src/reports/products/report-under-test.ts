import { type BrowserUnderTest, browserUnderTest } from '../../browser-under-test.ts';
import { type Team, teamUnderTest } from '../../consult/contributions/inbox-under-test.ts';
import type { OpenDatabase } from '../../db/open.ts';
import type { ReportKind } from '../documents/document.ts';
import {
  decisionUnderTest,
  openUnderTest,
  publishUnderTest,
} from '../record/published-under-test.ts';

export const listPath = '/stukken/aanpak-demo';

/** An approach with a public page on which a decision and what somebody said stand. */
export interface PublishedTeam extends Team {
  readonly coordinator: BrowserUnderTest;
  readonly resident: BrowserUnderTest;
  readonly quoteId: string;
  readonly decisionId: string;
  readonly decisionBead: string;
}

/** Makes that approach, with somebody who coordinates it and somebody who lives there. */
export async function publishedTeam(database: OpenDatabase, seed: string): Promise<PublishedTeam> {
  const team = await teamUnderTest(database, seed);
  const { approachId } = team;
  await openUnderTest(team, approachId);
  const { id: beadId } = await team.say({ words: 'Het is glad bij Ali op de Dorpsstraat.' });
  const quoteId = await publishUnderTest(team, {
    ...{ approachId, beadId, kind: 'contribution', uses: [] },
    words: { words: 'Het is hier glad.' },
  });
  const decisionBead = await decisionUnderTest(team, approachId);
  const decisionId = await publishUnderTest(team, {
    ...{ approachId, beadId: decisionBead, kind: 'decision' },
    words: { what: 'Wij strooien niet overal.', why: 'Er is te weinig zout.' },
  });
  const coordinator = await browserUnderTest(team, 'coordinator', seed);
  const resident = await browserUnderTest(team, null, seed);
  return { ...team, coordinator, resident, quoteId, decisionId, decisionBead };
}

/** Begins a report by the button on the list; gives its address. */
export async function beginUnderTest(browser: BrowserUnderTest, kind: ReportKind): Promise<string> {
  const page = await browser.read(listPath);
  const form = new RegExp(
    `name="kind" value="${kind}".*?name="formKey" value="([0-9a-f]{32})"`,
    's',
  );
  const formKey = form.exec(page)?.[1] ?? '';
  const locale = kind === 'resident-sheet' ? 'nl-eenvoudig' : 'nl';
  const answer = await browser.post(listPath, { kind, locale, formKey });
  return answer.headers.get('location') ?? '';
}

/** What was seen of a report when a form was opened. */
export async function seenUnderTest(browser: BrowserUnderTest, path: string): Promise<string> {
  return /name="gezien" value="(\d+)"/.exec(await browser.read(path))?.[1] ?? '';
}

/** Makes a report public; gives its public address. */
export async function publishReportUnderTest(
  browser: BrowserUnderTest,
  path: string,
): Promise<string> {
  const gezien = await seenUnderTest(browser, `${path}/publiceren`);
  await browser.post(`${path}/publiceren`, { gezien });
  const page = await browser.read(path);
  return /href="(\/openbaar\/aanpak-demo\/stukken\/[\w-]+)\?versie=/.exec(page)?.[1] ?? '';
}
