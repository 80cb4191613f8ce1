import {
  type Approach,
  PublishLink,
  RecordDecisionLink,
  ThreadLink,
} from '../../approach/index.ts';
import { type AppContext, CoalitionShell, FormFaults, may } from '../../people/index.ts';
import {
  BadgeList,
  Button,
  ButtonGroup,
  ButtonLink,
  Details,
  Form,
  Heading,
  Notice,
  Pagination,
  Paragraph,
  RowList,
} from '../../ui/index.ts';
import { residentTags } from '../../web/locales.ts';
import type { CoalitionKey } from '../../web/words.ts';
import { newGoalPath } from '../goals/goal.ts';
import { HeardSentence } from './heard-pages.tsx';
import { type SaidView, saidRow } from './said-rows.tsx';
import { judgeThemeUse, seenOfTheme, type Theme, type Verdict } from './theme.ts';
import { bringPath, listAddress, themePath, themesPath } from './theme-address.ts';
import type { ThemeCheck } from './theme-check-store.ts';
import type { SaidPage } from './theme-contribution-store.ts';
import { ConfirmForm, WordingForm } from './theme-form-pages.tsx';
import { ThemeHistory, type ThemeWordsHistory, WhatWasSaid } from './theme-said-pages.tsx';
import type { ThemeFaults, TypedCheck, TypedWording } from './themes-form.ts';
import { StandingBadge } from './themes-pages.tsx';

/** A form of this page that came back. */
export type ThemeBack = {
  readonly form: 'word' | 'confirm' | 'take-out' | 'ask';
  readonly faults: ThemeFaults;
  /** Why it came back besides faults. */
  readonly reason: 'changed' | 'sent-already' | null;
  readonly wording?: TypedWording;
  readonly check?: TypedCheck;
};

export type ThemePageProps = {
  c: AppContext;
  approach: Approach;
  theme: Theme;
  /** Null for who reads no words of residents. */
  said: { readonly page: SaidPage; readonly view: SaidView } | null;
  checks: readonly ThemeCheck[];
  history: ThemeWordsHistory;
  /** What this resident partner said of the sentence. */
  ownVerdict: Verdict | null;
  newKey: () => string;
  back: ThemeBack | null;
  /** What was just done, in words. */
  done: string | null;
};

function Contributions({ c, approach, theme, said, newKey }: ThemePageProps) {
  const { account, words } = c.var;
  const { say } = words;
  const path = themePath(approach, theme.id);
  const mayManage = may(account, 'themes.manage');
  if (!said) {
    return (
      <>
        <Paragraph>{say('theme.count', { count: theme.count })}</Paragraph>
        <Paragraph quiet>{say('theme.contributions.hidden')}</Paragraph>
      </>
    );
  }
  const { page, view } = said;
  const list = (
    <RowList
      label={say('theme.contributions.list')}
      rows={page.lines.map((line) => saidRow(view, line, { canPick: mayManage }))}
    />
  );
  const hasLines = page.lines.length > 0;
  const to = (name: string, id: string | null, label: CoalitionKey) =>
    id ? { href: listAddress(path, { [name]: id }), label: say(label) } : undefined;
  return (
    <>
      <Paragraph>
        {say(hasLines ? 'theme.count' : 'theme.contributions.none', { count: theme.count })}
      </Paragraph>
      {hasLines && mayManage ? (
        <form
          action={`${path}/eruit`}
          method="post"
          class="hoofdrol-flow"
          data-busy={say('form.busy')}
        >
          {list}
          <ButtonGroup>
            <Button look="secondary" name="formKey" value={newKey()}>
              {say('theme.takeOut.button')}
            </Button>
            {may(account, 'contributions.answer') && (
              <Button
                look="secondary"
                pictogram="write"
                formaction="/berichten/antwoord"
                formmethod="get"
              >
                {say('inbox.answerPicked')}
              </Button>
            )}
          </ButtonGroup>
        </form>
      ) : (
        hasLines && list
      )}
      <Pagination
        label={say('theme.pages')}
        previous={to('voor', page.previous, 'theme.previous')}
        next={to('na', page.next, 'theme.next')}
      />
      {mayManage && (
        <ButtonLink href={themesPath(approach)}>{say('theme.contributions.more')}</ButtonLink>
      )}
    </>
  );
}

function Ask({ c, approach, theme, newKey }: ThemePageProps) {
  const { account, words } = c.var;
  const { say } = words;
  const isOffered = may(account, 'themes.manage') && theme.heardVersion > 0 && !theme.askedAt;
  if (!isOffered) return null;
  return (
    <Form
      action={`${themePath(approach, theme.id)}/vragen`}
      hidden={{ formKey: newKey(), seen: seenOfTheme(theme) }}
      busyLabel={say('form.busy')}
    >
      <Paragraph>{say('theme.ask.body')}</Paragraph>
      <Button pictogram="question">{say('theme.ask.button')}</Button>
    </Form>
  );
}

