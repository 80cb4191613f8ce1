import type { NotPublishable, PublishSource } from '../../approach/index.ts';
import { workspaceOfTenant } from '../../people/index.ts';
import { isId } from '../../thread/ids.ts';
import { type TextByLocale, wordsFor, wordsOfTexts } from '../../thread/texts.ts';
import { dayIn } from '../../web/calendar.ts';
import { firstWords } from '../../web/first-words.ts';
import { logReading } from '../contributions/message-store.ts';
import { isWithResidents } from '../goals/goal.ts';
import { goalPage } from '../goals/goal-list-store.ts';
import { goalOfId, lockGoal } from '../goals/goal-store.ts';
import { goalTitle } from '../goals/goal-words.ts';
import { outdatedTags, standingOfTheme, type Theme } from '../themes/theme.ts';
import { lockTheme, themeOfId, themesOfApproach } from '../themes/theme-store.ts';
import {
  answersToPublish,
  answerToPublish,
  contributionsToPublish,
  contributionToPublish,
  type GroupAnswer,
  type SayablePart,
} from './publishing-store.ts';

const noZone = 'Europe/Amsterdam';

/** A part with words in it, or nothing. */
const partOf = <Part extends string>(part: Part, text: TextByLocale | null | undefined) =>
  text && Object.values(text).some(({ body }) => body) ? [{ part, text }] : [];

const refusalOfTheme = (theme: Theme): NotPublishable | null =>
  standingOfTheme(theme) === 'confirmed' ? null : 'not-confirmed';

/** Themes: only what residents said that they meant, in the languages that say it as it stands. */
const themes: PublishSource = {
  kinds: ['theme'],
  needsConsent: false,
  async list(tx, { workspace: { tenantId, zone } }, { approachId, after, limit }) {
    const all = await themesOfApproach(tx, tenantId, approachId);
    const newest = all.sort((one, other) => (one.id < other.id ? 1 : -1));
    const from = after ? newest.filter(({ id }) => id < after) : newest;
    return from.slice(0, limit).map((theme) => ({
      id: theme.id,
      label: theme.title,
      on: dayIn(zone, theme.createdAt),
      refusal: refusalOfTheme(theme),
    }));
  },
  async find(tx, tenantId, { approachId, id, lock }) {
    if (!isId(id)) return null;
    const theme = await (lock ? lockTheme : themeOfId)(tx, tenantId, approachId, id);
    if (!theme) return null;
    const outdated = outdatedTags(theme.heard, theme.heardVersion);
    const heard = Object.fromEntries(
      Object.entries(theme.heard ?? {}).filter(([tag]) => !outdated.includes(tag)),
    );
    const zone = (await workspaceOfTenant(tx, tenantId))?.zone ?? noZone;
    return {
      beadId: id,
      kind: 'theme',
      refusal: refusalOfTheme(theme),
      parts: [...partOf('heard', heard), ...partOf('said-by', theme.saidBy)],
      facts: {
        contributions: theme.count,
        confirmedOn: theme.rightAt && dayIn(zone, theme.rightAt),
      },
      sound: null,
      photos: [],
    };
  },
};

/** Goals as they stand now; without residents it says so, where it is shown. */
const goals: PublishSource = {
  kinds: ['goal'],
  needsConsent: false,
  async list(tx, { workspace: { tenantId, zone } }, { approachId, after, limit }) {
    const choice = { view: 'all', after, before: null, length: limit } as const;
    const page = await goalPage(tx, tenantId, approachId, choice);
    return page.goals.map((goal) => ({
      id: goal.id,
      label: goalTitle(goal.change),
      on: goal.decidedOn ?? dayIn(zone, goal.createdAt),
      refusal: null,
    }));
  },
  async find(tx, tenantId, { approachId, id, lock }) {
    if (!isId(id)) return null;
    const goal = await (lock ? lockGoal : goalOfId)(tx, tenantId, approachId, id);
    if (!goal) return null;
    const { change, notice, input } = goal.textIds;
    const ids = [change, notice, input].filter((one) => one !== null);
    const texts = await wordsOfTexts(tx, tenantId, ids);
    return {
      beadId: id,
      kind: 'goal',
      refusal: null,
      parts: [
        ...partOf('change', texts.get(change)),
        ...partOf('notice', texts.get(notice ?? '')),
        ...partOf('input', texts.get(input ?? '')),
      ],
      facts: {
        state: goal.state,
        decidedOn: goal.decidedOn,
        withResidents: isWithResidents(goal.presence),
        residentsThere: goal.presence.flatMap(({ description }) => description ?? []),
      },
      sound: null,
      photos: [],
    };
  },
};

