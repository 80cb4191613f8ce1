import type { Child } from 'hono/jsx';
import { ResidentShell, type Workspace } from '../../people/index.ts';
import { wordsFor } from '../../thread/texts.ts';
import {
  DataList,
  Details,
  type FieldFault,
  FormErrorSummary,
  Listen,
  Paragraph,
  Pictogram,
  PictureLine,
  Sound,
  Steps,
  Link as TextLink,
} from '../../ui/index.ts';
import { locales, type ResidentTag } from '../../web/locales.ts';
import { type ResidentWords, residentWords } from '../../web/words.ts';
import type { Link } from '../links/link.ts';
import { SpokenSound } from '../spoken/spoken-text.tsx';
import type { SayFault } from './contribution.ts';

/** What every screen of the journey needs. The link is null while the database is away. */
export type ScreenProps = {
  workspace: Pick<Workspace, 'name'>;
  tag: ResidentTag;
  link: Link | null;
};

const screenCount = 4;

/** One screen of the journey: the shell, how far one is, and what the screen holds. */
export function SayScreen({
  workspace,
  tag,
  title,
  step,
  errorCount = 0,
  scripts = [],
  children,
}: Omit<ScreenProps, 'link'> & {
  title: string;
  step?: 1 | 2 | 3 | 4;
  errorCount?: number;
  scripts?: readonly string[];
  children?: Child;
}) {
  const { say } = residentWords(tag);
  return (
    <ResidentShell
      workspace={workspace}
      tag={tag}
      title={title}
      errorCount={errorCount}
      scripts={['enhance/listen.js', ...scripts]}
    >
      {step && (
        <Steps
          label={say('say.step', { current: step, total: screenCount })}
          current={step}
          total={screenCount}
        />
      )}
      {children}
    </ResidentShell>
  );
}

/** A fault in the words of the page, leading to its field. */
export function faultInWords(fault: SayFault, { say }: ResidentWords): FieldFault {
  const values = 'count' in fault ? { count: fault.count } : {};
  return { name: fault.field, message: say(`say.fault.${fault.reason}`, values) };
}

/** What is wrong, above the form, to read and to hear; nothing when nothing is. */
export function Faults({ faults, words }: { faults: readonly SayFault[]; words: ResidentWords }) {
  if (faults.length === 0) return null;
  const { say, locale } = words;
  const errors = faults.map((fault) => faultInWords(fault, words));
  return (
    <FormErrorSummary title={say('say.faults.title')} errors={errors}>
      <Listen
        label={say('say.listen')}
        stopLabel={say('say.listenStop')}
        lang={locale.lang}
        text={errors.map(({ message }) => message).join('\n')}
      />
    </FormErrorSummary>
  );
}

/** The message of the first fault of a field, for beside it. */
export function errorAt(
  field: SayFault['field'],
  faults: readonly SayFault[],
  words: ResidentWords,
): string | undefined {
  const fault = faults.find((one) => one.field === field);
  return fault && faultInWords(fault, words).message;
}

/** Words of the link in the person's language, or in the one there is; with their sound if any. */
export function LinkWords({
  text,
  tag,
  lead,
}: {
  text: Link['purpose'] | null;
  tag: ResidentTag;
  lead?: boolean;
}) {
  const found = wordsFor(text, tag);
  if (!found) return null;
  const { say } = residentWords(tag);
  const { lang, dir, name } = locales[found.locale === 'nl' ? 'nl' : tagOrDutch(found.locale)];
  return (
    <>
      {found.locale !== tag && (
        <Paragraph quiet lang={lang} dir={dir}>
          {name}:
        </Paragraph>
      )}
      {found.body && (
        <p class={lead ? 'nl-paragraph nl-paragraph--lead' : 'nl-paragraph'} lang={lang} dir={dir}>
          {found.body}
        </p>
      )}
      {found.sound ? (
        <Sound src={`/geluid/${found.sound}`} label={found.body ?? ''} labelHidden lang={lang} />
      ) : (
        <Listen
          label={say('say.listen')}
          stopLabel={say('say.listenStop')}
          lang={lang}
          text={found.body ?? ''}
        />
      )}
    </>
  );
}

/** Says so where a machine translated the words of the link that stand on this page. */
export function MachineMark({
  texts,
  words: { say, locale },
}: {
  texts: readonly (Link['purpose'] | null)[];
  words: ResidentWords;
}) {
  const isMachine = texts.some((text) => wordsFor(text, locale.tag)?.status === 'machine');
  return isMachine && <Paragraph quiet>{say('say.asker.machine')}</Paragraph>;
}

function tagOrDutch(tag: string): keyof typeof locales {
  return tag in locales ? (tag as keyof typeof locales) : 'nl-eenvoudig';
}

/** Reads the element with this id aloud: for sentences with a name, a date or a number in them. */
export function ReadAloud({ target, words }: { target: string; words: ResidentWords }) {
  return (
    <Listen
      label={words.say('say.listen')}
      stopLabel={words.say('say.listenStop')}
      lang={words.locale.lang}
      targets={target}
    />
  );
}

/** The face, the name and the telephone number of who asks. */
export function Asker({ link, words }: { link: Link; words: ResidentWords }) {
  const { say } = words;
  return (
    <div class="hoofdrol-asker">
      {link.askerPhotoId ? (
        <img
          src={`/uitnodiging/${link.slug}/gezicht?v=${link.version}`}
          alt={say('say.asker.face', { name: link.askerName })}
          width="96"
          height="96"
        />
      ) : (
        <Pictogram name="person" size="huge" />
      )}
      <div class="hoofdrol-flow">
        <Paragraph>
          <strong>{say('say.asker.title', { name: link.askerName })}</strong>
        </Paragraph>
        <Paragraph>
          {say('say.asker.call')} <Phone number={link.askerPhone} />
        </Paragraph>
      </div>
    </div>
  );
}

const unbroken = '\u00a0';

/** A telephone number to press, on one line, always from left to right. */
export function Phone({ number }: { number: string }) {
  return (
    <TextLink href={`tel:${number.replaceAll(/[^\d+]/g, '')}`}>
      <bdi dir="ltr">{number.replaceAll(' ', unbroken)}</bdi>
    </TextLink>
  );
}

const helpLines = [
  ['say.help.emergency', '112'],
  ['say.help.violence', '0800-2000'],
  ['say.help.suicide', '113'],
  ['say.help.child', '0800-0432'],
] as const;

/** What to do in danger, and whom to call for help. */
export function Safety({ link, words }: { link: Link; words: ResidentWords }) {
  const { say } = words;
  const { spoken } = link;
  return (
    <>
      <PictureLine pictogram="danger">
        <Paragraph>{say('say.words.danger')}</Paragraph>
        <SpokenSound messageKey="say.words.danger" words={words} spoken={spoken} />
      </PictureLine>
      <Details summary={say('say.help.title')}>
        <div id="help-lines">
          <DataList
            items={helpLines.map(([key, number]) => ({
              term: say(key),
              definition: <Phone number={number} />,
            }))}
          />
        </div>
        <ReadAloud target="help-lines" words={words} />
      </Details>
    </>
  );
}
