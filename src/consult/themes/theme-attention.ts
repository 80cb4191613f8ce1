import { type Approach, allApproaches } from '../../approach/index.ts';
import type { Tx } from '../../db/database.ts';
import { readOnce } from '../../db/read-once.ts';
import {
  type AttentionItem,
  type AttentionRequest,
  type AttentionSource,
  may,
} from '../../people/index.ts';
import { type StandingTheme, standingOfTheme } from './theme.ts';
import { bringPath, themePath, themesPath } from './theme-address.ts';
import { ownVerdicts } from './theme-check-store.ts';
import { unsortedCounts } from './theme-contribution-store.ts';
import { askedThemes } from './theme-store.ts';

const mostItems = 10;
/** More contributions than these in no theme ask for somebody to sort them. */
const patientWith = 20;
const ranks = { disputed: 25, confirm: 35, bring: 45, unsorted: 70 } as const;

interface Found {
  readonly approaches: ReadonlyMap<string, Approach>;
  /** Of which residents are asked whether they are right, and that ask something of this account. */
  readonly themes: readonly StandingTheme[];
  /** Themes on which this account said something. */
  readonly said: ReadonlySet<string>;
  /** Of the approaches that this account leads. */
  readonly unsorted: ReadonlyMap<string, number>;
}

async function find(tx: Tx, { workspace, account }: AttentionRequest): Promise<Found> {
  const { tenantId } = workspace;
  const approaches = await readOnce(allApproaches, tx, tenantId);
  // who leads mends what residents do not recognise; the others are asked what nobody said anything of
  const manages = may(account, 'themes.manage');
  const themes = await askedThemes(tx, tenantId, manages ? 'disputed' : 'asked');
  const led = approaches.filter(({ coordinatorId }) => coordinatorId === account.id);
  const ids = themes.map(({ id }) => id);
  const isPartner = may(account, 'themes.confirm');
  const sorts = manages && led.length > 0;
  return {
    approaches: new Map(approaches.map((approach) => [approach.id, approach])),
    themes,
    said: new Set(isPartner ? (await ownVerdicts(tx, tenantId, account.id, ids)).keys() : []),
    unsorted: sorts
      ? await unsortedCounts(
          tx,
          tenantId,
          led.map(({ id }) => id),
        )
      : new Map(),
  };
}

function disputed({ account, words: { say } }: AttentionRequest, found: Found): AttentionItem[] {
  if (!may(account, 'themes.manage')) return [];
  return found.themes.flatMap((theme) => {
    const approach = found.approaches.get(theme.approachId);
    const isMine = theme.createdBy === account.id || approach?.coordinatorId === account.id;
    if (!approach || !isMine || standingOfTheme(theme) !== 'disputed') return [];
    return {
      key: `theme-disputed:${theme.id}:${theme.heardVersion}`,
      what: say('theme.attention.disputed', { theme: theme.title }),
      dueOn: null,
      rank: ranks.disputed,
      action: {
        href: themePath(approach, theme.id),
        label: say('theme.attention.disputed.action'),
      },
    };
  });
}

function toConfirm({ account, words: { say } }: AttentionRequest, found: Found): AttentionItem[] {
  if (!may(account, 'themes.confirm')) return [];
  return found.themes.flatMap((theme) => {
    const approach = found.approaches.get(theme.approachId);
    const isOpen = standingOfTheme(theme) === 'asked' && !found.said.has(theme.id);
    if (!approach || !isOpen) return [];
    return {
      key: `theme-confirm:${theme.id}:${theme.heardVersion}`,
      what: say('theme.attention.confirm', { theme: theme.title }),
      dueOn: null,
      rank: ranks.confirm,
      action: { href: themePath(approach, theme.id), label: say('theme.attention.confirm.action') },
    };
  });
}

/** Who brings answers but sits at no table (a key person) is asked to ask, once per approach. */
function toBring({ account, words: { say } }: AttentionRequest, found: Found): AttentionItem[] {
  if (!may(account, 'answers.bring') || may(account, 'themes.read')) return [];
  const asked = found.themes.filter((theme) => standingOfTheme(theme) === 'asked');
  return [...new Set(asked.map(({ approachId }) => approachId))].flatMap((id) => {
    const approach = found.approaches.get(id);
    if (!approach) return [];
    return {
      key: `theme-bring:${id}`,
      what: say('theme.attention.bring', { approach: approach.title }),
      dueOn: null,
      rank: ranks.bring,
      action: { href: bringPath(approach), label: say('theme.attention.bring.action') },
      plainly: (easy) => ({
        what: easy.say('week.toAsk'),
        action: { href: bringPath(approach), label: easy.say('week.toAsk.open') },
      }),
    };
  });
}

function toSort({ words: { say } }: AttentionRequest, found: Found): AttentionItem[] {
  return [...found.unsorted].flatMap(([id, count]) => {
    const approach = found.approaches.get(id);
    if (!approach || count <= patientWith) return [];
    return {
      key: `theme-unsorted:${id}`,
      what: say('theme.attention.unsorted', { count, approach: approach.title }),
      dueOn: null,
      rank: ranks.unsorted,
      action: { href: themesPath(approach), label: say('theme.attention.unsorted.action') },
    };
  });
}

/**
 * What themes ask: of who leads an approach, to sort what piles up and to mend a sentence that residents
 * do not recognise; of a resident partner, the own word; of a key person, to ask people.
 */
export const themeAttention: AttentionSource = async (request, tx) => {
  const { account } = request;
  const isConcerned = may(account, 'themes.manage') || may(account, 'themes.confirm');
  if (!isConcerned && !may(account, 'answers.bring')) return { items: [], total: 0 };
  const found = await find(tx, request);
  const kinds = [disputed, toConfirm, toBring, toSort];
  const items = kinds.flatMap((kind) => kind(request, found));
  return { items: items.slice(0, mostItems), total: items.length };
};