function refusalOfAnswer({ status, told }: GroupAnswer): NotPublishable | null {
  if (status !== 'checked') return 'gone';
  return told > 0 ? null : 'not-told';
}

/** Answers to several people, once somebody heard them. */
const answers: PublishSource = {
  kinds: ['answer'],
  needsConsent: false,
  async list(tx, { workspace: { tenantId, zone }, words: { locale } }, asked) {
    const found = await answersToPublish(tx, tenantId, asked);
    return found.map((answer) => ({
      id: answer.id,
      label: firstWords(wordsFor(answer.words, locale.tag)?.body ?? '…'),
      on: dayIn(zone, answer.writtenAt),
      refusal: refusalOfAnswer(answer),
    }));
  },
  async find(tx, tenantId, bead) {
    if (!isId(bead.id)) return null;
    const answer = await answerToPublish(tx, tenantId, bead);
    if (!answer) return null;
    const zone = (await workspaceOfTenant(tx, tenantId))?.zone ?? noZone;
    return {
      beadId: answer.id,
      kind: 'answer',
      refusal: refusalOfAnswer(answer),
      parts: partOf('words', answer.words),
      facts: { givenOn: dayIn(zone, answer.writtenAt), deliveredTo: answer.told },
      sound: null,
      photos: [],
    };
  },
};

function refusalOf(said: SayablePart): NotPublishable | null {
  if (['withdrawn', 'set-aside', 'set-aside-proposed'].includes(said.state)) return 'gone';
  if (said.origin === 'note' && !said.isReadBack) return 'not-read-back';
  return partOf('words', said.words).length > 0 ? null : 'not-written-out';
}

/** What one person said: only a copy of it, and only with their consent to that copy. */
const contributions: PublishSource = {
  kinds: ['contribution'],
  needsConsent: true,
  async list(tx, { workspace: { tenantId, zone }, words }, asked) {
    const found = await contributionsToPublish(tx, tenantId, asked);
    return found.map((said) => ({
      id: said.id,
      label: firstWords(wordsFor(said.words, words.locale.tag)?.body ?? words.say('inbox.sound')),
      on: dayIn(zone, said.receivedAt),
      refusal: refusalOf(said),
    }));
  },
  async find(tx, tenantId, bead) {
    if (!isId(bead.id)) return null;
    const said = await contributionToPublish(tx, tenantId, bead);
    if (!said) return null;
    const zone = (await workspaceOfTenant(tx, tenantId))?.zone ?? noZone;
    return {
      beadId: said.id,
      kind: 'contribution',
      refusal: refusalOf(said),
      parts: partOf('words', said.words),
      facts: {
        locale: said.locale,
        form: said.form,
        saidIn: dayIn(zone, said.receivedAt).slice(0, 7),
        themes: said.themes,
      },
      sound: said.soundId,
      photos: said.photos,
    };
  },
  noteReading: (tx, source, tenantId, accountId, id) =>
    logReading(tx, source, tenantId, accountId, [id]),
};

/** Of what in this room a copy can be made for everybody. */
export const consultPublishSources: readonly PublishSource[] = [
  themes,
  goals,
  answers,
  contributions,
];
