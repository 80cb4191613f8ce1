import { controlAttributes, Field, type FieldProps } from './field.tsx';

export type TextFieldProps = FieldProps & {
  value?: string | undefined;
  type?: 'text' | 'email' | 'tel' | 'search' | 'date' | 'number' | 'url' | 'password' | undefined;
  autocomplete?: string | undefined;
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | undefined;
  maxLength?: number | undefined;
  min?: string | number | undefined;
  max?: string | number | undefined;
  /** `code` is wide letters for sixteen digits, always left to right; `short` is for a few signs. */
  look?: 'code' | 'short' | undefined;
  lang?: string | undefined;
};

const leftToRightTypes: ReadonlySet<string> = new Set(['email', 'tel', 'url', 'number', 'date']);

/** One line of text. What is typed finds its own direction, except addresses, numbers and codes. */
export function TextField(props: TextFieldProps) {
  const { value, type = 'text', autocomplete, inputmode, maxLength, min, max, look, lang } = props;
  const invalid = props.error ? ' utrecht-textbox--invalid' : '';
  const lookClass =
    look === 'code'
      ? ' hoofdrol-textbox--code'
      : look === 'short'
        ? ' hoofdrol-textbox--short'
        : '';
  const leftToRight = look === 'code' || leftToRightTypes.has(type);
  return (
    <Field {...props}>
      <input
        {...controlAttributes(props)}
        class={`utrecht-textbox${invalid}${lookClass}`}
        type={type}
        value={value}
        autocomplete={autocomplete}
        inputmode={inputmode}
        maxlength={maxLength}
        min={min}
        max={max}
        lang={lang}
        dir={leftToRight ? 'ltr' : 'auto'}
        spellcheck={look === 'code' || type === 'email' ? false : undefined}
      />
    </Field>
  );
}

export type TextAreaProps = FieldProps & {
  value?: string | undefined;
  rows?: number | undefined;
  /**
   * How long the text may be, for the hint only: what is too long must reach the server, so that
   * nothing typed or pasted is cut off unseen.
   */
  lengthHint?: string | undefined;
  lang?: string | undefined;
  autocomplete?: string | undefined;
};

/** Several lines of text. */
export function TextArea(props: TextAreaProps) {
  const { value, rows = 6, lengthHint, lang, autocomplete } = props;
  const hint = lengthHint ? (
    <>
      {props.hint} {lengthHint}
    </>
  ) : (
    props.hint
  );
  return (
    <Field {...props} hint={hint}>
      <textarea
        {...controlAttributes({ ...props, hint })}
        class={props.error ? 'utrecht-textarea utrecht-textarea--invalid' : 'utrecht-textarea'}
        rows={rows}
        lang={lang}
        autocomplete={autocomplete}
        dir="auto"
      >
        {/* A first line break is swallowed by the browser: give it one of its own. */}
        {value?.startsWith('\n') ? `\n${value}` : value}
      </textarea>
    </Field>
  );
}
