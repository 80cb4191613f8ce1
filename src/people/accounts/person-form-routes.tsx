import { Hono } from 'hono';
import { DatabaseAway } from '../../db/database.ts';
import { formKeyOf, newFormKey } from '../../thread/form-keys.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import type { AppContext, AppEnv } from '../app-env.ts';
import { knownDomains } from '../organisations/organisation.ts';
import { allOrganisations, domainsHere } from '../organisations/organisation-store.ts';
import type { OwnedWork } from '../owned-work.ts';
import { requireRight } from '../require-right.ts';
import type { Person } from './account.ts';
import { personOfId } from './account-store.ts';
import { addPerson } from './add-person.ts';
import { changePerson } from './change-person.ts';
import { asTyped, markOfPerson, nobodyTyped, typedPerson } from './person-form.ts';
import { PersonFormPage, type PersonFormProps } from './person-form-pages.tsx';

type FormState = Omit<PersonFormProps, 'c' | 'organisations' | 'domains' | 'away'>;

/** Shows the form with what was typed; also when the database went away. */
async function sendForm(deps: Deps, c: AppContext, state: FormState, status: 200 | 409 | 422) {
  const { tenantId } = c.get('workspace');
  try {
    const lists = await deps.db.tx({ tenantId }, async (tx) => ({
      organisations: await allOrganisations(tx, tenantId),
      domains: await domainsHere(tx, tenantId),
    }));
    return await sendPage(c, <PersonFormPage c={c} {...state} {...lists} />, { status });
  } catch (error) {
    if (!(error instanceof DatabaseAway)) throw error;
    return sendAway(c, state);
  }
}

function sendAway(c: AppContext, state: FormState) {
  const { organisationId, domain } = state.typed;
  // what was chosen stays chosen, even while names cannot be looked up
  const about = { name: '…', kind: null, domain: null };
  const organisations = organisationId ? [{ id: organisationId, ...about }] : [];
  const isOwn = domain !== '' && !(knownDomains as readonly string[]).includes(domain);
  const domains = [...knownDomains, ...(isOwn ? [domain] : [])];
  const page = <PersonFormPage c={c} {...state} {...{ organisations, domains }} away />;
  return sendPage(c, page, { status: 503 });
}

async function change(deps: Deps, c: AppContext, works: readonly OwnedWork[], person: Person) {
  const { form } = await readForm(c);
  const { tenantId } = c.get('workspace');
  const { id } = person;
  const typed = typedPerson(form);
  const seen = form.text('seen');
  const shown = { person, typed, seen, formKey: newFormKey(deps.random) };
  try {
    const changed = await changePerson(deps, works, tenantId, { id, typed, seen });
    if (changed.ok) return c.redirect(`/mensen/${id}?nieuws=gewijzigd`, 303);
    if (changed.reason === 'gone') return c.notFound();
    if (changed.reason === 'invalid') {
      return await sendForm(deps, c, { ...shown, faults: changed.faults }, 422);
    }
    const { now } = changed;
    const beside = { ...shown, person: now, seen: markOfPerson(now), changed: true };
    return await sendForm(deps, c, beside, 409);
  } catch (error) {
    if (!(error instanceof DatabaseAway)) throw error;
    return sendAway(c, shown);
  }
}

/** Adding and changing a person. */
export function personFormRoutes(deps: Deps, works: readonly OwnedWork[]): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const manage = requireRight(deps, 'people.manage');
  const personHere = (c: AppContext) => {
    const { tenantId } = c.get('workspace');
    return deps.db.tx({ tenantId }, (tx) => personOfId(tx, tenantId, c.req.param('id') ?? ''));
  };

  app.get('/mensen/nieuw', manage, (c) => {
    const formKey = newFormKey(deps.random);
    return sendForm(deps, c, { person: null, typed: nobodyTyped, formKey, seen: '' }, 200);
  });
  app.post('/mensen/nieuw', manage, async (c) => {
    const { form } = await readForm(c);
    const typed = typedPerson(form);
    const formKey = formKeyOf(form, deps.random);
    const shown = { person: null, typed, formKey, seen: '' };
    try {
      const added = await addPerson(deps, c.get('workspace').tenantId, typed, formKey);
      if (added.ok) return c.redirect(`/mensen/${added.id}?nieuws=toegevoegd`, 303);
      return await sendForm(deps, c, { ...shown, faults: added.faults }, 422);
    } catch (error) {
      if (!(error instanceof DatabaseAway)) throw error;
      return sendAway(c, shown);
    }
  });
  app.get('/mensen/:id/wijzigen', manage, async (c) => {
    const person = await personHere(c);
    if (!person?.active) return c.notFound();
    const typed = asTyped(person);
    const formKey = newFormKey(deps.random);
    return sendForm(deps, c, { person, typed, formKey, seen: markOfPerson(person) }, 200);
  });
  app.post('/mensen/:id/wijzigen', manage, async (c) => {
    const person = await personHere(c);
    return person?.active ? change(deps, c, works, person) : c.notFound();
  });
  return app;
}
