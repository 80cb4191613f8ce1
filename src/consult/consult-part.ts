import type { ApproachPart, PartContent, PartRequest } from '../approach/index.ts';
import type { Tx } from '../db/database.ts';
import { may, today } from '../people/index.ts';
import { type Day, sayDay } from '../web/calendar.ts';
import type { Deps } from '../web/deps.ts';
import {
  type ContributionCounts,
  contributionCounts,
} from './contributions/contribution-counts-store.ts';
import { goalCounts } from './goals/goal-list-store.ts';
import { goalsForPart, partOfGoals } from './goals/goal-part.ts';
import { countContributionsOnce } from './kept-counts.ts';
import { stateOfLink } from './links/link-address.ts';
import { linkPath, linksPath, toneOfLink } from './links/link-pages.tsx';
import { type LinkRecord, linkEnds } from './links/link-store.ts';
import { partOfThemes, themeFigures } from './themes/theme-part.ts';
import { titlesOfThemes } from './themes/theme-store.ts';

/** What is counted of an approach; no words. */
async function count(tx: Tx, tenantId: string, approachId: string, day: Day) {
  return {
    messages: await contributionCounts(tx, tenantId, approachId, day),
    goals: await goalCounts(tx, tenantId, approachId),
    themes: await themeFigures(tx, tenantId, approachId),
  };
}

/** What this room shows on the page of an approach: how our own work stands, the goals, the links. */
export function consultPart({ db, clock }: Pick<Deps, 'db' | 'clock'>): ApproachPart {
  return async (request, tx) => {
    const { approach, workspace } = request;
    const { tenantId } = workspace;
    const day = today(workspace, clock.now());
    const about = { tenantId, approach, today: day, name: 'part' };
    const counts = await countContributionsOnce(db, tx, about, () =>
      count(tx, tenantId, approach.id, day),
    );
    const first = counts.themes.first.map(({ id }) => id);
    const titles = await titlesOfThemes(tx, tenantId, first);
    const goals = await goalsForPart(tx, tenantId, approach.id);
    const links = await linkEnds(tx, tenantId, approach.id);
    return [
      partOfMessages(request, counts.messages, day),
      partOfAnswers(request, counts.messages, day),
      ...partOfThemes(request, counts.themes, titles),
      partOfGoals(request, goals, counts.goals),
      partOfLinks(request, links, day),
    ];
  };
}

type CountName = keyof ContributionCounts;

const figuresOf = (
  { words: { say } }: PartRequest,
  counts: ContributionCounts,
  names: readonly Exclude<CountName, 'notesAnswered'>[],
) =>
  names.map((name) => ({
    label: say(`consult.counts.${name}`),
    value:
      name === 'notes'
        ? say('consult.counts.notes.value', { count: counts.notes, answered: counts.notesAnswered })
        : String(counts[name]),
  }));

function partOfMessages(request: PartRequest, counts: ContributionCounts, day: Day): PartContent {
  const { approach, account, words } = request;
  const { say, locale } = words;
  const inbox = `/berichten?aanpak=${approach.slug}`;
  return {
    heading: say('consult.thread.messages'),
    bead: 'contribution',
    intro: say('consult.thread.messages.stands', {
      received: counts.received,
      notes: counts.notes,
      late: counts.late,
    }),
    figures: figuresOf(request, counts, [
      ...(['received', 'late', 'setAside'] as const),
      ...(counts.notes > 0 ? (['notes'] as const) : []),
    ]),
    source: say('consult.counts.source', { day: sayDay(day, locale) }),
    links: [],
    actions: [
      ...(may(account, 'contributions.read')
        ? [{ href: inbox, label: say('consult.counts.inbox') }]
        : []),
      ...(may(account, 'notes.import')
        ? [{ href: `/aanpak/${approach.slug}/notities`, label: say('consult.counts.import') }]
        : []),
    ],
  };
}

function partOfAnswers(request: PartRequest, counts: ContributionCounts, day: Day): PartContent {
  const { approach, account, words } = request;
  const { say, locale } = words;
  const { answered, delivered, contested } = counts;
  return {
    heading: say('consult.thread.answers'),
    bead: 'answer',
    intro: say('consult.thread.answers.stands', { answered, delivered, contested }),
    figures: figuresOf(request, counts, ['answered', 'delivered', 'contested']),
    source: say('consult.counts.source.answers', { day: sayDay(day, locale) }),
    links: [],
    actions: may(account, 'contributions.read')
      ? [
          {
            href: `/berichten?stand=beantwoord&aanpak=${approach.slug}`,
            label: say('consult.thread.answers'),
          },
        ]
      : [],
  };
}

function partOfLinks(
  { approach, account, words }: PartRequest,
  links: readonly Pick<LinkRecord, 'slug' | 'endsOn'>[],
  day: Day,
): PartContent {
  const { say, locale } = words;
  const mayOpen = may(account, 'contributions.read');
  const all = { href: linksPath(approach), label: say('consult.links.all') };
  const making = { href: `${linksPath(approach)}/nieuw`, label: say('link.new') };
  return {
    heading: say('link.list.title'),
    intro: links.length === 0 ? say('link.list.empty') : say('link.list.lead'),
    links: links.map((link) => {
      const state = stateOfLink(link, day);
      return {
        // who may not see how an invitation stands can still open what residents see
        href: mayOpen ? linkPath(approach, link) : `/meedoen/${link.slug}`,
        label: `/meedoen/${link.slug}`,
        state: say('consult.links.until', {
          state: say(`link.state.${state}`),
          day: sayDay(link.endsOn, locale, 'short'),
        }),
        tone: toneOfLink[state],
      };
    }),
    actions: [...(mayOpen ? [all] : []), ...(may(account, 'links.manage') ? [making] : [])],
  };
}
