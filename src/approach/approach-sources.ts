import { readOnce } from '../db/read-once.ts';
import { type AttentionSource, activeAccounts, levels, may, sayDomain } from '../people/index.ts';
import { dayIn } from '../web/calendar.ts';
import type { Deps } from '../web/deps.ts';
import { allApproaches } from './approach-store.ts';
import { changePath } from './change-frame.tsx';
import { decisionLevels } from './decisions/decision.ts';
import { decisionReviews, decisionsOnce } from './decisions/decision-sources.ts';
import { decisionsPath } from './decisions/decision-words.ts';
import { descriptionsToCheck, descriptionsToMend } from './description/description-store.ts';
import type { Evidence, EvidenceItem, EvidenceRequest, EvidenceSource } from './evidence.ts';
import { missingDomains, partnersByDomain } from './partners/partner.ts';
import { type Partner, partnersOf } from './partners/partner-store.ts';

/** Descriptions that ask somebody's attention: to check, or to mend because they are not understood. */
const descriptionAttention: AttentionSource = async (
  { workspace, account, words: { say } },
  tx,
) => {
  const { tenantId } = workspace;
  const checks = may(account, 'approaches.check-words');
  const manages = may(account, 'approaches.manage');
  if (!checks && !manages) return { items: [], total: 0 };
  const found = await (checks ? descriptionsToCheck : descriptionsToMend)(tx, tenantId, account.id);
  const asked = checks ? 'check' : 'mend';
  const items = found.map(({ id, slug, title, version }) => ({
    key: `approach-description:${asked}:${id}:${version}`,
    what: say(`approach.attention.${asked}`, { approach: title }),
    dueOn: null,
    rank: 60,
    action: {
      href: checks ? `/aanpak/${slug}/uitleg` : changePath({ slug }, 'description'),
      label: say(`approach.attention.${asked}.action`),
    },
  }));
  return { items, total: items.length };
};

/** In a new workspace: everything begins with an approach. */
const firstApproach: AttentionSource = async ({ workspace, account, words: { say } }, tx) => {
  const { tenantId } = workspace;
  const isNew =
    may(account, 'approaches.manage') && (await readOnce(allApproaches, tx, tenantId)).length === 0;
  if (!isNew) return { items: [], total: 0 };
  const item = {
    key: 'approach-first',
    what: say('approach.attention.first'),
    dueOn: null,
    rank: 80,
    action: { href: '/aanpak/nieuw', label: say('approach.attention.first.action') },
  };
  return { items: [item], total: 1 };
};

/**
 * What this room asks of a person: decisions to look at again, the description of an approach to check
 * or to mend, and in a new workspace the first approach.
 */
export const decisionAttention: AttentionSource = async (request, tx) => {
  const found = [];
  for (const source of [decisionReviews, descriptionAttention, firstApproach]) {
    found.push(await source(request, tx));
  }
  return {
    items: found.flatMap(({ items }) => items).slice(0, 10),
    total: found.reduce((sum, { total }) => sum + total, 0),
  };
};

/** The newest day on which one of these joined. */
const newestOf = (partners: readonly Partner[], otherwise: string): string =>
  partners
    .map(({ sinceOn }) => sinceOn)
    .sort()
    .at(-1) ?? otherwise;

function evidenceOfPartners(
  { approach, account, words, today }: EvidenceRequest,
  partners: readonly Partner[],
  /** Of organisations, those with somebody at a level. */
  atLevel: (level: (typeof levels)[number]) => readonly Partner[],
): Evidence {
  const { say } = words;
  const href = `/aanpak/${approach.slug}`;
  const manages = may(account, 'approaches.manage');
  const next = manages
    ? { href: changePath(approach, 'partners'), label: say('approach.evidence.gap.partners') }
    : null;
  const about = { principle: 'C', href, isConfirmed: null } as const;
  const domains: EvidenceItem[] = partnersByDomain(partners, []).flatMap(
    ({ domain, partners: some }) =>
      domain === null
        ? []
        : [
            {
              ...about,
              key: `partners:${domain}`,
              what: say('approach.evidence.partners', {
                count: some.length,
                domain: sayDomain(words, domain),
              }),
              on: newestOf(some, today),
            },
          ],
  );
  const reached = levels.filter((level) => atLevel(level).length > 0);
  return {
    items: [
      ...domains,
      ...reached.map((level) => ({
        ...about,
        key: `partners-level:${level}`,
        what: say('approach.evidence.levels', { level: say(`decision.level.${level}`) }),
        on: newestOf(atLevel(level), today),
      })),
    ],
    gaps: [
      ...missingDomains(partners).map((domain) => ({
        principle: 'C' as const,
        key: `no-partners:${domain}`,
        what: say('approach.evidence.gap.domain', { domain: sayDomain(words, domain) }),
        next,
      })),
      ...levels
        .filter((level) => !reached.includes(level))
        .map((level) => ({
          principle: 'C' as const,
          key: `no-partners-level:${level}`,
          what: say('approach.evidence.gap.level', { level: say(`decision.level.${level}`) }),
          next,
        })),
    ],
  };
}

/** What this room can show for Context: partners per domain and level, decisions per level. */
export function approachEvidence({ db }: Pick<Deps, 'db'>): EvidenceSource {
  return async (request, tx) => {
    const { approach, workspace, account, words, today } = request;
    const { say } = words;
    const { tenantId } = workspace;
    const all = await partnersOf(tx, tenantId, approach.id);
    const partners = all.filter((one) => !one.untilOn);
    const people = await readOnce(activeAccounts, tx, tenantId);
    const decisions = await decisionsOnce(db, tx, { tenantId, approach, today });
    const ofPartners = evidenceOfPartners(request, partners, (level) =>
      partners.filter((partner) =>
        people.some((one) => one.organisationId === partner.id && one.level === level),
      ),
    );
    const path = decisionsPath(approach);
    const next = may(account, 'decisions.record')
      ? { href: `${path}/nieuw`, label: say('decision.new') }
      : null;
    const made = decisionLevels.filter((level) => decisions.byLevel[level] > 0);
    const none = decisions.byView.now === 0;
    return {
      items: [
        ...ofPartners.items,
        ...made.map((level) => ({
          principle: 'C' as const,
          key: `decisions:${level}`,
          what: say('decision.evidence.levels', {
            count: decisions.byLevel[level],
            level: say(`decision.level.${level}`),
          }),
          on: decisions.newest[level] ?? dayIn(workspace.zone, approach.createdAt),
          href: path,
          isConfirmed: null,
        })),
      ],
      gaps: [
        ...ofPartners.gaps,
        ...(none || decisions.byLevel.board === 0
          ? [
              {
                principle: 'C' as const,
                key: none ? 'no-decisions' : 'no-decisions:board',
                what: say(none ? 'decision.evidence.gap.none' : 'decision.evidence.gap.board'),
                next,
              },
            ]
          : []),
      ],
    };
  };
}
