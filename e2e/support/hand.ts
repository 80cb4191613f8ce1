import type { FileChooser, Locator, Page } from 'playwright-core';

/** A photo or a recording as it lies on a phone. */
export interface PhoneFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** How someone works a page: the same journey runs with a pointer and with nothing but keys. */
export interface Hand {
  press(target: Locator): Promise<void>;
  /** Ticks a checkbox, or chooses a radio button. */
  tick(target: Locator): Promise<void>;
  write(target: Locator, words: string): Promise<void>;
  /** Chooses from a list by what one reads in it. */
  pick(target: Locator, label: string): Promise<void>;
  /** @param day `YYYY-MM-DD` */
  choose(target: Locator, day: string): Promise<void>;
  give(target: Locator, file: PhoneFile): Promise<void>;
}

/** A pointer: a mouse or a finger. */
export const pointer: Hand = {
  press: (target) => target.click(),
  tick: (target) => target.check(),
  write: (target, words) => target.fill(words),
  pick: async (target, label) => {
    await target.selectOption({ label });
  },
  choose: (target, day) => target.fill(day),
  give: (target, file) => target.setInputFiles(file),
};

const furthest = 150;

async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  const hasFocus = () => target.evaluate((element) => element === document.activeElement);
  for (let tabs = 0; tabs < furthest; tabs += 1) {
    if (await hasFocus()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${target}`);
}

/** Nothing but the keyboard: what Tab does not reach cannot be used. */
export function keys(page: Page): Hand {
  let offer: (chooser: FileChooser) => void = () => undefined;
  // listens all the time: the browser tells of a chooser only once it knows that somebody listens
  page.on('filechooser', (chooser) => offer(chooser));
  return {
    async press(target) {
      await tabTo(page, target);
      await page.keyboard.press('Enter');
    },
    async tick(target) {
      if (await target.isChecked()) return;
      const name = await target.getAttribute('name');
      const isRadio = (await target.getAttribute('type')) === 'radio';
      if (!isRadio) {
        await tabTo(page, target);
        await page.keyboard.press('Space');
        return;
      }
      // Tab stops once at a group of radio buttons; the arrows go on within it
      await tabTo(page, page.locator(`input[type=radio][name="${name}"]`).first());
      await page.keyboard.press('Space');
      while (!(await target.isChecked())) await page.keyboard.press('ArrowDown');
    },
    async write(target, words) {
      await tabTo(page, target);
      await page.keyboard.type(words);
    },
    async pick(target, label) {
      await tabTo(page, target);
      await page.keyboard.type(label);
    },
    async choose(target, day) {
      const [year = '', month = '', date = ''] = day.split('-');
      await tabTo(page, target);
      // a field for a day asks its parts in the order of the browser, which is American here
      await page.keyboard.type(`${month}${date}${year}`);
    },
    async give(target, file) {
      await tabTo(page, target);
      const chooser = new Promise<FileChooser>((resolve) => {
        offer = resolve;
      });
      await page.keyboard.press('Enter');
      await (await chooser).setFiles(file);
    },
  };
}
