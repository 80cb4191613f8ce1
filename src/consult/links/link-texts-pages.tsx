import type { AppContext } from '../../people/index.ts';
import { Checkbox, Details, StatusBadge, TextArea } from '../../ui/index.ts';
import { locales, type ResidentTag } from '../../web/locales.ts';
import {
  type LinkFaults,
  type LinkText,
  linkTexts,
  sourceTag,
  type TypedLink,
} from './link-form.ts';

/** What the fields of the form show again. */
export type LinkFieldsProps = {
  c: AppContext;
  typed: TypedLink;
  faults?: LinkFaults;
};

type LinkTextsProps = LinkFieldsProps & {
  tag: ResidentTag;
  /** Languages of each text whose source changed after they were made. */
  outdated: Readonly<Record<LinkText, readonly string[]>>;
};

/** What is wrong with a field, in words; undefined when nothing is. */
export function faultAt({ c, faults = {} }: LinkFieldsProps, name: string): string | undefined {
  const fault = faults[name];
  return fault && c.var.words.say(`link.fault.${fault}`);
}

/** The three texts of a link in one language. */
export function TextFields(props: Omit<LinkTextsProps, 'outdated'>) {
  const { c, typed, tag } = props;
  const { say } = c.var.words;
  const isSource = tag === sourceTag;
  return (
    <>
      {linkTexts.map((text) => (
        <TextArea
          name={`${text}.${tag}`}
          label={say(`link.text.${text}`)}
          hint={isSource ? say(`link.text.${text}.hint`) : undefined}
          error={faultAt(props, `${text}.${tag}`)}
          value={typed.words[tag][text]}
          rows={3}
          lang={locales[tag].lang}
          {...(isSource && text === 'purpose'
            ? { required: true }
            : { optional: say('approach.optional') })}
        />
      ))}
    </>
  );
}

/** The texts in one language more: closed, unless there is something to do in them. */
export function Translation(props: LinkTextsProps) {
  const { c, typed, tag, outdated, faults = {} } = props;
  const { say } = c.var.words;
  const isOutdated = linkTexts.some((text) => outdated[text].includes(tag));
  const isWrong = linkTexts.some((text) => faults[`${text}.${tag}`]);
  return (
    <Details
      summary={say('link.form.in', { language: locales[tag].name })}
      open={isOutdated || isWrong}
    >
      {isOutdated && (
        <>
          <StatusBadge tone="bad">{say('link.words.outdated')}</StatusBadge>
          <Checkbox
            name={`holds.${tag}`}
            label={say('link.form.holds')}
            checked={typed.words[tag].holds}
          />
        </>
      )}
      <TextFields {...props} tag={tag} />
      <Checkbox
        name={`machine.${tag}`}
        label={say('link.form.machine')}
        hint={say('link.form.machine.hint')}
        checked={typed.words[tag].machine}
      />
    </Details>
  );
}
