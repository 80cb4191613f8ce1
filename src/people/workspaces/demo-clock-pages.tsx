import {
  Button,
  ButtonGroup,
  ButtonLink,
  Form,
  Heading,
  Lead,
  Notice,
  Paragraph,
} from '../../ui/index.ts';
import { type Day, sayDay } from '../../web/calendar.ts';
import type { AppContext } from '../app-env.ts';
import { CoalitionShell } from '../shells.tsx';
import { demoFurthest } from './demo-clock.ts';

const daysPerWeek = 7;

/** Which day it is in the demo, and the button that makes it three weeks later. */
export function DemoClockPage({
  c,
  day,
  daysAhead,
}: {
  c: AppContext;
  day: Day;
  daysAhead: number;
}) {
  const { account, words, workspace } = c.var;
  const { say, locale } = words;
  const seen = String(daysAhead);
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={say('demo.title')}
      path="/demo"
    >
      <Heading level={1}>{say('demo.title')}</Heading>
      <Lead>{say('demo.lead')}</Lead>
      <Notice kind="info">
        <Paragraph>{say('demo.day', { day: sayDay(day, locale) })}</Paragraph>
        {daysAhead > 0 && (
          <Paragraph>{say('demo.ahead', { weeks: Math.round(daysAhead / daysPerWeek) })}</Paragraph>
        )}
      </Notice>
      {daysAhead < demoFurthest ? (
        <Form action="/demo" hidden={{ seen, to: 'forward' }}>
          <Paragraph>{say('demo.forward.hint')}</Paragraph>
          <Button pictogram="calendar">{say('demo.forward')}</Button>
        </Form>
      ) : (
        <Paragraph>{say('demo.furthest', { weeks: demoFurthest / daysPerWeek })}</Paragraph>
      )}
      {daysAhead > 0 && (
        <Form action="/demo" hidden={{ seen, to: 'back' }}>
          <Paragraph>{say('demo.back.hint')}</Paragraph>
          <Button look="secondary">{say('demo.back')}</Button>
        </Form>
      )}
      <ButtonGroup>
        <ButtonLink href="/week" look="subtle">
          {say('week.title')}
        </ButtonLink>
      </ButtonGroup>
    </CoalitionShell>
  );
}
