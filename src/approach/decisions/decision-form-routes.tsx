import { Hono } from 'hono';
import type { Tx } from '../../db/database.ts';
import {
  type AppContext,
  type AppEnv,
  activeAccounts,
  may,
  requireRight,
} from '../../people/index.ts';
import { formKeyOf, newFormKey } from '../../thread/form-keys.ts';
import { isId } from '../../thread/ids.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import type { Approach } from '../approach.ts';
import { describeBeads } from '../describe-beads.ts';
import type { ThreadSource } from '../thread-source.ts';
import { decidableOf, newestDecidable, tiedBeads } from './decidable-store.ts';
import { isKnownBody } from './decision.ts';
import { decisionChangeRoutes } from './decision-change-routes.tsx';
import { type TypedDecision, typedDecision } from './decision-form.ts';
import type { DecisionChoices } from './decision-form-fields.tsx';
import { DecisionFormPage, type DecisionFormProps } from './decision-form-pages.tsx';
import { decisionHere } from './decision-here.ts';
import type { DecisionRecord } from './decision-store.ts';
import { decisionPath } from './decision-words.ts';
import { recordDecision } from './record-decision.ts';

/** How many themes and goals stand in the form; with more, one looks for them by their words. */
const shownBeads = 12;
const searchedBeads = 500;

async function beadChoices(
  tx: Tx,
  c: AppContext,
  approach: Approach,
  sources: readonly ThreadSource[],
  { about, search }: { about: readonly string[]; search: string },
): Promise<Pick<DecisionChoices, 'beads' | 'search'>> {
  const { tenantId } = c.get('workspace');
  const chosen = await decidableOf(tx, tenantId, approach.id, about.filter(isId));
  const limit = search ? searchedBeads : shownBeads + 1;
  const newest = await newestDecidable(tx, tenantId, approach.id, limit);
  const isChosen = ({ id }: { id: string }) => chosen.some((bead) => bead.id === id);
  const beads = [...chosen, ...newest.filter((bead) => !isChosen(bead))];
  const described = await describeBeads(tx, c.var, sources, beads);
  const sought = search.toLowerCase();
  const others = described.filter(
    (bead) => !isChosen(bead) && bead.label.toLowerCase().includes(sought),
  );
  const isMany = search !== '' || newest.length > shownBeads;
  return {
    beads: [...described.filter(isChosen), ...others.slice(0, shownBeads)],
    search: isMany ? search : null,
  };
}

async function choicesFor(
  deps: Deps,
  c: AppContext,
  approach: Approach,
  sources: readonly ThreadSource[],
  asked: { about: readonly string[]; search: string },
): Promise<DecisionChoices> {
  const { tenantId } = c.get('workspace');
  return deps.db.tx({ tenantId }, async (tx) => {
    const people = await activeAccounts(tx, tenantId);
    return {
      deciders: people.filter((person) => may(person, 'goals.decide')),
      owners: people.filter((person) => may(person, 'decisions.record')),
      ...(await beadChoices(tx, c, approach, sources, asked)),
    };
  });
}

/** What stands in an empty form; a decision that replaces another begins with its particulars. */
function firstTyped(
  c: AppContext,
  about: readonly string[],
  replaces: DecisionRecord | null,
): TypedDecision {
  const { body = null, decidedBy = null } = replaces ?? {};
  const decider = body === null ? (decidedBy ? 'person' : '') : isKnownBody(body) ? body : 'other';
  return {
    what: '',
    why: '',
    outcome: '',
    level: replaces?.level ?? '',
    decider,
    decidedBy: decidedBy ?? '',
    body: decider === 'other' ? (body ?? '') : '',
    documentName: '',
    documentUrl: '',
    decidedOn: '',
    validFrom: '',
    reviewOn: '',
    ownerId: replaces?.ownerId ?? c.get('account').id,
    about,
  };
}

function recordRoutes(deps: Deps, sources: readonly ThreadSource[]): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const record = requireRight(deps, 'decisions.record');
  type State = Omit<DecisionFormProps, 'c' | 'choices'> & { search?: string };
  const send = async (c: AppContext, state: State, status: 200 | 409 | 422) => {
    const { approach, typed, search = '' } = state;
    const choices = await choicesFor(deps, c, approach, sources, { about: typed.about, search });
    return sendPage(c, <DecisionFormPage c={c} {...state} choices={choices} />, { status });
  };

  routes.get('/aanpak/:slug/besluiten/nieuw', record, async (c) => {
    const here = await decisionHere(deps, c, c.req.query('vervangt'));
    if (!here) return c.notFound();
    const { approach, decision: replaces } = here;
    const { tenantId } = c.get('workspace');
    const before = replaces
      ? await deps.db.tx({ tenantId }, (tx) =>
          tiedBeads(tx, tenantId, replaces.id, {
            relation: 'decides-on',
            direction: 'earlier',
            limit: 50,
          }),
        )
      : null;
    const about = before?.tied.map(({ id }) => id) ?? (c.req.queries('bij') ?? []).filter(isId);
    const typed = firstTyped(c, about, replaces);
    const formKey = newFormKey(deps.random);
    const isChanged = replaces !== null && replaces.replacedById !== null;
    return send(c, { approach, typed, formKey, replaces, isChanged }, 200);
  });

  routes.post('/aanpak/:slug/besluiten/nieuw', record, async (c) => {
    const { form } = await readForm(c);
    const replacesId = form.text('vervangt');
    const here = await decisionHere(deps, c, replacesId);
    if (!here) return c.notFound();
    const { approach, decision: replaces } = here;
    if (replacesId && !replaces) return c.notFound();
    const typed = typedDecision(form);
    const formKey = formKeyOf(form, deps.random);
    const state = { approach, typed, formKey, replaces };
    if (form.text('zoeken')) return send(c, { ...state, search: form.text('zoek').trim() }, 200);
    const { workspace, account } = c.var;
    const about = typed.about.filter(isId);
    const result = await recordDecision(
      { deps, workspace, account, approach },
      { ...typed, about },
      formKey,
      replaces && { id: replaces.id, seen: form.text('gezien') },
    );
    if (result.ok) return c.redirect(decisionPath(approach, result.id), 303);
    if (result.reason === 'invalid') return send(c, { ...state, faults: result.faults }, 422);
    if (result.reason === 'gone') return c.notFound();
    if (result.reason === 'changed') return send(c, { ...state, isChanged: true }, 409);
    const earlier = (await decisionHere(deps, c, result.earlierId))?.decision ?? null;
    return send(c, { ...state, earlier, formKey: newFormKey(deps.random) }, 409);
  });
  return routes;
}

/** The forms of decisions: recording, mending a typo, looking again. */
export function decisionFormRoutes(deps: Deps, sources: readonly ThreadSource[]): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.route('/', recordRoutes(deps, sources));
  routes.route('/', decisionChangeRoutes(deps));
  return routes;
}
