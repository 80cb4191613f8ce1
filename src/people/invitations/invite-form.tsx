import { Button, Form, Heading, Notice, Paragraph } from '../../ui/index.ts';
import { sayDay } from '../../web/calendar.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { Invitation } from './invitation.ts';

/** Where somebody's invitation stands, in one sentence. */
export function sayInvitation({ say, locale }: CoalitionWords, { state, on }: Invitation): string {
  return say(`account.invite.state.${state}`, { day: on ? sayDay(on, locale) : '' });
}

/** What was just done on somebody's page about getting in: said once above the form. */
export const inviteNews = ['uitgenodigd', 'afgemeld'] as const;
export type InviteNews = (typeof inviteNews)[number];

/** Inviting one person by e-mail, and ending their sessions: a part of that person's page. */
export function InviteForm({
  words,
  accountId,
  invitation,
  news,
  formKey,
}: {
  words: CoalitionWords;
  accountId: string;
  invitation: Invitation;
  /** From `?post=…`; null when nothing was just done. */
  news: InviteNews | null;
  formKey: string;
}) {
  const { say } = words;
  const isWrong = invitation.state === 'bounced' || invitation.state === 'failed';
  const sentence = sayInvitation(words, invitation);
  return (
    <>
      <Heading level={2}>{say('account.invite.title')}</Heading>
      {news && (
        <Notice kind="success" live>
          {say(news === 'uitgenodigd' ? 'account.invite.done' : 'account.invite.signedOut')}
        </Notice>
      )}
      {isWrong ? <Notice kind="warning">{sentence}</Notice> : <Paragraph>{sentence}</Paragraph>}
      <Paragraph>{say('account.invite.about')}</Paragraph>
      <Form
        action={`/mensen/${accountId}/uitnodigen`}
        hidden={{ formKey }}
        busyLabel={say('form.busy')}
      >
        <Button look="secondary">
          {say(invitation.state === 'none' ? 'account.invite.button' : 'account.invite.again')}
        </Button>
      </Form>
      {invitation.state === 'accepted' && (
        <Form action={`/mensen/${accountId}/afmelden`}>
          <Paragraph>{say('account.invite.endSessionsAbout')}</Paragraph>
          <Button look="secondary">{say('account.invite.endSessions')}</Button>
        </Form>
      )}
    </>
  );
}
