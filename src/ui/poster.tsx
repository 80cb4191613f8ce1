import type { Child } from 'hono/jsx';
import { Pictogram } from './pictogram.tsx';
import type { PictogramName } from './pictogram-shapes.ts';

export type PosterProps = {
  title: string;
  lead?: string | undefined;
  /** Language of the lead, where it is not the poster's. */
  leadLang?: string | undefined;
  leadDir?: 'ltr' | 'rtl' | undefined;
  /** The QR code as JSX, or as trusted SVG wrapped in `raw`. */
  qr: Child;
  /** The address to type, for who has no camera. */
  address: string;
  addressLabel: string;
  /** A few things to do, each with a picture. */
  steps: readonly { pictogram: PictogramName; text: string }[];
  /** Who asks: a face, a name, a phone number. */
  person: {
    name: string;
    role?: string | undefined;
    phone?: string | undefined;
    photo?: { src: string; alt: string } | undefined;
  };
  footer?: string | undefined;
  lang?: string | undefined;
  dir?: 'ltr' | 'rtl' | undefined;
};

/** One page of paper (A4) to hang up: a question, a code to scan, and a person who asks. */
export function Poster(props: PosterProps) {
  const { title, lead, qr, address, addressLabel, steps, person, footer, lang, dir } = props;
  return (
    <article class="hoofdrol-poster" lang={lang} dir={dir}>
      <h1 class="hoofdrol-poster__title">{title}</h1>
      {lead && (
        <p class="hoofdrol-poster__lead" lang={props.leadLang} dir={props.leadDir}>
          {lead}
        </p>
      )}
      <ul class="hoofdrol-poster__steps">
        {steps.map(({ pictogram, text }) => (
          <li>
            <Pictogram name={pictogram} size="huge" />
            <span>{text}</span>
          </li>
        ))}
      </ul>
      <div>
        <div class="hoofdrol-poster__qr">{qr}</div>
        <p>
          {addressLabel}
          <br />
          <bdi class="hoofdrol-poster__address" dir="ltr">
            {address}
          </bdi>
        </p>
      </div>
      <div class="hoofdrol-poster__person">
        {person.photo ? (
          <img src={person.photo.src} alt={person.photo.alt} width="160" height="160" />
        ) : (
          <Pictogram name="person" size="huge" />
        )}
        <p>
          <strong>{person.name}</strong>
          {person.role && (
            <>
              <br />
              {person.role}
            </>
          )}
          {person.phone && (
            <>
              <br />
              <Pictogram name="phone" /> <bdi dir="ltr">{person.phone}</bdi>
            </>
          )}
        </p>
      </div>
      {footer && <p class="hoofdrol-poster__footer">{footer}</p>}
    </article>
  );
}

/** What stands above a poster on the screen and is not printed: languages, buttons, warnings. */
export function PosterTools({ children }: { children?: Child }) {
  return <div class="hoofdrol-poster-tools hoofdrol-flow">{children}</div>;
}

/** The face of who asks. */
export function Face({ src, alt }: { src: string; alt: string }) {
  return <img class="hoofdrol-face" src={src} alt={alt} width="160" height="160" />;
}
