import type { Evidence, EvidenceGap, EvidenceRequest, EvidenceSource } from '../approach/index.ts';
import type { Database, Tx } from '../db/database.ts';
import { readOnce } from '../db/read-once.ts';
import { activeAccounts, may } from '../people/index.ts';
import type { Deps } from '../web/deps.ts';
import {
  type AnswerFacts,
  answerFacts,
  type ConsultFacts,
  consultFacts,
} from './consult-evidence-store.ts';
import { languageName } from './contributions/message-words.ts';
import { gap, item } from './evidence-items.ts';
import { goalEvidence } from './goals/goal-evidence.ts';
import {
  type DecidedCounts,
  decidedCounts,
  goalCounts,
  wholeGoals,
} from './goals/goal-list-store.ts';
import type { Goal } from './goals/goal-store.ts';
import { countContributionsOnce } from './kept-counts.ts';
import { linksPath } from './links/link-pages.tsx';
import { openLinks } from './links/link-store.ts';
import { standingOfTheme } from './themes/theme.ts';
import { themesPath } from './themes/theme-address.ts';
import { standingsOfApproach } from './themes/theme-store.ts';

/** What is counted of an approach; no words. */
interface Counts extends ConsultFacts, AnswerFacts {
  readonly themes: {
    readonly confirmed: number;
    /** All others. */
    readonly waiting: number;
    /** When somebody last said of a confirmed one that it is right. */
    readonly rightAt: Date | null;
  };
  readonly decided: DecidedCounts;
  readonly aloneGoals: number;
  /** In which one can take part now: tags. */
  readonly languages: readonly string[];
}

/** Everything that the evidence of this room is made from. */
interface Facts extends Counts {
  /** A resident has a seat at the table. */
  readonly hasPartner: boolean;
  /** The first few that residents decided. */
  readonly decidedGoals: readonly Goal[];
}

/**
 * What this room can show for the principles: residents in each phase of the thread, goals with who
 * decided them, answers told with the days that took, and what was contested. For R it counts only
 * where residents themselves did or said it.
 */
export function consultEvidence({ db }: Pick<Deps, 'db'>): EvidenceSource {
  return async (request, tx): Promise<Evidence> => {
    const facts = await readFacts(db, tx, request);
    const phases = [saidEvidence, themeEvidence, goalEvidence, answerEvidence, waysEvidence];
    const parts = phases.map((phase) => phase(request, facts));
    return {
      items: parts.flatMap(({ items }) => items),
      gaps: parts.flatMap(({ gaps }) => gaps),
    };
  };
}

async function themeCounts(
  tx: Tx,
  tenantId: string,
  approachId: string,
): Promise<Counts['themes']> {
  const themes = await standingsOfApproach(tx, tenantId, approachId);
  const confirmed = themes.filter((theme) => standingOfTheme(theme) === 'confirmed');
  return {
    confirmed: confirmed.length,
    waiting: themes.length - confirmed.length,
    rightAt: confirmed.flatMap(({ rightAt }) => rightAt ?? []).sort((a, b) => +b - +a)[0] ?? null,
  };
}

async function count(
  tx: Tx,
  { approach, workspace: { tenantId, zone }, today: day }: EvidenceRequest,
): Promise<Counts> {
  const links = await openLinks(tx, tenantId, day);
  const here = links.filter(({ approachId }) => approachId === approach.id);
  return {
    ...(await consultFacts(tx, tenantId, approach.id, day)),
    ...(await answerFacts(tx, tenantId, approach.id, zone)),
    themes: await themeCounts(tx, tenantId, approach.id),
    decided: await decidedCounts(tx, tenantId, approach.id),
    aloneGoals: (await goalCounts(tx, tenantId, approach.id)).alone,
    languages: [...new Set(here.flatMap(({ locales }) => locales))],
  };
}

async function readFacts(db: Database, tx: Tx, request: EvidenceRequest): Promise<Facts> {
  const { approach, workspace, today: day } = request;
  const { tenantId } = workspace;
  const about = { tenantId, approach, today: day, name: 'evidence' };
  const counts = await countContributionsOnce(db, tx, about, () => count(tx, request));
  const accounts = await readOnce(activeAccounts, tx, tenantId);
  return {
    ...counts,
    hasPartner: accounts.some(({ role }) => role === 'resident-partner'),
    decidedGoals: await wholeGoals(tx, tenantId, counts.decided.first),
  };
}

const inbox = ({ approach, account }: EvidenceRequest, view = ''): string | null =>
  may(account, 'contributions.read') ? `/berichten?aanpak=${approach.slug}${view}` : null;

