import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { locales, type ResidentTag } from '../../src/web/locales.ts';
import { type ResidentKey, residentWords, type Values } from '../../src/web/words.ts';
import { type Visit, Visitor } from './browser.ts';
import { type Hand, type PhoneFile, pointer } from './hand.ts';

export interface Said {
  readonly words?: string;
  readonly sound?: PhoneFile;
  readonly photo?: PhoneFile;
}

export type Reply = 'understood' | 'not-understood' | 'disagree' | 'no-answer';

/** A person of the neighbourhood at their screen, in their language. Looks at every page. */
export class Resident {
  readonly visitor: Visitor;
  readonly tag: ResidentTag;
  private readonly journey: string;
  private readonly hand: Hand;
  private readonly seen = new Set<string>();

  /** @param journey under which the screenshots are kept */
  constructor(visitor: Visitor, tag: ResidentTag, journey: string, hand = pointer) {
    this.visitor = visitor;
    this.tag = tag;
    this.journey = journey;
    this.hand = hand;
  }

  static async arrive(
    visit: Visit,
    tag: ResidentTag,
    journey: string,
    handFor?: (page: Page) => Hand,
  ): Promise<Resident> {
    const visitor = await Visitor.arrive({ ...visit, locale: locales[tag].intl });
    return new Resident(visitor, tag, `${journey}-${tag}`, handFor?.(visitor.page));
  }

  get page() {
    return this.visitor.page;
  }

  /** The words of the screens in this person's language. */
  say(key: ResidentKey, values?: Values): string {
    return residentWords(this.tag).say(key, values);
  }

  button(key: ResidentKey) {
    return this.page.getByRole('button', { name: this.say(key), exact: true });
  }

  /** The line that unfolds what lies behind it. */
  private summary(key: ResidentKey) {
    return this.page.locator('summary').filter({ hasText: this.say(key) });
  }

  /** Looks at a screen, unless it was looked at before. */
  async look(screen: string): Promise<void> {
    if (this.seen.has(screen)) return;
    this.seen.add(screen);
    await this.visitor.look(`${this.journey}-${screen}`);
  }

  async glance(screen: string): Promise<void> {
    await this.visitor.glance(`${this.journey}-${screen}`);
  }

  /** Waits for the page with this title. */
  async see(title: ResidentKey): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: this.say(title) }).waitFor();
  }

  reads(): Promise<string> {
    return this.visitor.reads();
  }

  /** Screen 1, up to screen 2. */
  async chooseLanguage(): Promise<void> {
    await this.page.goto('/meedoen/demo');
    await this.look('1-language');
    await this.page.locator('main').getByRole('link', { name: locales[this.tag].name }).click();
    await this.see('say.words.title');
    await this.look('2-words');
  }

  async write(words: string): Promise<void> {
    await this.hand.write(this.page.getByLabel(this.say('say.words.label')), words);
  }

  /** Chooses a file, as one does where no script runs; also where one could record. */
  async choose(field: 'say.sound.label' | 'say.photo.label', file: PhoneFile): Promise<void> {
    await this.page.getByLabel(this.say(field)).setInputFiles(file);
  }

  /** Speaks for some seconds, with the buttons of the page. */
  async record(seconds: number): Promise<void> {
    await this.hand.press(this.button('say.record.start'));
    await this.page.getByText(this.say('say.record.recording')).waitFor();
    await this.page.waitForTimeout(seconds * 1000);
    await this.look('2-recording');
    await this.hand.press(this.button('say.record.stop'));
    await this.page.getByText(this.say('say.record.ready')).waitFor();
    await this.look('2-recorded');
  }

  /** From screen 2 to screen 3. */
  async readBack(): Promise<void> {
    await this.hand.press(this.button('say.next'));
    await this.see('say.check.title');
    await this.look('3-read-back');
  }

  /** From screen 3 back to screen 2. */
  async change(): Promise<void> {
    await this.hand.press(this.button('say.check.change'));
    await this.see('say.words.title');
    await this.look('2-change');
  }

  async leavePhone(number: string): Promise<void> {
    await this.hand.press(this.summary('say.contact.title'));
    await this.hand.tick(this.page.getByLabel(this.say('say.contact.adult')));
    await this.hand.write(this.page.getByLabel(this.say('say.contact.phone')), number);
    await this.look('3-contact');
  }

  /** From screen 3 to screen 4; gives the code that stands there. */
  async send(): Promise<string> {
    await this.hand.press(this.button('say.check.right'));
    return this.seeCode();
  }

  async seeCode(): Promise<string> {
    await this.see('say.code.title');
    await this.look('4-code');
    const code = (await this.reads()).match(/(\d{4})\s(\d{4})\s(\d{4})\s(\d{4})/);
    if (!code) throw new Error('there is no code on the page');
    return code.slice(1).join(' ');
  }

  /** Answers the three questions in pictures. */
  async tellAboutMe(): Promise<void> {
    for (const answer of [
      'say.about.age.25-44',
      'say.about.household.children',
      'say.about.livesHere.long',
    ] as const) {
      await this.hand.tick(this.page.getByRole('radio', { name: this.say(answer), exact: true }));
    }
    await this.look('4-about-me');
    await this.hand.press(this.button('say.about.send'));
    await this.page.getByText(this.say('say.about.done')).waitFor();
    await this.look('5-thanks');
  }

  /**
   * Fills in the code; `title` is what then stands above the page, `screen` what is new on it.
   */
  async openWithCode(
    code: string,
    title: ResidentKey = 'hear.answered.title',
    screen: string = title,
  ): Promise<void> {
    await this.page.goto(`/antwoord/${this.tag}`);
    await this.hand.write(this.page.getByLabel(this.say('hear.code'), { exact: true }), code);
    await this.look('6-find');
    await this.hand.press(this.button('hear.find'));
    await this.see(title);
    await this.look(`7-${screen.replace(/^hear\.(\w+)\.title$/, '$1')}`);
  }

  /** Says what one thinks of the answer, with words if one wants. */
  async reply(reply: Reply, words?: string): Promise<void> {
    if (words) {
      await this.hand.press(this.summary('hear.reply.words.open'));
      const field = this.page.getByLabel(this.say('hear.reply.words'), { exact: true });
      await this.hand.write(field, words);
    }
    await this.hand.press(this.button(`hear.reply.${reply}`));
    await this.see('hear.thanks');
    await this.look(`8-${reply}`);
  }

  async takeBack(): Promise<void> {
    await this.hand.press(this.button('hear.takeBack'));
    await this.see('hear.takeBack.title');
    await this.look('9-take-back');
    await this.hand.press(this.button('hear.takeBack.yes'));
    await this.see('hear.withdrawn.title');
    await this.look('9-taken-back');
  }

  /** The player of a sound: one can press it, and there is something to hear. */
  async expectSound(label: ResidentKey): Promise<void> {
    const player = this.page.locator(`audio[src][aria-label="${this.say(label)}"]`);
    expect(await player.isVisible()).toBe(true);
    await expectSound(this.page, player);
  }

  async leave(): Promise<void> {
    await this.visitor.leave();
  }
}

/** What a player plays is there, is sound, and can be asked for in parts, as iPhones do. */
export async function expectSound(page: Page, player: Locator): Promise<void> {
  const src = (await player.getAttribute('src')) ?? '';
  const part = await page.request.get(src, { headers: { range: 'bytes=0-1' } });
  expect(part.status()).toBe(206);
  expect(part.headers()['content-type']).toMatch(/^audio\//);
  expect((await part.body()).length).toBe(2);
}
