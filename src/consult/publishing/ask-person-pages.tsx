import type { ConsentFaults, SharedCopy } from '../../approach/index.ts';
import { consentUses, seenOfCopy } from '../../approach/index.ts';
import { ResidentShell, type Workspace } from '../../people/index.ts';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Card,
  Form,
  FormErrorSummary,
  Heading,
  Lead,
  LinkList,
  Notice,
  Paragraph,
  RadioGroup,
} from '../../ui/index.ts';
import type { ResidentTag } from '../../web/locales.ts';
import { residentWords } from '../../web/words.ts';
import type { PersonToTell } from '../bringing/bringing.ts';
import { listPath, PersonName } from '../bringing/people-to-tell-pages.tsx';
import { PersonFacts } from '../bringing/person-facts-pages.tsx';
import { CopyShown, ShareFields } from './share-fields.tsx';
import { heardWays } from './share-for-person.ts';
import { faultField, type ShareRefusal, sayFault, type TypedShare } from './sharing.ts';

/** Somebody who is to be asked whether a copy of their words may be shown. */
export interface PersonAsked {
  readonly publicationId: string;
  readonly person: PersonToTell;
}

/** Where one asks one person. */
export const askPath = (tag: ResidentTag, publicationId: string): string =>
  `${listPath(tag)}/mag/${publicationId}`;

/** On *Mijn mensen*: whom one was asked to ask. */
export function AskCards({ tag, asks }: { tag: ResidentTag; asks: readonly PersonAsked[] }) {
  const { say } = residentWords(tag);
  return (
    <>
      {asks.map(({ publicationId, person }) => (
        <Card title={say('hear.share.ask.list')} tone="accent">
          <Paragraph>
            <PersonName tag={tag} person={person} />
          </Paragraph>
          <ButtonLink href={askPath(tag, publicationId)} look="primary" pictogram="question" wide>
            {say('hear.share.ask.open')}
          </ButtonLink>
        </Card>
      ))}
    </>
  );
}

/** How one spoke with the person. */
export function HowSpoken({
  tag,
  value,
  isMissing,
}: {
  tag: ResidentTag;
  value: string | undefined;
  isMissing: boolean;
}) {
  const { say } = residentWords(tag);
  return (
    <RadioGroup
      name="hoe"
      label={say('hear.share.ask.how')}
      value={value}
      error={isMissing ? say('hear.share.error.choose') : undefined}
      options={heardWays.map((way) => ({ value: way, label: say(`hear.share.ask.how.${way}`) }))}
      required
    />
  );
}

/** What is wrong with what was written down, each with the way to its field. */
export function shareErrors(
  tag: ResidentTag,
  { faults, isHowMissing }: { faults: ConsentFaults; isHowMissing: boolean },
): { name: string; message: string }[] {
  const { say } = residentWords(tag);
  const errors = consentUses.flatMap((use) => {
    const fault = faults[use];
    return fault ? [{ name: faultField(use, fault), message: sayFault(say, use, fault) }] : [];
  });
  const how = {
    name: 'hoe',
    message: `${say('hear.share.ask.how')} ${say('hear.share.error.choose')}`,
  };
  return isHowMissing ? [...errors, how] : errors;
}

export type AskPersonProps = {
  workspace: Workspace;
  tag: ResidentTag;
  publicationId: string;
  /** Null when the question is not there any more. */
  copy: SharedCopy | null;
  person: PersonToTell | null;
  sound: string | null;
  fileHref: (fileId: string) => string;
  /** A key person is not asked how they spoke. */
  asksHow: boolean;
  formKey: string;
  typed?: TypedShare | undefined;
  how?: string | undefined;
  faults?: ConsentFaults;
  isHowMissing?: boolean;
  refusal?: ShareRefusal | null;
};

/** The question for one person: what to read aloud, how to find them, and what they said. */
export function AskPersonPage(props: AskPersonProps) {
  const { workspace, tag, publicationId, copy, person, sound, fileHref, formKey } = props;
  const { asksHow, typed, how, faults = {}, isHowMissing = false, refusal } = props;
  const words = residentWords(tag);
  const { say } = words;
  const errors = shareErrors(tag, { faults, isHowMissing });
  const title = say('hear.share.ask.title');
  const path = askPath(tag, publicationId);
  return (
    <ResidentShell
      workspace={workspace}
      tag={tag}
      title={title}
      errorCount={errors.length}
      scripts={['enhance/send-once.js', 'enhance/listen.js']}
    >
      {errors.length > 0 && <FormErrorSummary title={say('hear.error.title')} errors={errors} />}
      <Heading level={1}>{title}</Heading>
      {refusal && copy && (
        <Notice kind="warning" live>
          {say(`hear.share.refused.${refusal}`)}
        </Notice>
      )}
      {copy && person ? (
        <>
          <Lead>{say('hear.share.ask.lead')}</Lead>
          <PersonFacts tag={tag} person={person} />
          <Card title={say('hear.share.ask.read')}>
            <Paragraph>{say('hear.share.lead')}</Paragraph>
            <CopyShown {...{ words, copy, sound, fileHref }} />
            <Paragraph>{say('hear.share.takenOut')}</Paragraph>
            <Paragraph>{say('hear.share.free')}</Paragraph>
          </Card>
          <Form
            action={path}
            hidden={{ formKey, versie: typed?.seen ?? seenOfCopy(copy.publication) }}
            label={say('hear.share.ask.heard')}
            busyLabel={say('say.busy')}
          >
            <Heading level={2}>{say('hear.share.ask.heard')}</Heading>
            <ShareFields {...{ words, copy, sound, fileHref, typed, faults }} />
            {asksHow && <HowSpoken tag={tag} value={how} isMissing={isHowMissing} />}
            <ButtonGroup>
              <Button>{say('hear.share.send')}</Button>
            </ButtonGroup>
          </Form>
          <Form action={`${path}/terug`} label={say('hear.share.ask.cannot')}>
            <Paragraph>{say('hear.share.ask.cannot.why')}</Paragraph>
            <Button look="subtle">{say('hear.share.ask.cannot')}</Button>
          </Form>
        </>
      ) : (
        <Lead>{say('hear.share.ask.gone')}</Lead>
      )}
      <LinkList items={[{ href: listPath(tag), label: say('bring.title') }]} />
    </ResidentShell>
  );
}