/** What may come of a theme once residents said that the sentence is right: a goal, a decision. */
function WhatNext({ c, approach, theme }: ThemePageProps) {
  const { account, words } = c.var;
  const mayGoal = may(account, 'goals.decide');
  if (!judgeThemeUse(theme).ok || !(mayGoal || may(account, 'decisions.record'))) return null;
  return (
    <ButtonGroup>
      {mayGoal && (
        <ButtonLink href={newGoalPath(approach.slug, 'onderwerp', theme.id)} pictogram="write">
          {words.say('goal.new')}
        </ButtonLink>
      )}
      <RecordDecisionLink {...{ approach, account, words }} aboutId={theme.id} />
    </ButtonGroup>
  );
}

function Wording(props: ThemePageProps) {
  const { c, approach, theme, back, newKey } = props;
  const { account, words, workspace } = c.var;
  if (!may(account, 'themes.manage')) return null;
  const isNew = theme.heardVersion === 0;
  const mine = back?.form === 'word' ? back : null;
  const form = (
    <WordingForm
      words={words}
      theme={theme}
      tags={residentTags.filter((tag) => workspace.locales.includes(tag))}
      typed={mine?.wording ?? null}
      faults={mine?.faults ?? {}}
      action={`${themePath(approach, theme.id)}/verwoorden`}
      formKey={newKey()}
    />
  );
  const title = words.say(isNew ? 'theme.word.title' : 'theme.word.again');
  return isNew ? (
    <section class="hoofdrol-flow">
      <Heading level={2}>{title}</Heading>
      {form}
    </section>
  ) : (
    <Details summary={title} open={mine !== null || theme.wrongCount > 0}>
      {form}
    </Details>
  );
}

function Reason({ c, back }: Pick<ThemePageProps, 'c' | 'back'>) {
  const { say } = c.var.words;
  if (!back?.reason) return null;
  const isSentence = back.form === 'confirm' && back.reason === 'changed';
  const name = back.reason === 'changed' ? 'changed' : 'sent';
  return (
    <Notice kind="warning" title={say(`theme.${name}.title`)} live>
      {say(isSentence ? 'theme.changed.sentence' : `theme.${name}.body`)}
    </Notice>
  );
}

/** One theme: what we heard and from whom, what residents think of it, and what they said. */
export function ThemePage(props: ThemePageProps) {
  const { c, approach, theme, checks, history, back, done, ownVerdict, newKey, said } = props;
  const { account, words, workspace } = c.var;
  const { say } = words;
  const faults = Object.entries(back?.faults ?? {});
  const isAsked = theme.askedAt !== null;
  const mayBring = isAsked && may(account, 'answers.bring');
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={theme.title}
      path={themePath(approach, theme.id)}
      errorCount={faults.length}
      scripts={['enhance/send-once.js']}
      breadcrumbs={[
        { label: say('approach.list.title'), href: '/aanpak' },
        { label: approach.title, href: `/aanpak/${approach.slug}` },
        { label: say('theme.list.title'), href: themesPath(approach) },
        { label: theme.title },
      ]}
    >
      <Heading level={1} dir="auto">
        {theme.title}
      </Heading>
      <BadgeList>
        <StandingBadge words={words} theme={theme} />
      </BadgeList>
      <FormFaults
        words={words}
        faults={faults.map(([name, fault]) => ({ name, message: say(`theme.fault.${fault}`) }))}
      />
      <Reason c={c} back={back} />
      {done && (
        <Notice kind="success" live>
          {done}
        </Notice>
      )}
      <HeardSentence words={words} theme={theme} />
      <ThreadLink id={theme.id} account={account} words={words} />
      <PublishLink {...{ approach, account, words }} beadId={theme.id} />
      <Ask {...props} />
      {isAsked && may(account, 'themes.confirm') && (
        <ConfirmForm
          words={words}
          theme={theme}
          action={`${themePath(approach, theme.id)}/klopt`}
          typed={back?.check ?? null}
          faults={back?.form === 'confirm' ? back.faults : {}}
          before={ownVerdict}
          formKey={newKey()}
        />
      )}
      {isAsked && (
        <WhatWasSaid
          words={words}
          theme={theme}
          zone={workspace.zone}
          checks={said ? checks : null}
        />
      )}
      {mayBring && (
        <ButtonGroup>
          <ButtonLink href={bringPath(approach, theme.id)} pictogram="talk">
            {say('theme.told.link')}
          </ButtonLink>
        </ButtonGroup>
      )}
      <WhatNext {...props} />
      <Wording {...props} />
      <ThemeHistory words={words} zone={workspace.zone} history={history} />
      <Heading level={2}>{say('theme.contributions.title')}</Heading>
      <Contributions {...props} />
    </CoalitionShell>
  );
}
