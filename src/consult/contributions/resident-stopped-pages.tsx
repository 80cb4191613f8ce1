import {
  Button,
  ButtonLink,
  Form,
  Heading,
  Lead,
  Notice,
  Paragraph,
  Quote,
} from '../../ui/index.ts';
import { residentWords } from '../../web/words.ts';
import type { Link } from '../links/link.ts';
import { SpokenSound } from '../spoken/spoken-text.tsx';
import { type Draft, hiddenWhole } from './say-draft.ts';
import { Asker, SayScreen, type ScreenProps } from './say-parts.tsx';

type StoppedProps = ScreenProps & { link: Link };

/** The question is closed: whom to call, and what was typed, so that it is not lost. */
export function ClosedPage({ workspace, tag, link, draft }: StoppedProps & { draft?: Draft }) {
  const words = residentWords(tag);
  const { say } = words;
  return (
    <SayScreen workspace={workspace} tag={tag} title={say('say.closed.title')}>
      <Heading level={1}>{say('say.closed.title')}</Heading>
      <SpokenSound messageKey="say.closed.title" words={words} spoken={link.spoken} />
      <Lead>{say('say.closed.body', { name: link.askerName })}</Lead>
      <Asker link={link} words={words} />
      {draft?.words && (
        <>
          <Paragraph>{say('say.closed.words')}</Paragraph>
          <Quote>{draft.words}</Quote>
        </>
      )}
      <ButtonLink href={`/antwoord/${tag}`}>{say('say.closed.answer')}</ButtonLink>
    </SayScreen>
  );
}

/**
 * The form was used for another message: what was typed now, never what was sent then (shared
 * phones), with a fresh key to send it as a new message.
 */
export function AlreadySentPage({
  workspace,
  tag,
  link,
  draft,
  lostFiles,
}: StoppedProps & { draft: Draft; lostFiles: boolean }) {
  const words = residentWords(tag);
  const { say } = words;
  const { spoken } = link;
  const path = `/meedoen/${link.slug}/${tag}`;
  return (
    <SayScreen
      workspace={workspace}
      tag={tag}
      title={say('say.other.title')}
      scripts={['enhance/send-once.js']}
    >
      <Heading level={1}>{say('say.other.title')}</Heading>
      <Paragraph>{say('say.other.body')}</Paragraph>
      <SpokenSound
        messageKey={['say.other.title', 'say.other.body']}
        words={words}
        spoken={spoken}
      />
      {draft.words && <Quote>{draft.words}</Quote>}
      {lostFiles && <Notice kind="warning">{say('say.other.files')}</Notice>}
      <Form
        action={lostFiles ? path : `${path}/versturen`}
        hidden={hiddenWhole(draft)}
        busyLabel={say('say.busy')}
      >
        <Button wide>{say(lostFiles ? 'say.next' : 'say.other.send')}</Button>
        {!lostFiles && (
          <Button wide look="secondary" pictogram="change" formaction={path}>
            {say('say.check.change')}
          </Button>
        )}
      </Form>
    </SayScreen>
  );
}

/** The three questions came too late, or without a message that they belong to. */
export function TooLatePage({ workspace, tag }: Omit<ScreenProps, 'link'>) {
  const { say } = residentWords(tag);
  return (
    <SayScreen workspace={workspace} tag={tag} title={say('say.about.gone')}>
      <Heading level={1}>{say('say.about.gone')}</Heading>
      <ButtonLink href={`/antwoord/${tag}`}>{say('say.closed.answer')}</ButtonLink>
    </SayScreen>
  );
}
