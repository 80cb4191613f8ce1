import { type AppContext, CoalitionShell, FormFaults } from '../../people/index.ts';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  CheckboxGroup,
  Form,
  Heading,
  Link,
  List,
  Notice,
  Paragraph,
  RowList,
  TextField,
} from '../../ui/index.ts';
import type { CoalitionWords } from '../../web/words.ts';
import { type SaidView, saidRow } from './said-rows.tsx';
import { themePath } from './theme-address.ts';
import type { SaidLine } from './theme-contribution-store.ts';
import type { ThemeName } from './theme-store.ts';
import type { ThemeFaults } from './themes-form.ts';

/** Beside a message: in which themes it is, with the way to change that. */
export function MessageThemes({
  words: { say },
  messageId,
  approachSlug,
  themes,
  mayManage,
}: {
  words: CoalitionWords;
  messageId: string;
  approachSlug: string;
  themes: readonly ThemeName[];
  mayManage: boolean;
}) {
  const approach = { slug: approachSlug };
  return (
    <>
      <Heading level={2} look={3}>
        {say('theme.message.title')}
      </Heading>
      {themes.length === 0 ? (
        <Paragraph quiet>{say('theme.message.none')}</Paragraph>
      ) : (
        <List
          items={themes.map(({ id, title }) => (
            <Link href={themePath(approach, id)} dir="auto">
              {title}
            </Link>
          ))}
        />
      )}
      {mayManage && (
        <Paragraph>
          <Link href={`/berichten/${messageId}/onderwerpen`}>{say('theme.message.change')}</Link>
        </Paragraph>
      )}
    </>
  );
}

/** What stood in a form that came back. */
export type MessageThemesBack = {
  readonly themeIds: readonly string[];
  readonly newTitle: string;
  readonly faults: ThemeFaults;
  readonly reason: 'changed' | 'sent-already' | null;
};

export type MessageThemesProps = {
  c: AppContext;
  line: SaidLine;
  view: SaidView;
  /** The themes of its approach, and those it is in now. */
  all: readonly ThemeName[];
  now: readonly ThemeName[];
  formKey: string;
  back: MessageThemesBack | null;
};

/** Choosing the themes of one contribution, with its words and sound above. */
export function MessageThemesPage(props: MessageThemesProps) {
  const { c, line, view, all, now, formKey, back } = props;
  const { account, words, workspace } = c.var;
  const { say } = words;
  const title = say('theme.message.form.title');
  const path = `/berichten/${line.id}/onderwerpen`;
  const faults = Object.entries(back?.faults ?? {});
  const nowIds = now.map(({ id }) => id);
  const error = (field: string) => {
    const fault = back?.faults[field];
    return fault && say(`theme.fault.${fault}`);
  };
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path={path}
      errorCount={faults.length}
      scripts={['enhance/send-once.js']}
      breadcrumbs={[
        { label: say('nav.inbox'), href: '/berichten' },
        { label: say('theme.message.back'), href: `/berichten/${line.id}` },
        { label: title },
      ]}
    >
      <Heading level={1}>{title}</Heading>
      <FormFaults
        words={words}
        faults={faults.map(([name, fault]) => ({ name, message: say(`theme.fault.${fault}`) }))}
      />
      {back?.reason && (
        <Notice kind="warning" title={say('theme.changed.title')} live>
          {say(back.reason === 'changed' ? 'theme.message.changed' : 'theme.sent.body')}
        </Notice>
      )}
      <RowList
        label={say('theme.message.back')}
        rows={[saidRow(view, line, { canPick: false, themes: now.map((theme) => theme.title) })]}
      />
      <Form action={path} hidden={{ formKey, seen: nowIds }} busyLabel={say('form.busy')}>
        {all.length > 0 && (
          <CheckboxGroup
            name="themeIds"
            label={say('theme.message.form.pick')}
            hint={say('theme.message.form.hint')}
            options={all.map((theme) => ({ value: theme.id, label: theme.title }))}
            values={back?.themeIds ?? nowIds}
          />
        )}
        <TextField
          name="newTitle"
          label={say('theme.sort.new')}
          hint={say('theme.sort.new.hint')}
          error={error('newTitle')}
          value={back?.newTitle ?? ''}
          autocomplete="off"
        />
        <ButtonGroup>
          <Button>{say('theme.word.save')}</Button>
          <ButtonLink href={`/berichten/${line.id}`} look="subtle">
            {say('theme.message.back')}
          </ButtonLink>
        </ButtonGroup>
      </Form>
    </CoalitionShell>
  );
}
