import { unansweredOf } from '../consult/index.ts';
import type { Tx } from '../db/database.ts';
import {
  type Attention,
  type AttentionItem,
  type AttentionRequest,
  type AttentionSource,
  may,
} from '../people/index.ts';
import { addDays, dayIn, sayDay, startOfDay } from '../web/calendar.ts';
import { controllerOf } from './controllers/controller-store.ts';
import { termDays } from './register/read-register.ts';
import { countOpen, openRequests } from './requests/request-store.ts';

const mostItems = 10;
/** So many days before its term a message without an answer asks attention. */
const aheadDays = 30;
const rankRequest = 5;
const rankUnanswered = 10;
const rankController = 80;

/** A contribution that reaches its term without an answer: it stays, and who answers hears of it. */
async function unanswered(request: AttentionRequest, tx: Tx): Promise<AttentionItem[]> {
  const { workspace, account, words, today } = request;
  if (!may(account, 'contributions.answer')) return [];
  const { tenantId, zone } = workspace;
  const days = await termDays(tx, tenantId);
  const terms = {
    resident: days.get('contributions') ?? 0,
    note: days.get('notes') ?? 0,
  };
  const soon = (term: number) => startOfDay(addDays(today, 1 + aheadDays - term), zone);
  const before = { resident: soon(terms.resident), note: soon(terms.note) };
  const found = await unansweredOf(tx, tenantId, { ownerId: account.id, before });
  return found.map(({ origin, id, receivedAt, count }) => ({
    key: `term:${origin}`,
    what: words.say('privacy.attention.unanswered', { count }),
    dueOn: addDays(dayIn(zone, receivedAt), terms[origin]),
    rank: rankUnanswered,
    action: {
      href: `/berichten/${id}`,
      label: words.say('privacy.attention.unanswered.action'),
    },
  }));
}

/** Requests to handle, for who does so; that some are late, for who only watches. */
async function requests(request: AttentionRequest, tx: Tx): Promise<Attention> {
  const { workspace, account, words, today } = request;
  const { tenantId } = workspace;
  if (!may(account, 'processings.read')) return { items: [], total: 0 };
  const counted = await countOpen(tx, tenantId, today);
  if (!may(account, 'processings.manage')) {
    if (counted.late === 0) return { items: [], total: 0 };
    const item = {
      key: 'requests:late',
      what: words.say('privacy.attention.late', { count: counted.late }),
      dueOn: today,
      rank: rankRequest,
      action: {
        href: '/verwerkingen/verzoeken',
        label: words.say('privacy.attention.late.action'),
      },
    };
    return { items: [item], total: 1 };
  }
  const open = counted.open === 0 ? [] : await openRequests(tx, tenantId, mostItems);
  const items = open.map((one) => ({
    key: `request:${one.id}`,
    what: words.say('privacy.attention.request', {
      day: sayDay(one.askedOn, words.locale, 'short'),
    }),
    dueOn: one.dueOn,
    rank: rankRequest,
    action: {
      href: `/verwerkingen/verzoeken/${one.id}`,
      label: words.say('privacy.attention.request.action'),
    },
  }));
  return { items, total: counted.open };
}

async function missingController(request: AttentionRequest, tx: Tx): Promise<AttentionItem[]> {
  const { workspace, account, words } = request;
  if (!may(account, 'processings.manage')) return [];
  if (await controllerOf(tx, workspace.tenantId)) return [];
  return [
    {
      key: 'controller',
      what: words.say('privacy.attention.controller'),
      dueOn: null,
      rank: rankController,
      action: {
        href: '/verwerkingen/verantwoordelijk',
        label: words.say('privacy.attention.controller.action'),
      },
    },
  ];
}

/** What the register asks: an answer before a term, handling what persons ask, who is responsible. */
export const privacyAttention: AttentionSource = async (request, tx) => {
  const asked = await requests(request, tx);
  const others = [...(await unanswered(request, tx)), ...(await missingController(request, tx))];
  return {
    items: [...asked.items, ...others].slice(0, mostItems),
    total: asked.total + others.length,
  };
};
