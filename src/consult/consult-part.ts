import type { ApproachPart, PartContent, PartRequest } from '../approach/index.ts';
import { may, today } from '../people/index.ts';
import { type Day, sayDay } from '../web/calendar.ts';
import type { Deps } from '../web/deps.ts';
import {
  type ContributionCounts,
  contributionCounts,
} from './contributions/contribution-counts-store.ts';
import { goalsForPart, partOfGoals } from './goals/goal-part.ts';
import { stateOfLink } from './links/link-address.ts';
import { linkPath, linksPath, toneOfLink } from './links/link-pages.tsx';
import { type LinkRecord, linksOfApproach } from './links/link-store.ts';

/** What this room shows on the page of an approach: how our own work stands, the goals, the links. */
export function consultPart(deps: Deps): ApproachPart {
  return async (request) => {
    const { approach, workspace } = request;
    const { tenantId } = workspace;
    const day = today(workspace, deps.clock.now());
    const [counts, links, goals] = await deps.db.tx(
      workspace,
      async (tx) =>
        [
          await contributionCounts(tx, tenantId, approach.id, day),
          await linksOfApproach(tx, tenantId, approach.id),
          await goalsForPart(tx, tenantId, approach.id),
        ] as const,
    );
    return [
      partOfCounts(request, counts, day),
      partOfGoals(request, goals),
      partOfLinks(request, links, day),
    ];
  };
}

function partOfCounts(
  { approach, account, words }: PartRequest,
  counts: ContributionCounts,
  day: Day,
): PartContent {
  const { say, locale } = words;
  const counted = ['received', 'answered', 'delivered', 'contested', 'late', 'setAside'] as const;
  const figures = counted.map((name) => ({
    label: say(`consult.counts.${name}`),
    value: String(counts[name]),
  }));
  const { notes, notesAnswered } = counts;
  const notesLine = {
    label: say('consult.counts.notes'),
    value: say('consult.counts.notes.value', { count: notes, answered: notesAnswered }),
  };
  const importing = {
    href: `/aanpak/${approach.slug}/notities`,
    label: say('consult.counts.import'),
  };
  return {
    heading: say('consult.counts.heading'),
    figures: notes > 0 ? [...figures, notesLine] : figures,
    source: say('consult.counts.source', { day: sayDay(day, locale) }),
    links: [],
    actions: [
      { href: `/berichten?aanpak=${approach.slug}`, label: say('consult.counts.inbox') },
      ...(may(account, 'notes.import') ? [importing] : []),
    ],
  };
}

function partOfLinks(
  { approach, account, words }: PartRequest,
  links: readonly LinkRecord[],
  day: Day,
): PartContent {
  const { say, locale } = words;
  const all = { href: linksPath(approach), label: say('consult.links.all') };
  const making = { href: `${linksPath(approach)}/nieuw`, label: say('link.new') };
  return {
    heading: say('link.list.title'),
    intro: links.length === 0 ? say('link.list.empty') : say('link.list.lead'),
    links: links.map((link) => {
      const state = stateOfLink(link, day);
      return {
        href: linkPath(approach, link),
        label: `/meedoen/${link.slug}`,
        state: say('consult.links.until', {
          state: say(`link.state.${state}`),
          day: sayDay(link.endsOn, locale, 'short'),
        }),
        tone: toneOfLink[state],
      };
    }),
    actions: [all, ...(may(account, 'links.manage') ? [making] : [])],
  };
}
