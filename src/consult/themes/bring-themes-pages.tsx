import type { Approach } from '../../approach/index.ts';
import { type AppContext, CoalitionShell, FormFaults, may } from '../../people/index.ts';
import { Button, Form, Heading, Lead, Notice, Paragraph, RowList } from '../../ui/index.ts';
import { languageOf } from '../contributions/message-words.ts';
import { HeardSentence } from './heard-pages.tsx';
import { heardFor, type Theme } from './theme.ts';
import { bringPath, themePath } from './theme-address.ts';
import { CheckFields } from './theme-form-pages.tsx';
import type { ThemeFaults, TypedCheck } from './themes-form.ts';

type Seen = { c: AppContext; approach: Approach };

const crumbsTo = ({ c, approach }: Seen) => [
  { label: c.var.words.say('approach.list.title'), href: '/aanpak' },
  { label: approach.title, href: `/aanpak/${approach.slug}` },
];

/** What residents are asked now: each sentence leads to where one notes what they said. */
export function BringThemesPage({ c, approach, themes }: Seen & { themes: readonly Theme[] }) {
  const { account, words, workspace } = c.var;
  const { say } = words;
  const title = say('theme.navragen.title');
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path={bringPath(approach)}
      breadcrumbs={[...crumbsTo({ c, approach }), { label: title }]}
    >
      <Heading level={1}>{title}</Heading>
      {themes.length === 0 ? (
        <Paragraph>{say('theme.navragen.none')}</Paragraph>
      ) : (
        <>
          <Lead>{say('theme.navragen.lead')}</Lead>
          <RowList
            label={title}
            rows={themes.map((theme) => {
              const heard = heardFor(theme.heard, theme.heardVersion, words.locale.tag);
              return {
                title: heard?.body ?? theme.title,
                href: bringPath(approach, theme.id),
                ...languageOf(heard?.locale ?? words.locale.tag),
                facts: [theme.title],
              };
            })}
          />
        </>
      )}
    </CoalitionShell>
  );
}

/** A form that came back. */
export type ToldBack = {
  readonly check: TypedCheck;
  readonly faults: ThemeFaults;
  readonly reason: 'changed' | 'sent-already' | null;
};

type ToldProps = Seen & {
  theme: Theme;
  formKey: string;
  back: ToldBack | null;
  isDone: boolean;
};

/** Noting what a resident said of one sentence. */
export function ToldPage({ c, approach, theme, formKey, back, isDone }: ToldProps) {
  const { account, words, workspace } = c.var;
  const { say } = words;
  const title = say('theme.told.title');
  const faults = Object.entries(back?.faults ?? {});
  const action = bringPath(approach, theme.id);
  const href = may(account, 'themes.read') ? themePath(approach, theme.id) : null;
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path={action}
      errorCount={faults.length}
      scripts={['enhance/send-once.js']}
      breadcrumbs={[
        ...crumbsTo({ c, approach }),
        { label: say('theme.navragen.title'), href: bringPath(approach) },
        { label: title },
      ]}
    >
      <Heading level={1}>{title}</Heading>
      <FormFaults
        words={words}
        faults={faults.map(([name, fault]) => ({ name, message: say(`theme.fault.${fault}`) }))}
      />
      {back?.reason && (
        <Notice
          kind="warning"
          title={say(back.reason === 'changed' ? 'theme.changed.title' : 'theme.sent.title')}
          live
        >
          {say(back.reason === 'changed' ? 'theme.changed.sentence' : 'theme.sent.body')}
        </Notice>
      )}
      {isDone && (
        <Notice kind="success" live>
          {say('theme.told.done')}
        </Notice>
      )}
      <Lead>{say('theme.told.lead')}</Lead>
      <HeardSentence words={words} theme={theme} isForBringing {...(href && { href })} />
      <Form
        action={action}
        hidden={{ formKey, seen: String(theme.heardVersion) }}
        busyLabel={say('form.busy')}
      >
        <CheckFields
          {...{ words, theme, action, formKey }}
          faults={back?.faults ?? {}}
          typed={back?.check ?? null}
          asked="told"
        />
        <Button>{say('theme.told.button')}</Button>
      </Form>
    </CoalitionShell>
  );
}
