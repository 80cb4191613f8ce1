import { codeOfFormKey } from '../consult/contributions/contribution-code.ts';
import { askResidents } from '../consult/themes/ask-residents.ts';
import { checkTheme, checkWithCode } from '../consult/themes/check-theme.ts';
import { sortContributions } from '../consult/themes/sort-contributions.ts';
import { markOfTheme, seenOfTheme, type Theme } from '../consult/themes/theme.ts';
import type { ThemeActor } from '../consult/themes/theme-actor.ts';
import { themeOfId } from '../consult/themes/theme-store.ts';
import { wordTheme } from '../consult/themes/word-theme.ts';
import type { Deps } from '../web/deps.ts';
import { demoFormKey } from './demo-codes.ts';
import { actorOf, contributionOf, idOf, must, type Scene, type Step } from './scene.ts';
import type { DemoTheme } from './story-content.ts';

const actor = (deps: Deps, scene: Scene, by: string, formKey: string): ThemeActor => ({
  ...actorOf(deps, scene, by),
  approach: scene.approach,
  formKey: demoFormKey(formKey),
});

/** The theme as it stands now. */
async function themeNow(deps: Deps, scene: Scene, key: string): Promise<Theme> {
  const { tenantId } = scene.workspace;
  const id = idOf(scene.themeIds, key);
  const theme = await deps.db.tx({ tenantId }, (tx) =>
    themeOfId(tx, tenantId, scene.approach.id, id),
  );
  if (!theme) throw new Error(`content/demo: the theme "${key}" is gone`);
  return theme;
}

function sortSteps(scene: Scene, theme: DemoTheme): Step[] {
  return theme.sorted.map(({ days_ago: daysAgo, by, contributions }, nth) => ({
    daysAgo,
    async run(deps) {
      const sorter = actor(deps, scene, by, `sort ${theme.key} ${nth}`);
      const { theme: sorted } = must(
        theme.key,
        await sortContributions(sorter, {
          ids: contributions.map((key) => contributionOf(scene, key)),
          themeId: scene.themeIds.get(theme.key) ?? '',
          newTitle: nth === 0 ? theme.title : '',
          also: [],
        }),
      );
      scene.themeIds.set(theme.key, sorted.id);
    },
  }));
}

function wordSteps(scene: Scene, theme: DemoTheme): Step[] {
  return theme.heard.map(({ days_ago: daysAgo, by, text, said_by: saidBy, translations }, nth) => ({
    daysAgo,
    async run(deps) {
      const before = await themeNow(deps, scene, theme.key);
      const translated = Object.entries(translations ?? {}).map(([tag, body]) => [
        tag,
        { body, machine: true, holds: false },
      ]);
      const typed = {
        ...{ title: theme.title, heard: text, saidBy },
        translations: Object.fromEntries(translated),
      };
      const writer = actor(deps, scene, by, `word ${theme.key} ${nth}`);
      must(theme.key, await wordTheme(writer, before.id, seenOfTheme(before), typed));
    },
  }));
}

function askStep(scene: Scene, { key, asked }: DemoTheme): Step[] {
  if (!asked) return [];
  return [
    {
      daysAgo: asked.days_ago,
      async run(deps) {
        const theme = await themeNow(deps, scene, key);
        const asker = actor(deps, scene, asked.by, `ask ${key}`);
        must(key, await askResidents(asker, theme.id, seenOfTheme(theme)));
      },
    },
  ];
}

function checkSteps(scene: Scene, { key, checks }: DemoTheme): Step[] {
  return checks.map((check, nth) => ({
    daysAgo: check.days_ago,
    async run(deps) {
      const { id, heardVersion } = await themeNow(deps, scene, key);
      const { by, through, contribution, verdict, words = '' } = check;
      const formKey = `check ${key} ${nth}`;
      const typed = { verdict, words, seen: String(heardVersion) };
      if (through !== 'code') {
        must(key, await checkTheme(actor(deps, scene, by, formKey), id, through, typed));
        return;
      }
      const said = scene.demo.contributions.find((one) => one.key === contribution);
      const code = codeOfFormKey(demoFormKey(contribution ?? ''));
      const input = { code, formKey: demoFormKey(formKey), mark: markOfTheme(id), ...typed };
      const locale = said?.locale ?? 'nl-eenvoudig';
      must(key, await checkWithCode(deps, scene.workspace, { ...input, locale }));
    },
  }));
}

/** Sense-making: sorted into themes, put into words, and what residents say of that. */
export function themeSteps(scene: Scene): Step[] {
  return scene.demo.story.themes.flatMap((theme) => [
    ...sortSteps(scene, theme),
    ...wordSteps(scene, theme),
    ...askStep(scene, theme),
    ...checkSteps(scene, theme),
  ]);
}
