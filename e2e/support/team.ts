import type { Locator, Page } from 'playwright-core';
import { languageName } from '../../src/consult/contributions/message-words.ts';
import { locales, type ResidentTag } from '../../src/web/locales.ts';
import { type CoalitionKey, coalitionWords, type Values } from '../../src/web/words.ts';
import { type Visit, Visitor } from './browser.ts';
import type { PhoneFile } from './hand.ts';
import { type Hand, pointer } from './hand.ts';

/** Signs in to the demo by the one click on that person. */
export async function signInAs(visitor: Visitor, person: string, hand = pointer): Promise<void> {
  await visitor.page.goto('/aanmelden');
  await hand.press(visitor.page.getByRole('button', { name: person }));
  await visitor.page
    .getByRole('heading', { level: 1, name: coalitionWords('nl').say('week.title') })
    .waitFor();
}

const { say } = coalitionWords('nl');
/** Who reads the answers of the demo's approach before they go out. */
const checker = 'Fatma Yıldırım';

/** Someone of the team at work on one message, in Dutch. Looks at every page. */
export class Colleague {
  readonly visitor: Visitor;
  private readonly visit: Visit;
  private readonly journey: string;
  private readonly handFor: (page: Page) => Hand;
  private readonly hand: Hand;
  private checker: Visitor | null = null;

  private constructor(
    visit: Visit,
    visitor: Visitor,
    journey: string,
    handFor: (page: Page) => Hand,
    hand: Hand,
  ) {
    this.visit = visit;
    this.visitor = visitor;
    this.journey = journey;
    this.handFor = handFor;
    this.hand = hand;
  }

  /** @param journey under which the screenshots are kept */
  static async arrive(
    visit: Visit,
    person: string,
    journey: string,
    handFor: (page: Page) => Hand = () => pointer,
  ): Promise<Colleague> {
    const visitor = await Visitor.arrive(visit);
    const hand = handFor(visitor.page);
    await signInAs(visitor, person, hand);
    await visitor.page.goto('/berichten');
    return new Colleague(visit, visitor, `${journey}-team`, handFor, hand);
  }

  get page() {
    return this.visitor.page;
  }

  say(key: CoalitionKey, values?: Values): string {
    return say(key, values);
  }

  async look(screen: string): Promise<void> {
    await this.visitor.look(`${this.journey}-${screen}`);
  }

  reads(): Promise<string> {
    return this.visitor.reads();
  }

  /** One form of a message's page, unfolded. */
  async form(key: CoalitionKey): Promise<Locator> {
    const form = this.page.getByRole('form', { name: say(key) });
    if (!(await form.isVisible())) {
      const summary = this.page.locator('summary');
      await this.hand.press(summary.filter({ hasText: say(key) }));
    }
    return form;
  }

  /** Opens the newest message that begins with these words. */
  async open(words: string): Promise<void> {
    await this.page.goto('/berichten?stand=alles');
    await this.hand.press(this.page.getByRole('link', { name: words }).first());
    await this.page.waitForURL(/\/berichten\/[\w-]{36}$/);
    await this.look('1-message');
  }

  /** Opens the message that one is at once more: its place in the list changes with its day. */
  async reopen(): Promise<void> {
    await this.page.goto(new URL(this.page.url()).pathname);
    await this.look('2-message-again');
  }

  /** Opens the recording of whoever left this telephone number: it has no words to find it by. */
  async openRecording(phone: string): Promise<void> {
    await this.page.goto('/berichten?stand=alles');
    const rows = this.page.getByRole('link', { name: say('inbox.soundToWrite'), exact: true });
    const paths = await rows.evaluateAll((links) =>
      links.map((link) => link.getAttribute('href') ?? ''),
    );
    for (const path of paths) {
      await this.page.goto(path);
      if ((await this.page.content()).includes(phone)) return this.look('1-recording');
    }
    throw new Error('this recording is not in the inbox');
  }

  private async save(form: Locator, button: CoalitionKey, done: CoalitionKey): Promise<void> {
    await this.hand.press(form.getByRole('button', { name: say(button), exact: true }));
    await this.page.getByText(say(done)).waitFor();
  }

  async writeOut(words: string, language: ResidentTag, translation?: string): Promise<void> {
    const form = await this.form('message.form.write-out');
    const name = languageName(language, locales.nl);
    await this.hand.write(form.getByLabel(say('message.field.written', { language: name })), words);
    if (translation)
      await this.hand.write(form.getByLabel(say('message.field.translation')), translation);
    await this.save(form, 'message.save', 'message.done.write-out');
    await this.look('2-written-out');
  }

  /**
   * Answers in the language of who asked; with sound when there is some, recorded or chosen. Somebody
   * else reads an answer before it may go out; a new explanation goes at once.
   */
  async answer(
    kind: 'answer' | 'explain',
    language: ResidentTag,
    words: string,
    sound?: PhoneFile | 'record',
  ): Promise<void> {
    const form = await this.form(`message.form.${kind}`);
    const name = languageName(language, locales.nl);
    await this.hand.write(form.getByLabel(say('message.field.words', { language: name })), words);
    if (sound === 'record') await this.record(form);
    else if (sound) await form.getByLabel(say('message.field.sound')).setInputFiles(sound);
    await this.look(`3-${kind}`);
    if (kind === 'explain') await this.save(form, 'check.ready', 'message.done.explain');
    else await this.save(form, 'check.send', 'check.done.to-check');
    await this.look(`4-${kind}-kept`);
    if (kind === 'answer') await this.letCheck();
  }

  /** Another person reads the answer of this message, and says that it may go out. */
  private async letCheck(): Promise<void> {
    const path = new URL(this.page.url()).pathname;
    const other = this.checker ?? (await Visitor.arrive(this.visit));
    const hand = this.handFor(other.page);
    if (!this.checker) await signInAs(other, checker, hand);
    this.checker = other;
    await other.page.goto(path);
    await hand.press(other.page.getByRole('button', { name: say('check.yes') }));
    await other.page.getByText(say('message.done.check')).waitFor();
    await this.page.goto(path);
  }

  private async record(form: Locator): Promise<void> {
    await this.hand.press(form.getByRole('button', { name: say('inbox.recorder.start') }));
    await form.getByText(say('inbox.recorder.recording')).waitFor();
    await this.page.waitForTimeout(1500);
    await this.hand.press(
      form.getByRole('button', { name: say('inbox.recorder.stop'), exact: true }),
    );
    await form.getByText(say('inbox.recorder.ready')).waitFor();
  }

  /** Tells how the answer was brought. */
  async bring(how: 'phone' | 'visit' | 'meeting'): Promise<void> {
    const form = await this.form('message.form.deliver');
    await this.hand.tick(form.getByRole('radio', { name: say(`message.how.${how}`) }));
    await this.save(form, 'message.deliver.button', 'message.done.deliver');
    await this.look('5-brought');
  }

  async leave(): Promise<void> {
    await this.checker?.leave();
    await this.visitor.leave();
  }
}
