import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type CDPSession,
  type Page,
  chromium as playwright,
} from 'playwright-core';
import { expect, inject } from 'vitest';
import { browserFolder, unpackBrowser } from './browser-program.ts';

const require = createRequire(import.meta.url);

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

/** Lets the browser find letters for Arabic in a package: machines for tests have few fonts. */
function fontConfiguration(folder: string): string {
  const fonts = join(dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf');
  const file = join(folder, 'fonts.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${join(folder, 'fonts')}</dir><dir>${fonts}</dir><dir>/usr/share/fonts</dir>
<cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>`,
  );
  return file;
}

/** Starts the browser that comes in a package. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = await unpackBrowser();
  return playwright.launch({
    executablePath,
    args: flags,
    env: { ...process.env, FONTCONFIG_FILE: fontConfiguration(browserFolder) } as Record<
      string,
      string
    >,
  });
}

export interface Visit {
  readonly browser: Browser;
  readonly baseUrl: string;
  readonly width: 320 | 1280;
  readonly javaScript: boolean;
  readonly locale?: string;
  /** The same pages are looked at on another visit: this one is for what they do. */
  readonly isRepeat?: boolean;
}

/** The main journeys of residents are gone through in each of these ways. */
export const everyVisit = (['nl-eenvoudig', 'ar'] as const).flatMap((tag) =>
  ([320, 1280] as const).flatMap((width) =>
    [true, false].map((javaScript) => ({ tag, width, javaScript })),
  ),
);

/** A person's browser window: every step is checked for accessibility and leaves a screenshot. */
export class Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  private readonly visit: Visit;
  private session: CDPSession | undefined;

  private constructor(visit: Visit, context: BrowserContext, page: Page) {
    this.visit = visit;
    this.context = context;
    this.page = page;
  }

  static async arrive(visit: Visit): Promise<Visitor> {
    const context = await visit.browser.newContext({
      baseURL: visit.baseUrl,
      viewport: { width: visit.width, height: visit.width === 320 ? 640 : 900 },
      javaScriptEnabled: visit.javaScript,
      locale: visit.locale ?? 'nl-NL',
      permissions: ['microphone'],
      timezoneId: 'Europe/Amsterdam',
    });
    return new Visitor(visit, context, await context.newPage());
  }

  /**
   * Looks at the page as it stands: a screenshot, nothing wider than the window, no accessibility
   * finding. axe needs scripts: where none run, they may for that moment, those of the page not.
   */
  async look(name: string): Promise<void> {
    if (this.visit.isRepeat) return;
    await this.glance(name);
    await this.allowScripts(true);
    await expectAccessible(this.page, name);
    await this.allowScripts(false);
  }

  /** A screenshot, and nothing wider than the window: for a page that was looked at in other words. */
  async glance(name: string): Promise<void> {
    const { width, javaScript } = this.visit;
    const file = `${name}-${width}-${javaScript ? 'js' : 'no-js'}.png`;
    // what stands above the window would be drawn in the middle of a page that is scrolled down
    await this.page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    await this.page.screenshot({ path: join(inject('screenshots'), file), fullPage: true });
    await expectNoSidewaysScroll(this.page, name);
  }

  private async allowScripts(allowed: boolean): Promise<void> {
    if (this.visit.javaScript) return;
    this.session ??= await this.context.newCDPSession(this.page);
    // the browser listens to a change only
    await this.session.send('Emulation.setScriptExecutionDisabled', { value: true });
    if (!allowed) return;
    await this.session.send('Emulation.setScriptExecutionDisabled', { value: false });
  }

  /** What a person reads on the page. */
  async reads(): Promise<string> {
    // biome-ignore lint/performance/useDomNodeTextContent: only innerText leaves out what is hidden
    return this.page.locator('main').innerText();
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}

/** axe itself, without the driver for frames and windows around it: that costs as much again. */
const axe = readFileSync(
  createRequire(require.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
);
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface AxeFinding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}
declare const window: {
  axe: { run(options: object): Promise<{ violations: AxeFinding[]; passes: AxeFinding[] }> };
};

async function expectAccessible(page: Page, name: string): Promise<void> {
  await page.evaluate(axe);
  const { violations, passes } = await page.evaluate(
    (runOnly) => window.axe.run({ runOnly, resultTypes: ['violations'], preload: false }),
    rules,
  );
  const findings = violations.map(({ id, nodes }) => {
    const places = nodes.map(({ html }) => html).slice(0, 3);
    return `${id}: ${places.join(' | ')}`;
  });
  expect(findings, `accessibility of ${name}`).toEqual([]);
  expect(passes.length, `rules that axe tried on ${name}`).toBeGreaterThan(10);
}

async function expectNoSidewaysScroll(page: Page, name: string): Promise<void> {
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(content, `${name} is not wider than the window`).toBeLessThanOrEqual(window);
}
