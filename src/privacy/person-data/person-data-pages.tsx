import { ResidentShell } from '../../people/index.ts';
import { Button, ButtonLink, Form, Heading, Lead, Paragraph } from '../../ui/index.ts';
import type { ResidentTag } from '../../web/locales.ts';
import {
  AboutPart,
  AnswersPart,
  ConsentPart,
  type PersonDataProps,
  RightsPart,
  SaidPart,
  UsePart,
} from './person-data-parts.tsx';

/** Everything that is known of a person through one contribution. */
function PersonDataBody(props: PersonDataProps) {
  return (
    <>
      <SaidPart {...props} />
      <AboutPart {...props} />
      <ConsentPart {...props} />
      <AnswersPart {...props} />
      <UsePart {...props} />
      <RightsPart {...props} />
    </>
  );
}

/** The page for who holds the code, with the button to take it all along. */
export function PersonDataPage(props: PersonDataProps & { tag: ResidentTag; code: string }) {
  const { words, workspace, tag, code } = props;
  const { say } = words;
  return (
    <ResidentShell workspace={workspace} tag={tag} title={say('person.title')}>
      <Heading level={1}>{say('person.title')}</Heading>
      <Lead>{say('person.lead')}</Lead>
      <PersonDataBody {...props} />
      <Form action={`/antwoord/${tag}/gegevens/alles`} hidden={{ code }}>
        <Paragraph>{say('person.take.hint')}</Paragraph>
        <Button wide>{say('person.take')}</Button>
      </Form>
      <ButtonLink href={`/antwoord/${tag}`}>{say('person.back')}</ButtonLink>
    </ResidentShell>
  );
}

/** The same as a page by itself, to keep: it needs nothing beside it. */
export function PersonDataDocument(props: PersonDataProps) {
  const { words } = props;
  const { say, locale } = words;
  return (
    <html lang={locale.lang} dir={locale.dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{say('person.title')}</title>
      </head>
      <body>
        <h1>{say('person.title')}</h1>
        <p>{say('person.lead')}</p>
        <PersonDataBody {...props} />
      </body>
    </html>
  );
}
