import { type AppContext, CoalitionShell, FormFaults } from '../../people/index.ts';
import {
  Button,
  ButtonGroup,
  Form,
  Heading,
  Lead,
  Link,
  List,
  Notice,
  Paragraph,
  RadioGroup,
} from '../../ui/index.ts';
import { dayIn, sayDay } from '../../web/calendar.ts';
import { type ErasureProposal, erasureReasons, mayDecide } from './erasure.ts';
import type { ErasableMessage } from './erasure-store.ts';

type Shown = {
  c: AppContext;
  message: ErasableMessage;
  proposal: ErasureProposal | null;
  formKey: string;
};

/** Erasing what somebody said, for that person: what goes, what stays, and who decides. */
export function ErasePage(props: Shown & { fault: 'reason-missing' | 'changed' | null }) {
  const { c, message, proposal, fault } = props;
  const { workspace, words, account } = c.var;
  const { say, locale } = words;
  const title = say('erase.title');
  const day = sayDay(dayIn(workspace.zone, message.receivedAt), locale);
  const isGone = message.state === 'withdrawn';
  const missing = say('erase.fault.reason');
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path={`/berichten/${message.id}/wissen`}
      errorCount={fault === 'reason-missing' ? 1 : 0}
      breadcrumbs={[
        { label: say('inbox.title'), href: '/berichten' },
        { label: say('erase.message', { day }), href: `/berichten/${message.id}` },
        { label: title },
      ]}
    >
      <Heading level={1}>{title}</Heading>
      {fault === 'reason-missing' && (
        <FormFaults words={words} faults={[{ name: 'reason', message: missing }]} />
      )}
      {fault === 'changed' && (
        <Notice kind="warning" live>
          {say('erase.changed')}
        </Notice>
      )}
      {isGone ? (
        <Notice kind="success" live>
          {say('erase.gone')} <Link href="/berichten">{say('erase.back')}</Link>
        </Notice>
      ) : (
        <>
          <Lead>{say('erase.lead')}</Lead>
          <Paragraph>{say('erase.what')}</Paragraph>
          <List
            items={[say('erase.what.words'), say('erase.what.public'), say('erase.what.stays')]}
          />
          {proposal ? (
            <Decide {...props} proposal={proposal} />
          ) : (
            <Propose {...props} error={fault === 'reason-missing' ? missing : undefined} />
          )}
        </>
      )}
    </CoalitionShell>
  );
}

function Propose({ c, message, formKey, error }: Shown & { error: string | undefined }) {
  const { say } = c.var.words;
  return (
    <Form
      action={`/berichten/${message.id}/wissen`}
      hidden={{ formKey }}
      busyLabel={say('form.busy')}
    >
      <RadioGroup
        name="reason"
        label={say('erase.reason')}
        error={error}
        options={erasureReasons.map((one) => ({ value: one, label: say(`erase.reason.${one}`) }))}
        required
      />
      <Paragraph>{say('erase.second')}</Paragraph>
      <Button>{say('erase.propose')}</Button>
    </Form>
  );
}

function Decide({ c, message, proposal, formKey }: Shown & { proposal: ErasureProposal }) {
  const { words, account, workspace } = c.var;
  const { say, locale } = words;
  const isSecond = mayDecide(proposal, account.id);
  const told = {
    name: proposal.proposedByName,
    reason: say(`erase.reason.${proposal.reason}`),
    day: sayDay(dayIn(workspace.zone, proposal.proposedAt), locale),
  };
  return (
    <>
      <Notice kind="info" title={say('erase.proposed.title')}>
        <p>{say('erase.proposed', told)}</p>
        {!isSecond && <p>{say('erase.proposed.own')}</p>}
      </Notice>
      <Form
        action={`/berichten/${message.id}/wissen/besluit`}
        hidden={{ formKey }}
        busyLabel={say('form.busy')}
      >
        <ButtonGroup>
          {isSecond && (
            <Button name="verdict" value="erase">
              {say('erase.yes')}
            </Button>
          )}
          <Button look="secondary" name="verdict" value="keep">
            {say(isSecond ? 'erase.no' : 'erase.own.back')}
          </Button>
        </ButtonGroup>
      </Form>
    </>
  );
}
