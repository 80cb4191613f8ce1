import type { Child } from 'hono/jsx';
import {
  controlAttributes,
  describedBy,
  Field,
  FieldNotes,
  type FieldProps,
  fieldId,
} from './field.tsx';
import { Pictogram } from './pictogram.tsx';
import type { PictogramName } from './pictogram-shapes.ts';

export type SelectOption = { value: string; label: string; disabled?: boolean | undefined };

/** A list to choose one from, for professionals; residents get radio buttons. */
export function SelectField(
  props: FieldProps & {
    options: readonly SelectOption[];
    value?: string | undefined;
    /** First choice that stands for "nothing chosen". */
    emptyLabel?: string | undefined;
  },
) {
  const { options, value, emptyLabel } = props;
  return (
    <Field {...props}>
      <select
        {...controlAttributes(props)}
        class={props.error ? 'utrecht-select utrecht-select--invalid' : 'utrecht-select'}
      >
        {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
        {options.map((option) => (
          <option
            value={option.value}
            selected={option.value === value ? true : undefined}
            disabled={option.disabled}
          >
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

export type ChoiceOption = {
  value: string;
  label: Child;
  hint?: Child;
  /** Shown in the `tiles` look. */
  pictogram?: PictogramName | undefined;
  lang?: string | undefined;
  dir?: 'ltr' | 'rtl' | undefined;
};

export type RadioGroupProps = FieldProps & {
  options: readonly ChoiceOption[];
  value?: string | undefined;
  /** `tiles` are big pictures with a word under them. */
  look?: 'list' | 'tiles' | undefined;
  /** The question is the heading of the page. */
  legendAsHeading?: boolean | undefined;
};

/** One choice out of a few. Links to the field lead to the first choice. */
export function RadioGroup(props: RadioGroupProps) {
  const { name, label, hint, error, optional, required, listen, options, value, look } = props;
  const tiles = look === 'tiles';
  return (
    <fieldset
      class={
        error
          ? 'utrecht-form-fieldset--html-fieldset utrecht-form-fieldset--invalid hoofdrol-field'
          : 'utrecht-form-fieldset--html-fieldset hoofdrol-field'
      }
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: only a radiogroup may be invalid or required; legend needs a fieldset
      role="radiogroup"
      aria-describedby={describedBy(props)}
      aria-invalid={error ? 'true' : undefined}
      aria-required={required ? 'true' : undefined}
    >
      <legend
        class={props.legendAsHeading ? 'hoofdrol-legend' : 'hoofdrol-legend utrecht-form-label'}
      >
        {props.legendAsHeading ? <h1 class="nl-heading nl-heading--level-1">{label}</h1> : label}
        {optional && <span class="hoofdrol-optional"> {optional}</span>}
      </legend>
      {listen}
      <FieldNotes name={name} hint={hint} error={error} />
      <div class={tiles ? 'hoofdrol-tiles' : 'hoofdrol-choices'}>
        {options.map((option, index) => (
          <Choice
            type="radio"
            name={name}
            id={index === 0 ? fieldId(name) : `${fieldId(name)}-${index + 1}`}
            option={option}
            checked={option.value === value}
            tile={tiles}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** Any number of choices out of a few. */
export function CheckboxGroup(
  props: FieldProps & {
    options: readonly ChoiceOption[];
    values?: readonly string[] | undefined;
    look?: 'list' | 'tiles' | undefined;
  },
) {
  const { name, label, hint, error, optional, listen, options, values = [], look } = props;
  const tiles = look === 'tiles';
  return (
    <fieldset
      class={
        error
          ? 'utrecht-form-fieldset--html-fieldset utrecht-form-fieldset--invalid hoofdrol-field'
          : 'utrecht-form-fieldset--html-fieldset hoofdrol-field'
      }
      aria-describedby={describedBy(props)}
    >
      <legend class="hoofdrol-legend utrecht-form-label">
        {label}
        {optional && <span class="hoofdrol-optional"> {optional}</span>}
      </legend>
      {listen}
      <FieldNotes name={name} hint={hint} error={error} />
      <div class={tiles ? 'hoofdrol-tiles' : 'hoofdrol-choices'}>
        {options.map((option, index) => (
          <Choice
            type="checkbox"
            name={name}
            id={index === 0 ? fieldId(name) : `${fieldId(name)}-${index + 1}`}
            option={option}
            checked={values.includes(option.value)}
            tile={tiles}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** One box to tick, such as "Ik ben 16 jaar of ouder". */
export function Checkbox({
  name,
  label,
  hint,
  error,
  required,
  value = 'yes',
  checked,
}: FieldProps & { value?: string | undefined; checked?: boolean | undefined }) {
  return (
    <div class={error ? 'utrecht-form-field--invalid hoofdrol-field' : 'hoofdrol-field'}>
      <FieldNotes name={name} error={error} />
      <div class="hoofdrol-choice">
        <input
          {...controlAttributes({ name, hint, error, required })}
          type="checkbox"
          class="utrecht-checkbox utrecht-checkbox--html-input"
          value={value}
          checked={checked}
        />
        <label class="hoofdrol-choice__label" for={fieldId(name)}>
          {label}
        </label>
        {hint && (
          <div
            class="utrecht-form-field-description hoofdrol-choice__hint"
            id={`${fieldId(name)}-hint`}
          >
            {hint}
          </div>
        )}
      </div>
    </div>
  );
}

function Choice({
  type,
  name,
  id,
  option,
  checked,
  tile,
}: {
  type: 'radio' | 'checkbox';
  name: string;
  id: string;
  option: ChoiceOption;
  checked: boolean;
  tile: boolean;
}) {
  const { value, label, hint, pictogram, lang, dir } = option;
  const input = (
    <input
      type={type}
      name={name}
      id={id}
      value={value}
      checked={checked}
      class={
        type === 'radio'
          ? 'utrecht-radio-button utrecht-radio-button--html-input'
          : 'utrecht-checkbox utrecht-checkbox--html-input'
      }
      aria-describedby={hint ? `${id}-hint` : undefined}
    />
  );
  if (tile) {
    return (
      <label class="hoofdrol-tile" for={id} lang={lang} dir={dir}>
        {input}
        {pictogram && <Pictogram name={pictogram} size="large" />}
        <span class="hoofdrol-tile__label">{label}</span>
        {hint && <span id={`${id}-hint`}>{hint}</span>}
      </label>
    );
  }
  return (
    <div class="hoofdrol-choice">
      {input}
      <label class="hoofdrol-choice__label" for={id} lang={lang} dir={dir}>
        {label}
      </label>
      {hint && (
        <div class="utrecht-form-field-description hoofdrol-choice__hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
    </div>
  );
}
