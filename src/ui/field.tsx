import type { Child } from 'hono/jsx';
import { Pictogram } from './pictogram.tsx';

/** What every field has. The words are in the language of the page. */
export type FieldProps = {
  name: string;
  label: Child;
  hint?: Child;
  /** What is wrong and how to mend it. */
  error?: string | undefined;
  /** Said beside the label of a field that may stay empty: "(hoeft niet)". */
  optional?: string | undefined;
  required?: boolean | undefined;
  /** Sound or a button to hear the label: it stands under the label. */
  listen?: Child;
};

/** The id of the field with this name, for links to it. For radio buttons it is the first one. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^\w-]+/g, '-')}`;
}

/** The ids of hint and error, for `aria-describedby`. */
export function describedBy({
  name,
  hint,
  error,
}: Pick<FieldProps, 'name' | 'hint' | 'error'>): string | undefined {
  const ids = [hint && `${fieldId(name)}-hint`, error && `${fieldId(name)}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

/** Hint and error of a field, as its description. */
export function FieldNotes({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>) {
  return (
    <>
      {hint && (
        <div class="utrecht-form-field-description" id={`${fieldId(name)}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <div class="utrecht-form-field-error-message" id={`${fieldId(name)}-error`}>
          <Pictogram name="danger" /> {error}
        </div>
      )}
    </>
  );
}

/** Label, what comes `before` the notes, notes and control of one field, in this order. */
export function Field({
  name,
  label,
  hint,
  error,
  optional,
  listen,
  before,
  children,
}: FieldProps & { before?: Child; children?: Child }) {
  return (
    <div
      class={
        error
          ? 'utrecht-form-field utrecht-form-field--invalid hoofdrol-field'
          : 'utrecht-form-field hoofdrol-field'
      }
    >
      <label class="utrecht-form-label" for={fieldId(name)}>
        {label}
        {optional && <span class="hoofdrol-optional"> {optional}</span>}
      </label>
      {listen}
      {before}
      <FieldNotes name={name} hint={hint} error={error} />
      {children}
    </div>
  );
}

/** The attributes every control shares. */
export function controlAttributes(props: Pick<FieldProps, 'name' | 'hint' | 'error' | 'required'>) {
  return {
    id: fieldId(props.name),
    name: props.name,
    'aria-describedby': describedBy(props),
    'aria-invalid': props.error ? ('true' as const) : undefined,
    'aria-required': props.required ? ('true' as const) : undefined,
  };
}
