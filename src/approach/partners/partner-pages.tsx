import {
  type AppContext,
  FormFaults,
  type Organisation,
  organisationKinds,
  sayDomain,
  sayKind,
} from '../../people/index.ts';
import {
  Button,
  ButtonGroup,
  Card,
  Details,
  Form,
  Heading,
  List,
  Notice,
  Paragraph,
  SelectField,
  TextField,
} from '../../ui/index.ts';
import { sayDay } from '../../web/calendar.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { Approach } from '../approach.ts';
import { ChangeFrame, changePath } from '../change-frame.tsx';
import {
  missingDomains,
  type PartnerFaults,
  partnersByDomain,
  type TypedPartner,
} from './partner.ts';
import type { Partner } from './partner-store.ts';

/** Which of the domains that health needs have no partner, in a plain sentence; null when none lacks. */
export function sayMissing(words: CoalitionWords, partners: readonly Partner[]): string | null {
  const missing = missingDomains(partners);
  if (missing.length === 0) return null;
  const names = missing.map((domain) => sayDomain(words, domain));
  const list = new Intl.ListFormat(words.locale.intl, { type: 'conjunction' }).format(names);
  return words.say('approach.partners.missing', { domains: list });
}

export type PartnersPageProps = {
  c: AppContext;
  approach: Approach;
  partners: readonly Partner[];
  organisations: readonly Organisation[];
  domains: readonly string[];
  typed?: TypedPartner;
  faults?: PartnerFaults;
};

/** Who is in the coalition: organisations that join and leave. */
export function PartnersPage(props: PartnersPageProps) {
  const { c, approach, partners, domains, faults = {} } = props;
  const { words } = c.var;
  const { say, locale } = words;
  const path = changePath(approach, 'partners');
  const found = Object.entries(faults).map(([name, fault]) => ({
    name,
    message: say(`approach.fault.${fault}`),
  }));
  const missing = sayMissing(words, partners);
  const left = partners.filter(({ untilOn }) => untilOn !== null);
  const day = (value: string) => sayDay(value, locale, 'short');
  return (
    <ChangeFrame c={c} approach={approach} page="partners" errorCount={found.length}>
      <FormFaults words={words} faults={found} />
      {missing && <Notice>{missing}</Notice>}
      {partnersByDomain(partners, domains).map((group) => (
        <section class="hoofdrol-flow">
          <Heading level={2} look={3}>
            {sayDomain(words, group.domain)}
          </Heading>
          {group.partners.map((partner) => (
            <Form
              action={`${path}/weg`}
              hidden={{ organisationId: partner.id }}
              label={partner.name}
              inline
            >
              <Paragraph>
                {partner.name} ({sayKind(words, partner.kind)},{' '}
                {say('approach.partner.since', { day: day(partner.sinceOn) })})
              </Paragraph>
              <Button look="subtle" label={say('approach.partner.leaves', { name: partner.name })}>
                {say('approach.partner.remove')}
              </Button>
            </Form>
          ))}
        </section>
      ))}
      {left.length > 0 && (
        <Details summary={say('approach.partners.left')}>
          <List
            items={left.map((one) =>
              say('approach.partner.until', {
                name: one.name,
                from: day(one.sinceOn),
                until: day(one.untilOn ?? one.sinceOn),
              }),
            )}
          />
        </Details>
      )}
      <AddPartner {...props} path={path} />
    </ChangeFrame>
  );
}

function AddPartner(props: PartnersPageProps & { path: string }) {
  const { c, partners, organisations, domains, typed, faults = {}, path } = props;
  const { words } = c.var;
  const { say } = words;
  const error = (field: keyof TypedPartner) => {
    const fault = faults[field];
    return fault && say(`approach.fault.${fault}`);
  };
  const here = new Set(partners.filter(({ untilOn }) => untilOn === null).map(({ id }) => id));
  const others = organisations.filter(({ id }) => !here.has(id));
  return (
    <Card title={say('approach.partner.add')}>
      <Form action={path} busyLabel={say('form.busy')}>
        <SelectField
          name="organisationId"
          label={say('approach.partner.known')}
          error={error('organisationId')}
          value={typed?.organisationId}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
          emptyLabel={say('approach.partner.new')}
        />
        <TextField
          name="name"
          label={say('approach.partner.name')}
          hint={say('approach.partner.name.hint')}
          error={error('name')}
          value={typed?.name}
        />
        <SelectField
          name="kind"
          label={say('approach.partner.kind')}
          error={error('kind')}
          value={typed?.kind}
          options={organisationKinds.map((kind) => ({ value: kind, label: sayKind(words, kind) }))}
          emptyLabel={sayKind(words, null)}
        />
        <SelectField
          name="domain"
          label={say('approach.partner.domain')}
          error={error('domain')}
          value={typed?.domain}
          options={domains.map((domain) => ({ value: domain, label: sayDomain(words, domain) }))}
          emptyLabel={sayDomain(words, null)}
        />
        <ButtonGroup>
          <Button>{say('approach.partner.add')}</Button>
        </ButtonGroup>
      </Form>
    </Card>
  );
}
