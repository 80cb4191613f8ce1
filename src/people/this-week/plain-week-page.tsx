import {
  Button,
  ButtonLink,
  Card,
  Details,
  Form,
  Heading,
  Lead,
  Link,
  LinkList,
  Notice,
  Paragraph,
  StatusBadge,
} from '../../ui/index.ts';
import type { Day } from '../../web/calendar.ts';
import { type ResidentTag, residentTags } from '../../web/locales.ts';
import { residentWords } from '../../web/words.ts';
import type { AppContext } from '../app-env.ts';
import type { AttentionItem } from '../attention.ts';
import { ResidentShell, waysFrom } from '../shells.tsx';
import { type Digest, sayWeekday } from './digest.ts';
import type { Week } from './gather-attention.ts';
import { dueTones, sayDue, urgencyOf } from './say-due.ts';

type PlainWeekProps = { c: AppContext; tag: ResidentTag; week: Week; today: Day; digest: Digest };

function PlainCard({
  item,
  first,
  ...props
}: PlainWeekProps & { item: AttentionItem; first: boolean }) {
  const { c, tag, today } = props;
  const easy = residentWords(tag);
  const { what, action } = item.plainly?.(easy) ?? item;
  const { lang } = item.plainly ? easy.locale : c.var.words.locale;
  return (
    <Card
      title={what}
      lang={lang}
      dir="auto"
      tone={first ? 'accent' : 'plain'}
      above={
        item.dueOn && (
          <StatusBadge tone={dueTones[urgencyOf(item.dueOn, today)]} pictogram="clock">
            {sayDue(easy, item.dueOn, today)}
          </StatusBadge>
        )
      }
    >
      <ButtonLink
        href={action.href}
        look={first ? 'primary' : 'secondary'}
        label={`${action.label}: ${what}`}
        wide
      >
        {action.label}
      </ButtonLink>
    </Card>
  );
}

/** These have a link of their own, in the language of the page. */
const linkedPlainly = ['/week', '/mijn-mensen'];

/** Other pages, which are in the languages of the coalition. */
function MorePages({ c, tag }: PlainWeekProps) {
  const { account, words, workspace } = c.var;
  const ways = waysFrom(account, words).filter(({ href }) => !linkedPlainly.includes(href));
  const demo = workspace.demoDay ? [{ href: '/demo', label: words.say('demo.banner.link') }] : [];
  return (
    <Details summary={residentWords(tag).say('week.more')}>
      <LinkList items={[...ways, ...demo].map((way) => ({ ...way, lang: words.locale.lang }))} />
    </Details>
  );
}

/** Deze week of a key person: in plain words, in the language of the phone or the one chosen. */
export function PlainWeekPage(props: PlainWeekProps) {
  const { c, tag, week, digest } = props;
  const { account, workspace } = c.var;
  const { first, more, silent } = week;
  const { say, locale } = residentWords(tag);
  const weekday = sayWeekday(digest.weekday, locale);
  return (
    <ResidentShell
      workspace={workspace}
      tag={tag}
      title={say('week.title')}
      languages={{ tags: residentTags, href: () => '/week', isKept: true }}
    >
      <Heading level={1}>{say('week.title')}</Heading>
      {first.length > 0 && <Lead>{say('week.lead', { count: first.length })}</Lead>}
      {first.length === 0 && silent.length === 0 && (
        <Notice kind="success" title={say('week.nothing.title')}>
          <Paragraph>{say('week.nothing.body')}</Paragraph>
        </Notice>
      )}
      {silent.length > 0 && <Notice kind="warning">{say('week.silent')}</Notice>}
      {first.map((item, at) => (
        <PlainCard {...props} item={item} first={at === 0} />
      ))}
      {more > 0 && (
        <Paragraph>
          <Link href="/week/alles">{say('week.rest', { count: more })}</Link>
        </Paragraph>
      )}
      <LinkList items={[{ href: `/mijn-mensen/${tag}`, label: say('bring.title') }]} />
      <Paragraph quiet>
        {say(`week.digest.${digest.rhythm}`, { weekday })}{' '}
        <Link href="/mijn/mail">{say('week.digest.change')}</Link>
      </Paragraph>
      <MorePages {...props} />
      <Form action="/afmelden" label={say('bring.signOut')}>
        <Paragraph quiet>
          <bdi>{account.name}</bdi>
        </Paragraph>
        <Button look="secondary">{say('bring.signOut')}</Button>
      </Form>
    </ResidentShell>
  );
}
