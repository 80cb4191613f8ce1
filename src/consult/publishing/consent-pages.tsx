import {
  type Approach,
  type ConsentFaults,
  isGiven,
  PublicationFrame,
  publicationPath,
  type SharedCopy,
  seenOfCopy,
} from '../../approach/index.ts';
import { type Account, type AppContext, FormFaults } from '../../people/index.ts';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Card,
  Form,
  Heading,
  Lead,
  Notice,
  Paragraph,
  SelectField,
} from '../../ui/index.ts';
import { residentWords } from '../../web/words.ts';
import type { PersonToTell } from '../bringing/bringing.ts';
import { PersonFacts } from '../bringing/person-facts-pages.tsx';
import { HowSpoken, shareErrors } from './ask-person-pages.tsx';
import { CopyShown, ShareFields } from './share-fields.tsx';
import type { ShareRefusal, TypedShare } from './sharing.ts';

/** What was just done, as the address says it. */
export const consentDone = ['asked', 'stopped', 'given', 'refused'] as const;

export type ConsentPageProps = {
  c: AppContext;
  approach: Approach;
  copy: SharedCopy;
  person: PersonToTell;
  sound: string | null;
  asker: { readonly id: string } | null;
  /** Who may be asked to ask. */
  bringers: readonly Account[];
  fileHref: (fileId: string) => string;
  formKey: string;
  done?: (typeof consentDone)[number] | undefined;
  typed?: TypedShare | undefined;
  how?: string | undefined;
  faults?: ConsentFaults;
  isHowMissing?: boolean;
  refusal?: ShareRefusal | null;
};

/** The words in which questions are read aloud: those of residents, in the language of the page. */
const aloud = (c: AppContext) =>
  residentWords(c.var.words.locale.lang === 'en' ? 'en' : 'nl-eenvoudig');

const pathOf = ({ approach, copy }: ConsentPageProps): string =>
  `${publicationPath(approach, copy.publication.id)}/toestemming`;

function Asker(props: ConsentPageProps) {
  const { c, asker, bringers } = props;
  const { say } = c.var.words;
  return (
    <Form
      action={`${pathOf(props)}/vrager`}
      label={say('publishing.ask.who')}
      busyLabel={say('form.busy')}
    >
      <SelectField
        name="vrager"
        label={say('publishing.ask.who')}
        hint={say('publishing.ask.who.hint')}
        emptyLabel={say('publishing.ask.who.nobody')}
        value={asker?.id ?? ''}
        options={bringers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ButtonGroup>
        <Button look="secondary">{say('publishing.ask.who.save')}</Button>
      </ButtonGroup>
    </Form>
  );
}

function Heard(props: ConsentPageProps) {
  const { c, copy, sound, fileHref, formKey, typed, how, faults, isHowMissing = false } = props;
  const { say } = c.var.words;
  const words = aloud(c);
  const tag = c.var.words.locale.lang === 'en' ? 'en' : 'nl-eenvoudig';
  return (
    <Form
      action={pathOf(props)}
      hidden={{ formKey, versie: typed?.seen ?? seenOfCopy(copy.publication) }}
      label={say('publishing.ask.heard')}
      busyLabel={say('form.busy')}
    >
      <Heading level={2}>{say('publishing.ask.heard')}</Heading>
      <Paragraph>{say('publishing.ask.heard.lead')}</Paragraph>
      <ShareFields {...{ words, copy, sound, fileHref, typed, faults }} />
      <HowSpoken tag={tag} value={how} isMissing={isHowMissing} />
      <ButtonGroup>
        <Button>{say('publishing.ask.save')}</Button>
      </ButtonGroup>
    </Form>
  );
}

/** What was allowed, each with a button for when the person says that it must stop. */
function Stop(props: ConsentPageProps) {
  const { c, copy } = props;
  const { say } = c.var.words;
  const given = copy.consents.filter(isGiven);
  if (given.length === 0) return null;
  return (
    <Form action={`${pathOf(props)}/stoppen`} label={say('publishing.ask.stop')}>
      <Heading level={2}>{say('publishing.ask.stop')}</Heading>
      <Paragraph>{say('publishing.ask.stop.lead')}</Paragraph>
      <ButtonGroup>
        {given.map(({ use }) => (
          <Button look={use === 'anonymous' ? 'danger' : 'secondary'} name="stop" value={use}>
            {use === 'anonymous' ? say('publishing.ask.stop.all') : say(`publishing.use.${use}`)}
          </Button>
        ))}
      </ButtonGroup>
    </Form>
  );
}

/** Asking one person whether a copy of their words may be shown, and writing down what they say. */
export function ConsentPage(props: ConsentPageProps) {
  const { c, approach, copy, person, sound, fileHref, done, faults = {}, refusal } = props;
  const { words } = c.var;
  const { say } = words;
  const tag = words.locale.lang === 'en' ? 'en' : 'nl-eenvoudig';
  const title = say('publishing.ask.title');
  const errors = shareErrors(tag, { faults, isHowMissing: props.isHowMissing ?? false });
  const isAsked = copy.publication.state === 'asked';
  return (
    <PublicationFrame {...{ c, approach, title }} path={pathOf(props)} errorCount={errors.length}>
      <Heading level={1}>{title}</Heading>
      <FormFaults words={words} faults={errors} />
      {done && (
        <Notice kind="success" live>
          {say(`publishing.ask.${done}`)}
        </Notice>
      )}
      {refusal && (
        <Notice kind="warning" title={say('publishing.fault.changed')} live>
          {say('publishing.fault.changed.body')}
        </Notice>
      )}
      <Lead>{say(isAsked ? 'publishing.ask.lead' : 'publishing.ask.done')}</Lead>
      <Card title={say('publishing.one.copy')}>
        <CopyShown words={aloud(c)} {...{ copy, sound, fileHref }} />
      </Card>
      <PersonFacts tag={tag} person={person} />
      {!person.contact && <Paragraph>{say('publishing.ask.contact.none')}</Paragraph>}
      {isAsked && <Asker {...props} />}
      {isAsked && <Heard {...props} />}
      <Stop {...props} />
      <ButtonGroup>
        <ButtonLink href={publicationPath(approach, copy.publication.id)} look="subtle">
          {say('publishing.back')}
        </ButtonLink>
      </ButtonGroup>
    </PublicationFrame>
  );
}
