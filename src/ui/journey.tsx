import type { Child } from 'hono/jsx';
import { Pictogram } from './pictogram.tsx';

/** How far one is: "Stap 2 van 4" in words, with as many dots. */
export function Steps({
  label,
  current,
  total,
}: {
  label: string;
  current: number;
  total: number;
}) {
  return (
    <p class="hoofdrol-steps">
      <span>{label}</span>
      <span class="hoofdrol-steps__dots" aria-hidden="true">
        {Array.from({ length: total }, (_, index) => (
          <span
            class={
              index < current
                ? 'hoofdrol-steps__dot hoofdrol-steps__dot--done'
                : 'hoofdrol-steps__dot'
            }
          />
        ))}
      </span>
    </p>
  );
}

/** A code of sixteen digits, in fours, large, always from left to right. */
export function CodeDisplay({ code, label }: { code: string; label: string }) {
  const groups = code.replace(/\D/g, '').match(/\d{1,4}/g) ?? [];
  return (
    <div class="hoofdrol-code">
      <p class="hoofdrol-code__label">{label}</p>
      <p class="hoofdrol-code__digits" dir="ltr">
        {groups.map((group, index) => (
          <>
            {index > 0 && ' '}
            <bdi>{group}</bdi>
          </>
        ))}
      </p>
    </div>
  );
}

export type LanguageChoice = {
  /** The name of the language in itself. */
  name: string;
  lang: string;
  dir: 'ltr' | 'rtl';
  href: string;
  current?: boolean | undefined;
};

type LanguagesProps = { label: string; languages: readonly LanguageChoice[] };

/** The languages of this page, each named in itself; folded behind the one in use. */
export function LanguageSwitch({ label, languages }: LanguagesProps) {
  return (
    <Languages label={label} languages={languages}>
      {languages.map(({ name, lang, dir, href, current }) => (
        <li>
          <a
            class="nl-link"
            href={href}
            lang={lang}
            hreflang={lang}
            dir={dir}
            aria-current={current ? 'true' : undefined}
          >
            {name}
          </a>
        </li>
      ))}
    </Languages>
  );
}

/**
 * The same for who is signed in: the choice is sent and kept. `href` of a language is where its page
 * stands, as the field `naar`; `value` is sent as the field `taal`.
 */
export function LanguageButtons({
  label,
  languages,
  action,
}: {
  label: string;
  languages: readonly (LanguageChoice & { value: string })[];
  action: string;
}) {
  return (
    <Languages label={label} languages={languages}>
      {languages.map(({ name, lang, dir, href, current, value }) => (
        <li>
          <form action={action} method="post">
            <input type="hidden" name="naar" value={href} />
            <button
              type="submit"
              name="taal"
              value={value}
              lang={lang}
              dir={dir}
              aria-current={current ? 'true' : undefined}
            >
              {name}
            </button>
          </form>
        </li>
      ))}
    </Languages>
  );
}

function Languages({ label, languages, children }: LanguagesProps & { children: Child }) {
  return (
    <nav class="hoofdrol-languages" aria-label={label}>
      <details>
        <summary>
          <Pictogram name="language" title={label} />
          {languages.find(({ current }) => current)?.name}
        </summary>
        <ul>{children}</ul>
      </details>
    </nav>
  );
}
