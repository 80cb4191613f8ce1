import { activeAccounts, type Level, levels, may, sayDomain } from '../../people/index.ts';
import type { Deps } from '../../web/deps.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type {
  Evidence,
  EvidenceGap,
  EvidenceItem,
  EvidenceRequest,
  EvidenceSource,
} from '../evidence.ts';
import { type Partner, partnersOf } from '../partners/partner-store.ts';

/** The four domains that the principle of context asks for; others add to them. */
const askedDomains = ['medical', 'social', 'spatial', 'public-health'] as const;

/** What of an approach's own shows that it stands in its context: who takes part, and at which level. */
export function approachEvidence(deps: Pick<Deps, 'db'>): EvidenceSource {
  return async (request): Promise<Evidence> => {
    const { approach, workspace } = request;
    const { tenantId } = workspace;
    const { partners, accounts } = await deps.db.tx(workspace, async (tx) => ({
      partners: await partnersOf(tx, tenantId, approach.id),
      accounts: await activeAccounts(tx, tenantId),
    }));
    const here = partners.filter(({ untilOn }) => untilOn === null);
    const ids = new Set(here.map(({ id }) => id));
    const seen = new Set(
      accounts.flatMap(({ organisationId, level }) =>
        organisationId && ids.has(organisationId) && level ? [level] : [],
      ),
    );
    const hasPartner = accounts.some(({ role }) => role === 'resident-partner');
    return {
      items: partnerItems(request, here, seen),
      gaps: [
        ...domainGaps(request, here),
        ...levelGaps(request, seen),
        ...(hasPartner ? [] : [noResidentPartner(request)]),
      ],
    };
  };
}

const listOf = (words: CoalitionWords, names: readonly string[]): string =>
  new Intl.ListFormat(words.locale.intl, { type: 'conjunction' }).format(names);

const sayLevels = (words: CoalitionWords, of: readonly Level[]): string =>
  listOf(
    words,
    of.map((level) => words.say(`people.level.${level}`)),
  );

const partnersPath = ({ approach }: EvidenceRequest): string => `/aanpak/${approach.slug}/partners`;

const toPeople = ({ account, words }: EvidenceRequest, key: 'levels' | 'noPartner') =>
  may(account, 'people.manage')
    ? { href: '/mensen', label: words.say(`rocket.approach.${key}.next`) }
    : null;

function partnerItems(
  request: EvidenceRequest,
  partners: readonly Partner[],
  seen: ReadonlySet<Level>,
): EvidenceItem[] {
  const { words } = request;
  const newest = partners
    .map(({ sinceOn }) => sinceOn)
    .sort()
    .at(-1);
  if (!newest) return [];
  const domains = [...new Set(partners.map(({ domain }) => sayDomain(words, domain)))].sort();
  const item = {
    principle: 'C' as const,
    on: newest,
    href: partnersPath(request),
    isConfirmed: null,
  };
  const said = { count: partners.length, domains: listOf(words, domains) };
  const byDomain = { ...item, key: 'domains', what: words.say('rocket.approach.domains', said) };
  if (seen.size === 0) return [byDomain];
  const there = sayLevels(
    words,
    levels.filter((level) => seen.has(level)),
  );
  const what = words.say('rocket.approach.levels', { levels: there });
  return [byDomain, { ...item, key: 'levels', what }];
}

function domainGaps(request: EvidenceRequest, partners: readonly Partner[]): EvidenceGap[] {
  const { words, account } = request;
  const next = may(account, 'approaches.manage')
    ? { href: partnersPath(request), label: words.say('rocket.approach.domains.next') }
    : null;
  const gap = { principle: 'C' as const, key: 'domains', next };
  if (partners.length === 0) return [{ ...gap, what: words.say('rocket.approach.domains.none') }];
  const missing = askedDomains.filter((domain) => !partners.some((one) => one.domain === domain));
  if (missing.length === 0) return [];
  const domains = listOf(
    words,
    missing.map((domain) => sayDomain(words, domain)),
  );
  return [{ ...gap, what: words.say('rocket.approach.domains.missing', { domains }) }];
}

function levelGaps(request: EvidenceRequest, seen: ReadonlySet<Level>): EvidenceGap[] {
  const missing = levels.filter((level) => !seen.has(level));
  if (missing.length === 0 || seen.size === 0) return [];
  const { words } = request;
  const what = words.say('rocket.approach.levels.missing', { levels: sayLevels(words, missing) });
  return [{ principle: 'C', key: 'levels', what, next: toPeople(request, 'levels') }];
}

function noResidentPartner(request: EvidenceRequest): EvidenceGap {
  const what = request.words.say('rocket.approach.noPartner');
  return { principle: 'R', key: 'no-partner', what, next: toPeople(request, 'noPartner') };
}
