import { findTraces, isSure } from '../../kernels/traces/traces.ts';
import { FormFaults } from '../../people/index.ts';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Checkbox,
  CheckboxGroup,
  DataList,
  Form,
  Heading,
  Lead,
  List,
  Notice,
  Paragraph,
  Photo,
  Sound,
  StatusBadge,
  TextArea,
} from '../../ui/index.ts';
import type { CoalitionWords } from '../../web/words.ts';
import { wordsOfCopy } from './change-copy.ts';
import type { CopyFormProps } from './copy-form.ts';
import { Translations } from './copy-translations.tsx';
import { originalWords } from './make-copy.ts';
import {
  type ConsentUse,
  fieldOfWords,
  publicationLimits,
  type TypedWords,
} from './publication.ts';
import { Difference, namePart, PublicationFrame } from './publication-frame.tsx';
import {
  copyPath,
  langOf,
  publicationPath,
  publicationsPath,
  sayFacts,
} from './publication-words.ts';

/** What in the copy still looks like a name, a place or a number. */
function Traces({ words, typed }: { words: CoalitionWords; typed: readonly TypedWords[] }) {
  const { say } = words;
  const found = typed.flatMap(({ body }) => findTraces(body));
  const shown = [...new Map(found.map((trace) => [trace.text, trace])).values()].slice(0, 40);
  return (
    <section class="hoofdrol-flow">
      <Heading level={2} look={3}>
        {say('publishing.copy.traces')}
      </Heading>
      {shown.length === 0 ? (
        <Paragraph>{say('publishing.copy.traces.none')}</Paragraph>
      ) : (
        <List
          items={shown.map((trace) => (
            <>
              <bdi>{trace.text}</bdi>{' '}
              <StatusBadge tone={isSure(trace) ? 'bad' : 'neutral'}>
                {say(`publishing.trace.${trace.kind}`)}
              </StatusBadge>
            </>
          ))}
        />
      )}
    </section>
  );
}

/** For what the person is asked, beside the words without a name. */
function Uses({ c, publishable, typed, fileHref }: CopyFormProps) {
  const { say } = c.var.words;
  const { sound, photos } = publishable;
  const uses: readonly ConsentUse[] = [
    'name',
    ...(sound ? (['voice'] as const) : []),
    ...(photos.length > 0 ? (['photo'] as const) : []),
  ];
  return (
    <>
      <CheckboxGroup
        name="gebruik"
        label={say('publishing.uses')}
        hint={say('publishing.uses.hint')}
        values={typed.uses}
        options={uses.map((use) => ({ value: use, label: say(`publishing.use.${use}`) }))}
      />
      {sound && <Sound src={fileHref(sound)} label={say('publishing.voice')} />}
      {photos.length > 0 && (
        <>
          <CheckboxGroup
            name="foto"
            label={say('publishing.photos')}
            hint={say('publishing.photos.hint')}
            values={typed.photos}
            options={photos.map((id, index) => ({
              value: id,
              label: say('publishing.photo', { number: index + 1 }),
            }))}
          />
          {photos.map((id, index) => {
            const label = say('publishing.photo', { number: index + 1 });
            return <Photo src={fileHref(id)} alt={label} caption={label} />;
          })}
        </>
      )}
    </>
  );
}

/** Somebody was first, or it cannot be done: above the form with what was typed. */
function Problem({ c, problem, publishable, current }: CopyFormProps) {
  const { say } = c.var.words;
  if (!problem) return null;
  if (problem === 'changed') {
    return (
      <Notice kind="warning" title={say('publishing.fault.changed')} live>
        <Paragraph>{say('publishing.fault.changed.body')}</Paragraph>
        {current && (
          <DataList
            items={wordsOfCopy(current).map((one) => ({
              term: namePart(c.var.words, one),
              definition: <bdi lang={langOf(one.locale)}>{one.body}</bdi>,
            }))}
          />
        )}
        <Paragraph>{say('publishing.fault.changed.typed')}</Paragraph>
      </Notice>
    );
  }
  const { refusal } = publishable;
  return (
    <Notice kind="warning" title={say(`publishing.fault.${problem}`)} live>
      {problem === 'not-publishable' && refusal && (
        <Paragraph>{say(`publishing.refusal.${refusal}`)}</Paragraph>
      )}
    </Notice>
  );
}

