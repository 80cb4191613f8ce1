import type { Approach } from '../../approach/index.ts';
import { type AppContext, CoalitionShell } from '../../people/index.ts';
import { wordsFor } from '../../thread/texts.ts';
import { LinkList, Notice, Paragraph, Poster, PosterTools, PrintButton } from '../../ui/index.ts';
import { sayDay } from '../../web/calendar.ts';
import { isResidentTag, locales, type ResidentTag } from '../../web/locales.ts';
import { residentWords } from '../../web/words.ts';
import { isOnlyHere, shortAddress } from './link-address.ts';
import { linkPath, linksPath } from './link-pages.tsx';
import type { LinkRecord } from './link-store.ts';

export type PosterPageProps = {
  c: AppContext;
  approach: Approach;
  link: LinkRecord;
  tag: ResidentTag;
  address: string;
};

/** One A4 to hang up, in one of the languages of the link; the page around it is not printed. */
export function PosterPage({ c, approach, link, tag, address }: PosterPageProps) {
  const { account, words, workspace } = c.var;
  const { say } = words;
  const { say: sayTo, locale } = residentWords(tag);
  const path = linkPath(approach, link);
  const title = say('link.poster', { language: locale.name });
  const purpose = wordsFor(link.purpose, tag);
  const shown = purpose && isResidentTag(purpose.locale) ? locales[purpose.locale] : undefined;
  const until = sayTo('poster.until', { day: sayDay(link.endsOn, locale) });
  const footer = workspace.isDemo ? `${until} ${sayTo('poster.fictional')}` : until;
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path={`${path}/affiche/${tag}`}
      scripts={['enhance/print.js']}
      breadcrumbs={[
        { label: say('link.list.title'), href: linksPath(approach) },
        { label: `/meedoen/${link.slug}`, href: path },
        { label: title },
      ]}
    >
      <PosterTools>
        {isOnlyHere(address) && (
          <Notice kind="warning" title={say('link.onlyHere.title')}>
            <Paragraph>{say('link.onlyHere.body')}</Paragraph>
          </Notice>
        )}
        {(purpose?.status === 'machine' || locale.status === 'machine') && (
          <Notice kind="warning">
            <Paragraph>{say('link.poster.machine')}</Paragraph>
          </Notice>
        )}
        {purpose && purpose.locale !== tag && (
          <Notice kind="warning">
            <Paragraph>{say('link.words.missing.hint')}</Paragraph>
          </Notice>
        )}
        <LinkList
          label={say('link.posters')}
          items={link.locales
            .filter((other) => other !== tag)
            .map((other) => ({
              href: `${path}/affiche/${other}`,
              label: locales[other].name,
              lang: locales[other].lang,
            }))}
        />
        <PrintButton label={say('link.print')} />
      </PosterTools>
      <Poster
        lang={locale.lang}
        dir={locale.dir}
        title={sayTo('poster.title')}
        lead={purpose?.body ?? undefined}
        leadLang={shown?.lang}
        leadDir={shown?.dir}
        steps={[
          { pictogram: 'mobile', text: sayTo('poster.step.scan') },
          { pictogram: 'speak', text: sayTo('poster.step.say') },
          { pictogram: 'letter', text: sayTo('poster.step.hear') },
        ]}
        qr={
          <img
            src={`${path}/qr.svg`}
            alt={sayTo('poster.qr', { address })}
            width="256"
            height="256"
          />
        }
        addressLabel={sayTo('poster.address')}
        address={shortAddress(address)}
        person={{
          name: link.askerName,
          role: sayTo('poster.call'),
          phone: link.askerPhone,
          photo: link.askerPhotoId
            ? {
                src: `/uitnodiging/${link.slug}/gezicht?v=${link.version}`,
                alt: sayTo('poster.face', { name: link.askerName }),
              }
            : undefined,
        }}
        footer={footer}
      />
    </CoalitionShell>
  );
}
