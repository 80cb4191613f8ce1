import {
  Button,
  Checkbox,
  Details,
  Flow,
  Form,
  Heading,
  Paragraph,
  RadioGroup,
  StatusBadge,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import { locales, type ResidentTag } from '../../web/locales.ts';
import type { CoalitionWords } from '../../web/words.ts';
import {
  heardTag,
  outdatedTags,
  seenOfTheme,
  type Theme,
  type Verdict,
  verdicts,
} from './theme.ts';
import {
  type ThemeFaults,
  type TypedCheck,
  type TypedWording,
  translationTags,
  wordingOf,
} from './themes-form.ts';

type FormShown = {
  words: CoalitionWords;
  theme: Theme;
  action: string;
  faults: ThemeFaults;
  formKey: string;
};

const errorIn =
  ({ words, faults }: FormShown) =>
  (field: string): string | undefined => {
    const fault = faults[field];
    return fault && words.say(`theme.fault.${fault}`);
  };

type WordingProps = FormShown & {
  /** Languages of the workspace. */
  tags: readonly ResidentTag[];
  /** What was typed in a form that came back; null: as it stands. */
  typed: TypedWording | null;
};

function Translation({ tag, ...props }: WordingProps & { tag: ResidentTag }) {
  const { words, theme, typed } = props;
  const { say } = words;
  const error = errorIn(props)(`heard.${tag}`);
  const shown = (typed ?? wordingOf(theme, [tag])).translations[tag];
  const isOutdated = outdatedTags(theme.heard, theme.heardVersion).includes(tag);
  return (
    <Details
      summary={say('theme.word.in', { language: locales[tag].name })}
      open={isOutdated || error !== undefined}
    >
      {isOutdated && (
        <>
          <StatusBadge tone="bad">{say('theme.heard.outdated')}</StatusBadge>
          <Checkbox
            name={`holds.${tag}`}
            label={say('theme.word.holds')}
            checked={shown?.holds ?? false}
          />
        </>
      )}
      <TextArea
        name={`heard.${tag}`}
        label={say('theme.word.in', { language: locales[tag].name })}
        error={error}
        value={shown?.body ?? ''}
        rows={2}
        lang={locales[tag].lang}
        optional={say('theme.optional')}
      />
      <Checkbox
        name={`machine.${tag}`}
        label={say('theme.word.machine')}
        hint={say('theme.word.machine.hint')}
        checked={shown?.machine ?? false}
      />
    </Details>
  );
}

/** What we heard, from whom, in which languages. */
export function WordingForm(props: WordingProps) {
  const { words, theme, action, formKey, typed, tags } = props;
  const { say } = words;
  const shown = typed ?? wordingOf(theme, tags);
  const error = errorIn(props);
  return (
    <Form
      action={action}
      hidden={{ formKey, seen: seenOfTheme(theme) }}
      busyLabel={say('form.busy')}
    >
      {theme.askedAt && <Paragraph>{say('theme.word.askAgain')}</Paragraph>}
      <TextField
        name="title"
        label={say('theme.word.name')}
        error={error('title')}
        value={shown.title}
        autocomplete="off"
        required
      />
      <TextArea
        name="heard"
        label={say('theme.word.heard')}
        hint={say('theme.word.heard.hint')}
        error={error('heard')}
        value={shown.heard}
        rows={3}
        lang={locales[heardTag].lang}
        {...(theme.heardVersion > 0 && { required: true })}
      />
      <TextField
        name="saidBy"
        label={say('theme.word.saidBy')}
        hint={say('theme.word.saidBy.hint')}
        error={error('saidBy')}
        value={shown.saidBy}
        lang={locales[heardTag].lang}
        optional={say('theme.optional')}
      />
      {translationTags(tags).map((tag) => (
        <Translation {...props} tag={tag} />
      ))}
      <Button>{say('theme.word.save')}</Button>
    </Form>
  );
}

type CheckFieldsProps = FormShown & {
  typed: TypedCheck | null;
  /** What the question and the field for words are called. */
  asked: 'confirm' | 'told';
};

/** Yes or not quite, and what it should say instead. */
export function CheckFields(props: CheckFieldsProps) {
  const { words, typed, asked } = props;
  const { say } = words;
  const error = errorIn(props);
  return (
    <>
      <RadioGroup
        name="verdict"
        label={say(`theme.${asked}.verdict`)}
        error={error('verdict')}
        value={typed?.verdict ?? ''}
        options={verdicts.map((verdict) => ({
          value: verdict,
          label: say(`theme.check.${verdict}`),
        }))}
        required
      />
      <TextArea
        name="words"
        label={say(`theme.${asked}.words`)}
        hint={say(`theme.${asked}.words.hint`)}
        error={error('words')}
        value={typed?.words ?? ''}
        rows={3}
        optional={say('theme.optional')}
      />
    </>
  );
}

/** A resident partner says whether the sentence is right. */
export function ConfirmForm(props: Omit<CheckFieldsProps, 'asked'> & { before: Verdict | null }) {
  const { words, theme, action, formKey, before } = props;
  const { say } = words;
  return (
    <Flow>
      <Heading level={2}>{say('theme.confirm.title')}</Heading>
      {before && (
        <Paragraph>
          {say('theme.confirm.saidBefore', { verdict: say(`theme.check.${before}`) })}
        </Paragraph>
      )}
      <Form
        action={action}
        hidden={{ formKey, seen: String(theme.heardVersion) }}
        busyLabel={say('form.busy')}
      >
        <CheckFields {...props} asked="confirm" />
        <Button>{say('theme.confirm.button')}</Button>
      </Form>
    </Flow>
  );
}
