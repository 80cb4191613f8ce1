import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import chromium from '@sparticuz/chromium';
import {
  type Browser,
  type BrowserContext,
  type Page,
  chromium as playwright,
} from 'playwright-core';
import { expect, inject } from 'vitest';

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
  const require = createRequire(import.meta.url);
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

/** Starts the browser that comes in a package. It unpacks itself into a folder of its own. */
export async function startBrowser(): Promise<Browser> {
  const folder = join(inject('screenshots'), '..', '.browser');
  mkdirSync(folder, { recursive: true });
  // an unpacked browser of another version in the shared temporary folder would be used as it is
  process.env['TMPDIR'] = folder;
  const executablePath = await chromium.executablePath();
  return playwright.launch({
    executablePath,
    args: flags,
    env: { ...process.env, FONTCONFIG_FILE: fontConfiguration(folder) } as Record<string, string>,
  });
}

export interface Visit {
  readonly browser: Browser;
  readonly baseUrl: string;
  readonly width: 320 | 1280;
  readonly javaScript: boolean;
  readonly locale?: string;
}

/** A person's browser window: every step is checked for accessibility and leaves a screenshot. */
export class Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  private readonly visit: Visit;
  private twinContext: BrowserContext | undefined;
  private twin: Page | undefined;

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
   * Looks at the page as it stands: a screenshot, no accessibility finding, nothing wider than the
   * window. axe needs scripts, so a page without them is opened again, as it is, where they run.
   */
  async look(name: string): Promise<void> {
    const { width, javaScript } = this.visit;
    const file = `${name}-${width}-${javaScript ? 'js' : 'no-js'}.png`;
    // what stands above the window would be drawn in the middle of a page that is scrolled down
    await this.page.evaluate(() => window.scrollTo(0, 0));
    await this.page.screenshot({ path: join(inject('screenshots'), file), fullPage: true });
    if (javaScript) {
      await expectAccessible(this.page, name);
      await expectNoSidewaysScroll(this.page, name);
      return;
    }
    const twin = await this.twinPage();
    const html = await this.page.content();
    const url = this.page.url();
    await twin.route(url, (route) =>
      route.request().isNavigationRequest()
        ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
        : route.continue(),
    );
    await twin.goto(url);
    await twin.unroute(url);
    await expectAccessible(twin, name);
    await expectNoSidewaysScroll(twin, name);
  }

  /** A window as large as this one in which scripts run, though none of the page itself. */
  private async twinPage(): Promise<Page> {
    if (this.twin) return this.twin;
    const { browser, width, locale } = this.visit;
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      locale: locale ?? 'nl-NL',
      bypassCSP: true,
    });
    this.twinContext = context;
    this.twin = await context.newPage();
    await this.twin.route('**/*.js', (route) => route.abort());
    return this.twin;
  }

  /** What a person reads on the page. */
  async reads(): Promise<string> {
    // biome-ignore lint/performance/useDomNodeTextContent: only innerText leaves out what is hidden
    return this.page.locator('main').innerText();
  }

  async leave(): Promise<void> {
    await this.twinContext?.close();
    await this.context.close();
  }
}

async function expectAccessible(page: Page, name: string): Promise<void> {
  // the other mode opens a window per check, for frames of other sites: there are none here
  const result = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const findings = result.violations.map(
    (violation) =>
      `${violation.id}: ${violation.nodes
        .map((node) => node.html)
        .slice(0, 3)
        .join(' | ')}`,
  );
  expect(findings, `accessibility of ${name}`).toEqual([]);
}

async function expectNoSidewaysScroll(page: Page, name: string): Promise<void> {
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(content, `${name} is not wider than the window`).toBeLessThanOrEqual(window);
}
