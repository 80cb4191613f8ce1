import { expect } from 'vitest';
import { locales, type ResidentTag } from '../../src/web/locales.ts';
import { residentWords } from '../../src/web/words.ts';
import type { Visitor } from './browser.ts';

/** A photo or a recording as it lies on a phone. */
export interface PhoneFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export interface Said {
  readonly words?: string;
  readonly sound?: PhoneFile;
  readonly photo?: PhoneFile;
}

/**
 * Walks the four screens as a resident does, looking at each; gives the code on the last one.
 * @param name under which the screenshots are kept
 */
export async function saySomething(
  visitor: Visitor,
  tag: ResidentTag,
  said: Said,
  name: string,
): Promise<string> {
  const { page } = visitor;
  const { say } = residentWords(tag);
  const button = (label: string) => page.getByRole('button', { name: label });

  await page.goto('/meedoen/demo');
  await visitor.look(`${name}-1-language`);
  await page.getByRole('link', { name: locales[tag].name }).first().click();

  await page.getByRole('heading', { level: 1, name: say('say.words.title') }).waitFor();
  await visitor.look(`${name}-2-words`);
  if (said.words) await page.getByLabel(say('say.words.label')).fill(said.words);
  if (said.sound) await page.getByLabel(say('say.sound.label')).setInputFiles(said.sound);
  if (said.photo) await page.getByLabel(say('say.photo.label')).setInputFiles(said.photo);
  await button(say('say.next')).click();

  await page.getByRole('heading', { level: 1, name: say('say.check.title') }).waitFor();
  if (said.words) expect(await page.locator('main').innerText()).toContain(said.words);
  await visitor.look(`${name}-3-read-back`);
  await button(say('say.check.right')).click();

  await page.getByRole('heading', { level: 1, name: say('say.code.title') }).waitFor();
  await visitor.look(`${name}-4-code`);
  const code = (await page.locator('main').innerText()).match(/\d{4} \d{4} \d{4} \d{4}/)?.[0];
  if (!code) throw new Error('there is no code on the page');
  return code;
}

/** Fills in the code and opens what there is to hear. */
export async function openWithCode(
  visitor: Visitor,
  tag: ResidentTag,
  code: string,
): Promise<void> {
  const { page } = visitor;
  const { say } = residentWords(tag);
  await page.goto(`/antwoord/${tag}`);
  await page.getByLabel(say('hear.code'), { exact: true }).fill(code);
  await page.getByRole('button', { name: say('hear.find') }).click();
}
