import type { Child } from 'hono/jsx';
import { fieldId } from './field.tsx';
import { Pictogram } from './pictogram.tsx';

export type HiddenValues = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Hidden fields for what was typed on earlier screens; a list gives one field per value. */
export function HiddenFields({ values }: { values: HiddenValues }) {
  return (
    <>
      {Object.entries(values).flatMap(([name, value]) =>
        (value === undefined ? [] : typeof value === 'string' ? [value] : value).map((one) => (
          <input type="hidden" name={name} value={one} />
        )),
      )}
    </>
  );
}

export type FormProps = {
  action: string;
  method?: 'post' | 'get' | undefined;
  /** True when it sends files. */
  multipart?: boolean | undefined;
  hidden?: HiddenValues | undefined;
  /**
   * A name of its own for each time that the page is made. A browser that fetches the page anew for
   * Back then sees another form, and does not put back what the person before typed in it.
   */
  name?: string | undefined;
  id?: string | undefined;
  /** What the pressed button says while sending, where `enhance/send-once.js` runs. */
  busyLabel?: string | undefined;
  /** The form in one line for filters: fields beside each other. */
  inline?: boolean | undefined;
  /** Accessible name, when several forms stand on one page. */
  label?: string | undefined;
  children?: Child;
};

/**
 * A form that the server checks: the browser's own bubbles are off, since they speak the browser's
 * language and not the page's.
 */
export function Form(props: FormProps) {
  const { action, method = 'post', multipart, hidden, name, id, busyLabel, inline, label } = props;
  return (
    <form
      class={inline ? 'hoofdrol-form hoofdrol-form--inline' : 'hoofdrol-form'}
      action={action}
      method={method}
      enctype={multipart ? 'multipart/form-data' : undefined}
      name={name}
      id={id}
      novalidate
      data-busy={busyLabel}
      aria-label={label}
      accept-charset="utf-8"
    >
      {/* Chromium and WebKit know a form by its first fields, Firefox by its name */}
      {name && <input type="hidden" name={name} />}
      {hidden && <HiddenFields values={hidden} />}
      {props.children}
    </form>
  );
}

export type FieldFault = {
  /** The name of the field, or no name when the whole form is at fault. */
  name?: string | undefined;
  message: string;
};

/** What is wrong, above the form: it takes the focus, and each line leads to its field. */
export function FormErrorSummary({
  title,
  errors,
  children,
}: {
  title: string;
  errors: readonly FieldFault[];
  children?: Child;
}) {
  return (
    <section
      class="utrecht-alert utrecht-alert--error"
      id="errors"
      aria-labelledby="errors-title"
      tabindex={-1}
      autofocus
    >
      <div class="utrecht-alert__icon">
        <Pictogram name="danger" />
      </div>
      <div class="utrecht-alert__content hoofdrol-flow">
        <h2 class="nl-heading nl-heading--level-3" id="errors-title">
          {title}
        </h2>
        <ul class="utrecht-unordered-list">
          {errors.map(({ name, message }) => (
            <li class="utrecht-unordered-list__item">
              {name === undefined ? (
                message
              ) : (
                <a class="nl-link" href={`#${fieldId(name)}`}>
                  {message}
                </a>
              )}
            </li>
          ))}
        </ul>
        {children}
      </div>
    </section>
  );
}
