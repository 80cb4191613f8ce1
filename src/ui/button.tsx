import type { Child } from 'hono/jsx';
import { Pictogram } from './pictogram.tsx';
import type { PictogramName } from './pictogram-shapes.ts';

type ButtonLook = 'primary' | 'secondary' | 'subtle' | 'danger';

type SharedProps = {
  children?: Child;
  look?: ButtonLook | undefined;
  pictogram?: PictogramName | undefined;
  id?: string | undefined;
  /** As wide as its column: for the one thing to do on a phone. */
  wide?: boolean | undefined;
  /** More than the words on it, for a screen reader ("Open bericht van 3 mei"). */
  label?: string | undefined;
};

export type ButtonProps = SharedProps & {
  type?: 'submit' | 'button' | 'reset' | undefined;
  name?: string | undefined;
  value?: string | undefined;
  formaction?: string | undefined;
  /** This button only leads somewhere with what was ticked. */
  formmethod?: 'get' | undefined;
  /** Lets this button send the form without the browser's own checks ("Terug"). */
  formnovalidate?: boolean | undefined;
  /** The id of a form elsewhere on the page. */
  form?: string | undefined;
};

const lookClasses: Record<ButtonLook, string> = {
  primary: 'nl-button nl-button--primary',
  secondary: 'nl-button nl-button--secondary',
  subtle: 'nl-button nl-button--subtle',
  danger: 'nl-button nl-button--secondary nl-button--negative',
};

/** The classes of a button of this look. */
export function buttonClass(look: ButtonLook, wide?: boolean): string {
  return wide ? `${lookClasses[look]} hoofdrol-button--wide` : lookClasses[look];
}

function ButtonContent({
  pictogram,
  children,
}: {
  pictogram?: PictogramName | undefined;
  children?: Child;
}) {
  return (
    <>
      {pictogram && (
        <span class="nl-button__icon-start">
          <Pictogram name={pictogram} />
        </span>
      )}
      <span class="nl-button__label">{children}</span>
    </>
  );
}

/** A button that sends a form, unless its type says otherwise. */
export function Button({
  children,
  look = 'primary',
  pictogram,
  wide,
  label,
  ...rest
}: ButtonProps) {
  const { type = 'submit', ...attributes } = rest;
  return (
    <button type={type} class={buttonClass(look, wide)} aria-label={label} {...attributes}>
      <ButtonContent pictogram={pictogram}>{children}</ButtonContent>
    </button>
  );
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({
  children,
  look = 'secondary',
  pictogram,
  wide,
  label,
  href,
  id,
  lang,
  dir,
  download,
}: SharedProps & {
  href: string;
  lang?: string | undefined;
  dir?: 'ltr' | 'rtl' | undefined;
  download?: boolean | string | undefined;
}) {
  return (
    <a
      class={buttonClass(look, wide)}
      href={href}
      id={id}
      lang={lang}
      dir={dir}
      aria-label={label}
      download={download}
    >
      <ButtonContent pictogram={pictogram}>{children}</ButtonContent>
    </a>
  );
}

/** Buttons beside each other, under each other on a phone. */
export function ButtonGroup({ children }: { children?: Child }) {
  return <div class="hoofdrol-button-group">{children}</div>;
}

/** A button that prints the page; it shows itself only where `enhance/print.js` runs. */
export function PrintButton({ label }: { label: string }) {
  return (
    <hoofdrol-print hidden>
      <button type="button" class={buttonClass('secondary')}>
        <ButtonContent pictogram="print">{label}</ButtonContent>
      </button>
    </hoofdrol-print>
  );
}
