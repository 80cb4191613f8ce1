import type { Approach } from '../../approach/index.ts';
import { type AppContext, CoalitionShell, FormFaults } from '../../people/index.ts';
import {
  Button,
  Form,
  Heading,
  Lead,
  Paragraph,
  StatusBadge,
  Table,
  TextField,
} from '../../ui/index.ts';
import { dayIn, sayDay } from '../../web/calendar.ts';
import type { ShareFault } from './share-approach.ts';
import type { Share } from './share-store.ts';

const toneOf = { waiting: 'neutral', shared: 'good', unknown: 'bad', ended: 'neutral' } as const;

/** With which programmes an approach is shared: published work only. */
export function SharePage({
  c,
  approach,
  shares,
  back,
  newKey,
}: {
  c: AppContext;
  approach: Approach;
  shares: readonly Share[];
  back: { typed: string; fault: ShareFault } | null;
  newKey: () => string;
}) {
  const { workspace, words, account } = c.var;
  const { say, locale } = words;
  const title = say('programme.share.title');
  const path = `/aanpak/${approach.slug}/programma`;
  const error = back ? say(`programme.fault.${back.fault}`) : undefined;
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path={path}
      errorCount={back ? 1 : 0}
      breadcrumbs={[
        { label: approach.title, href: `/aanpak/${approach.slug}` },
        { label: say('programme.publishing'), href: `/publiceren/${approach.slug}` },
        { label: title },
      ]}
    >
      <Heading level={1}>{title}</Heading>
      <Lead>{say('programme.share.lead')}</Lead>
      <FormFaults words={words} faults={error ? [{ name: 'programme', message: error }] : []} />
      {shares.length > 0 && (
        <Table
          caption={say('programme.share.list')}
          columns={[
            { label: say('programme.share.name') },
            { label: say('programme.share.since') },
            { label: say('programme.share.state') },
            { label: say('programme.share.stop') },
          ]}
          rows={shares.map((share) => [
            share.programme,
            sayDay(dayIn(workspace.zone, share.sharedAt), locale, 'short'),
            <StatusBadge tone={toneOf[share.state]}>
              {say(`programme.share.${share.state}`)}
            </StatusBadge>,
            share.state === 'ended' ? (
              ''
            ) : (
              <Form
                action={path}
                inline
                hidden={{ formKey: newKey(), programme: share.programme, does: 'stop' }}
                busyLabel={say('form.busy')}
              >
                <Button look="secondary">
                  {say('programme.share.stopWith', { name: share.programme })}
                </Button>
              </Form>
            ),
          ])}
        />
      )}
      <Heading level={2}>{say('programme.share.add')}</Heading>
      <Paragraph>{say('programme.share.what')}</Paragraph>
      <Form
        action={path}
        hidden={{ formKey: newKey(), does: 'share' }}
        busyLabel={say('form.busy')}
      >
        <TextField
          name="programme"
          label={say('programme.share.name')}
          hint={say('programme.share.hint')}
          value={back?.typed}
          error={error}
          autocomplete="off"
          required
        />
        <Button>{say('programme.share.button')}</Button>
      </Form>
    </CoalitionShell>
  );
}