function saidEvidence(request: EvidenceRequest, facts: Facts): Evidence {
  const { said, saidAt, notes, notesAt } = facts;
  const href = inbox(request, '&stand=alles');
  const next = {
    href: linksPath(request.approach),
    label: 'rocket.consult.said.next',
    right: 'links.manage',
  } as const;
  const invite = {
    href: '/mensen',
    label: 'rocket.consult.noPartner.next',
    right: 'people.manage',
  } as const;
  return {
    items: [
      ...item(request, {
        key: 'said',
        say: ['rocket.consult.said', { count: said }],
        on: said > 0 ? saidAt : null,
        href,
        isConfirmed: true,
      }),
      ...item(request, {
        key: 'notes',
        say: ['rocket.consult.notes', { count: notes }],
        on: notes > 0 ? notesAt : null,
        href,
        isConfirmed: false,
      }),
    ],
    gaps: [
      ...(said > 0 ? [] : [gap(request, 'said', ['rocket.consult.said.none'], next)]),
      ...(facts.hasPartner ? [] : [gap(request, 'partner', ['rocket.consult.noPartner'], invite)]),
    ],
  };
}

function themeEvidence(request: EvidenceRequest, { themes }: Facts): Evidence {
  const { confirmed, waiting, rightAt } = themes;
  const href = themesPath(request.approach);
  const next = { href, label: 'rocket.consult.themes.next', right: 'themes.read' } as const;
  const gaps: EvidenceGap[] = [];
  if (confirmed === 0) {
    gaps.push(gap(request, 'themes', ['rocket.consult.themes.none'], next));
  } else if (waiting > 0) {
    const count = { count: waiting };
    gaps.push(gap(request, 'themes', ['rocket.consult.themes.waiting', count], next));
  }
  const items = item(request, {
    key: 'themes',
    say: ['rocket.consult.themes', { count: confirmed }],
    on: rightAt,
    href,
    isConfirmed: true,
  });
  return { items, gaps };
}

function answerEvidence(request: EvidenceRequest, facts: Facts): Evidence {
  const { delivered, deliveredOn, medianDays, replied, repliedAt, reopened, late } = facts;
  const { contested, contestedAt } = facts;
  const href = inbox(request, '&stand=beantwoord');
  const told = { count: delivered, days: medianDays ?? 0 };
  const items = [
    ...item(request, {
      key: 'delivered',
      say: ['rocket.consult.delivered', told],
      on: deliveredOn,
      href,
      // we say that it was told; whether it arrived only the person can say
      isConfirmed: false,
    }),
    ...item(request, {
      key: 'replied',
      say: ['rocket.consult.replied', { count: replied }],
      on: repliedAt,
      href,
      isConfirmed: true,
    }),
    ...item(request, {
      key: 'contested',
      say: ['rocket.consult.contested', { count: contested }],
      on: contestedAt,
      href,
      isConfirmed: true,
    }),
  ];
  const right = 'contributions.answer' as const;
  const todo = {
    href: inbox(request) ?? '/berichten',
    label: 'rocket.consult.late.next',
    right,
  } as const;
  const bringing = inbox(request, '&stand=brengen') ?? '/berichten';
  const bring = { href: bringing, label: 'rocket.consult.replied.next', right } as const;
  const gaps: EvidenceGap[] = [];
  if (replied === 0 && facts.said > 0) {
    gaps.push(gap(request, 'replied', ['rocket.consult.replied.none'], bring));
  }
  if (reopened > 0) {
    gaps.push(gap(request, 'reopened', ['rocket.consult.reopened', { count: reopened }], todo));
  }
  if (late > 0) gaps.push(gap(request, 'late', ['rocket.consult.late', { count: late }], todo));
  return { items, gaps };
}

/** In which ways people can take part: forms and languages. */
function waysEvidence(request: EvidenceRequest, facts: Facts): Evidence {
  const { approach, account, words, today: day } = request;
  const { languages, spoken, spokenAt } = facts;
  const href = linksPath(approach);
  const list = new Intl.ListFormat(words.locale.intl, { type: 'conjunction' });
  const names = languages.map((tag) => languageName(tag, words.locale));
  const items = [
    ...item(request, {
      principle: 'O',
      key: 'ways',
      say: ['rocket.consult.ways', { languages: list.format(names) }],
      on: languages.length > 0 ? day : null,
      href: may(account, 'contributions.read') ? href : null,
      isConfirmed: null,
    }),
    ...item(request, {
      principle: 'O',
      key: 'spoken',
      say: ['rocket.consult.spoken', { count: spoken }],
      on: spoken > 0 ? spokenAt : null,
      href: null,
      isConfirmed: null,
    }),
  ];
  const next = { href, label: 'rocket.consult.ways.next', right: 'links.manage' } as const;
  const isOne = languages.length === 1;
  return {
    items,
    gaps: isOne ? [gap(request, 'ways', ['rocket.consult.ways.one'], next, 'O')] : [],
  };
}
