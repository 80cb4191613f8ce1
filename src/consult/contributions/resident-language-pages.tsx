import { Heading, TileLinks } from '../../ui/index.ts';
import { locales } from '../../web/locales.ts';
import { residentWords } from '../../web/words.ts';
import type { Link } from '../links/link.ts';
import { SpokenSound } from '../spoken/spoken-text.tsx';
import { Asker, LinkWords, MachineMark, SayScreen, type ScreenProps } from './say-parts.tsx';

/** Screen 1: who asks, and in which language one wants to go on. */
export function LanguagePage({ workspace, tag, link }: ScreenProps & { link: Link }) {
  const words = residentWords(tag);
  const { say } = words;
  return (
    <SayScreen workspace={workspace} tag={tag} title={say('say.language.title')} step={1}>
      <Asker link={link} words={words} />
      <LinkWords text={link.purpose} tag={tag} lead />
      <MachineMark texts={[link.purpose]} words={words} />
      <Heading level={1}>{say('say.language.title')}</Heading>
      <TileLinks
        label={say('say.language.title')}
        items={link.locales.map((one) => ({
          href: `/meedoen/${link.slug}/${one}`,
          label: locales[one].name,
          hint: residentWords(one).say('say.language.this'),
          lang: locales[one].lang,
          dir: locales[one].dir,
          sound: (
            <SpokenSound
              messageKey="say.language.this"
              words={residentWords(one)}
              spoken={link.spoken}
            />
          ),
        }))}
      />
    </SayScreen>
  );
}