function Fields({ c, publishable, typed, faults = {} }: CopyFormProps) {
  const { words } = c.var;
  const { say } = words;
  const hint = say('publishing.copy.limit', { count: publicationLimits.words });
  const original = new Set(originalWords(publishable).map(({ locale }) => locale));
  return (
    <>
      {typed.words
        .filter(({ locale }) => original.has(locale))
        .map((one) => {
          const fault = faults[fieldOfWords(one)];
          return (
            <TextArea
              name={fieldOfWords(one)}
              label={namePart(words, one)}
              hint={hint}
              value={one.body}
              lang={langOf(one.locale)}
              error={fault && say(`publishing.fault.${fault}`)}
              rows={one.part === 'said-by' ? 3 : 8}
            />
          );
        })}
    </>
  );
}

/** Where a copy is made of words, or changed: what stands there, and how it differs from the original. */
export function CopyFormPage(props: CopyFormProps) {
  const { c, approach, publishable, needsConsent, typed, formKey, current, seen } = props;
  const { faults = {} } = props;
  const { words } = c.var;
  const { say } = words;
  const title = say(current ? 'publishing.copy.title.change' : 'publishing.copy.title');
  const here = current ? publicationPath(approach, current.id) : publicationsPath(approach);
  const path = current ? `${here}/wijzigen` : copyPath(approach, publishable.beadId);
  const messages = Object.entries(faults).map(([name, fault]) => ({
    name,
    message: say(`publishing.fault.${fault}`),
  }));
  const hasSure = typed.words.some(({ body }) => findTraces(body).some(isSure));
  const facts = sayFacts(words, publishable.facts);
  return (
    <PublicationFrame {...{ c, approach, title, path }} errorCount={messages.length}>
      <Heading level={1} kicker={say(`publishing.kind.${publishable.kind}`)}>
        {title}
      </Heading>
      <FormFaults words={words} faults={messages} />
      <Problem {...props} />
      <Lead>{say(needsConsent ? 'publishing.copy.lead.personal' : 'publishing.copy.lead')}</Lead>
      {current && needsConsent && <Paragraph>{say('publishing.one.change.asked')}</Paragraph>}
      {current?.state === 'published' && !needsConsent && (
        <Paragraph>{say('publishing.one.change.shown')}</Paragraph>
      )}
      <Form action={path} hidden={{ formKey, gezien: seen }} busyLabel={say('form.busy')}>
        <Fields {...props} />
        {!needsConsent && <Translations {...props} />}
        <Traces words={words} typed={typed.words} />
        {hasSure && (
          <Checkbox
            name="houd"
            value="1"
            label={say('publishing.copy.keep')}
            checked={typed.keepsTraces}
          />
        )}
        {needsConsent && <Uses {...props} />}
        <ButtonGroup>
          <Button name="doe" value="voorstellen">
            {say(needsConsent ? 'publishing.copy.send.ask' : 'publishing.copy.send')}
          </Button>
          <Button name="doe" value="bekijken" look="secondary">
            {say('publishing.copy.look')}
          </Button>
          <ButtonLink href={here} look="subtle">
            {say('approach.cancel')}
          </ButtonLink>
        </ButtonGroup>
      </Form>
      <Difference words={words} original={originalWords(publishable)} copy={typed.words} />
      {facts.length > 0 && (
        <section class="hoofdrol-flow">
          <Heading level={2} look={3}>
            {say('publishing.copy.facts')}
          </Heading>
          <DataList items={facts} />
        </section>
      )}
    </PublicationFrame>
  );
}
