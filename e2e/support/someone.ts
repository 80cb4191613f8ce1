import type { Locator, Page } from 'playwright-core';
import { type Visit, Visitor } from './browser.ts';
import { signInAs } from './team.ts';

/** Someone who works pages by what stands on them, in Dutch. */
export class Someone {
  readonly visitor: Visitor;
  private readonly journey: string;

  private constructor(visitor: Visitor, journey: string) {
    this.visitor = visitor;
    this.journey = journey;
  }

  /** @param journey under which the screenshots are kept */
  static at(visitor: Visitor, journey: string): Someone {
    return new Someone(visitor, journey);
  }

  /** Signs in to the demo. @param journey under which the screenshots are kept */
  static async arrive(visit: Visit, person: string, journey: string): Promise<Someone> {
    const visitor = await Visitor.arrive(visit);
    await signInAs(visitor, person);
    return new Someone(visitor, journey);
  }

  get page(): Page {
    return this.visitor.page;
  }

  async go(path: string): Promise<void> {
    await this.page.goto(path);
  }

  /** Follows a link or presses a button with this name, within a form with that name if one is given. */
  async press(name: string, form?: string): Promise<void> {
    const where = form ? this.page.getByRole('form', { name: form }) : this.page.locator('main');
    const button = where.getByRole('button', { name, exact: true });
    const link = where.getByRole('link', { name });
    await button.or(link).first().click();
  }

  async unfold(summary: string): Promise<void> {
    const details = this.page.locator('details:not([open])');
    const closed = details.filter({ has: this.page.locator('summary', { hasText: summary }) });
    if ((await closed.count()) > 0) await closed.first().locator('summary').first().click();
  }

  async write(label: string, words: string): Promise<void> {
    await this.page.getByLabel(label).first().fill(words);
  }

  async pick(label: string, option: string): Promise<void> {
    const list = this.page.getByLabel(label).first();
    const value = await list
      .locator('option')
      .filter({ hasText: option })
      .first()
      .getAttribute('value');
    await list.selectOption(value);
  }

  /** Chooses a radio button. */
  async choose(name: string, group?: string): Promise<void> {
    const where = group ? this.group(group) : this.page;
    await where.getByRole('radio', { name, exact: true }).first().check();
  }

  /** Choices that belong together, under what is asked. */
  group(name: string): Locator {
    return this.page.getByRole('group', { name }).or(this.page.getByRole('radiogroup', { name }));
  }

  async tick(name: string): Promise<void> {
    await this.page.getByRole('checkbox', { name }).first().check();
  }

  /** Waits until this stands on the page. */
  async sees(words: string): Promise<void> {
    await this.page.locator('main').getByText(words).first().waitFor();
  }

  reads(): Promise<string> {
    return this.visitor.reads();
  }

  async look(step: string): Promise<void> {
    await this.visitor.look(`${this.journey}-${step}`);
  }

  async leave(): Promise<void> {
    await this.visitor.leave();
  }
}
