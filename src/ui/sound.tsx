import type { Child } from 'hono/jsx';
import { buttonClass } from './button.tsx';
import { Pictogram } from './pictogram.tsx';

export type SoundProps = {
  src: string;
  /** What one hears: "Uw bericht", "Het antwoord". */
  label: string;
  /** Hides the words of the label where they would repeat the text beside it. */
  labelHidden?: boolean | undefined;
  lang?: string | undefined;
  /** A line under it: length, size, a link to the text. */
  children?: Child;
};

/** Recorded sound; nothing is loaded before someone presses play. */
export function Sound({ src, label, labelHidden, lang, children }: SoundProps) {
  return (
    <figure class="hoofdrol-sound" lang={lang}>
      {!labelHidden && (
        <figcaption class="hoofdrol-sound__label">
          <Pictogram name="listen" /> {label}
        </figcaption>
      )}
      {/* biome-ignore lint/a11y/useMediaCaption: people's own sound; its text stands beside it */}
      <audio controls preload="none" src={src} aria-label={label} />
      {children && <div class="hoofdrol-quiet">{children}</div>}
    </figure>
  );
}

export type ListenProps = {
  /** "Luister". */
  label: string;
  /** "Stop". */
  stopLabel: string;
  /** The language of what is said: a browser without a voice for it shows no button. */
  lang: string;
  /** What to say: the text itself, or the ids of the elements to read aloud. */
  text?: string | undefined;
  targets?: string | undefined;
};

/**
 * A button with which the browser reads aloud. It stays hidden without `enhance/listen.js`, or
 * without a voice on the device itself for this language.
 */
export function Listen({ label, stopLabel, lang, text, targets }: ListenProps) {
  return (
    <hoofdrol-listen
      data-lang={lang}
      data-text={text}
      data-targets={targets}
      data-stop={stopLabel}
      hidden
    >
      <button type="button" class={buttonClass('subtle')} data-listen>
        <span class="nl-button__icon-start">
          <Pictogram name="listen" />
        </span>
        <span class="nl-button__label">{label}</span>
      </button>
    </hoofdrol-listen>
  );
}
