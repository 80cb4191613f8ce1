import {
  Button,
  ButtonLink,
  type FieldFault,
  Form,
  Heading,
  Lead,
  Notice,
  Paragraph,
  RadioGroup,
  SelectField,
} from '../../ui/index.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { AppContext } from '../app-env.ts';
import { FormFaults } from '../form-faults.tsx';
import { CoalitionShell } from '../shells.tsx';
import type { Workspace } from '../workspaces/workspace.ts';
import { digestRhythms, sayWeekday, weekdays } from './digest.ts';

export type TypedDigest = { readonly rhythm: string; readonly weekday: string };

type DigestProps = {
  c: AppContext;
  typed: TypedDigest;
  faults?: readonly FieldFault[];
  saved?: boolean;
  away?: boolean;
};

/** How often someone wants Deze week by e-mail. */
export function DigestPage({ c, typed, faults = [], saved = false, away = false }: DigestProps) {
  const { account, words, workspace } = c.var;
  const { say, locale } = words;
  const fault = (name: string) => faults.find((one) => one.name === name)?.message;
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={say('digest.title')}
      path="/mijn/mail"
      errorCount={faults.length}
    >
      <Heading level={1}>{say('digest.title')}</Heading>
      <FormFaults words={words} faults={faults} away={away} />
      {saved && (
        <Notice kind="success" live>
          {say('digest.saved')}
        </Notice>
      )}
      <Lead>{say('digest.lead', { email: account.email })}</Lead>
      <Paragraph>{say('digest.nothing')}</Paragraph>
      <Form action="/mijn/mail" busyLabel={say('form.busy')}>
        <RadioGroup
          name="rhythm"
          label={say('digest.rhythm')}
          error={fault('rhythm')}
          value={typed.rhythm}
          options={digestRhythms.map((rhythm) => ({
            value: rhythm,
            label: say(`digest.${rhythm}`),
            hint: rhythm === 'never' ? say('digest.never.hint') : undefined,
          }))}
        />
        <SelectField
          name="weekday"
          label={say('digest.weekday')}
          error={fault('weekday')}
          value={typed.weekday}
          options={weekdays.map((weekday) => ({
            value: String(weekday),
            label: sayWeekday(weekday, locale),
          }))}
        />
        <Button>{say('digest.save')}</Button>
      </Form>
    </CoalitionShell>
  );
}

type StopProps = { workspace: Workspace; words: CoalitionWords; path: string; name: string };

/** Asks for one press, so that a program that only follows links stops nothing (RFC 8058). */
export function StopDigestPage({ workspace, words, path, name }: StopProps) {
  const { say } = words;
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={null}
      title={say('digest.stop.title')}
      path={path}
    >
      <Heading level={1}>{say('digest.stop.title')}</Heading>
      <Lead>{say('digest.stop.body', { name })}</Lead>
      <Form action={path}>
        <Button>{say('digest.stop.button')}</Button>
      </Form>
    </CoalitionShell>
  );
}

/** The letter has been stopped. */
export function DigestStoppedPage({ workspace, words, path }: Omit<StopProps, 'name'>) {
  const { say } = words;
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={null}
      title={say('digest.stopped.title')}
      path={path}
    >
      <Heading level={1}>{say('digest.stopped.title')}</Heading>
      <Lead>{say('digest.stopped.body')}</Lead>
      <ButtonLink href="/mijn/mail">{say('digest.title')}</ButtonLink>
    </CoalitionShell>
  );
}
