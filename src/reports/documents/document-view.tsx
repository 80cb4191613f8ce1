import type { Child } from 'hono/jsx';
import {
  DataList,
  Heading,
  List,
  Paragraph,
  Pictogram,
  Quote,
  StatusBadge,
  Table,
} from '../../ui/index.ts';
import type { Block } from './document.ts';
import type { ReadyDocument, ReadySentence, Run } from './ready-document.ts';

interface Viewing {
  readonly document: ReadyDocument;
  /** Sentences that wait until what they lean on is public, and how that is said. */
  readonly notPublic?: { readonly slots: ReadonlySet<string>; readonly label: string } | undefined;
}

/** Words, marked where they are in another language than the document's. */
const runView = ({ text, lang, dir }: Run): Child =>
  lang || dir ? (
    <span lang={lang ?? undefined} dir={dir ?? undefined}>
      {text}
    </span>
  ) : (
    text
  );

/** A sentence, with a link to each thing that it leans on. */
function SentenceView({ sentence, viewing }: { sentence: ReadySentence; viewing: Viewing }) {
  const { document, notPublic } = viewing;
  const runs = sentence.runs.map(runView);
  return (
    <>
      {sentence.state === 'taken-back' ? <em>{runs}</em> : runs}
      {sentence.sources.map((number) => (
        <a
          class="nl-link hoofdrol-source"
          href={`#bron-${number}`}
          aria-label={`${document.sourceLabel} ${number}`}
        >
          [{number}]
        </a>
      ))}
      {notPublic?.slots.has(sentence.slot) && (
        <>
          {' '}
          <StatusBadge tone="waiting">{notPublic.label}</StatusBadge>
        </>
      )}{' '}
    </>
  );
}

const sentencesIn = (sentences: readonly ReadySentence[], viewing: Viewing): Child =>
  sentences.map((sentence) => <SentenceView sentence={sentence} viewing={viewing} />);

type Figures = Extract<Block<ReadySentence>, { block: 'figures' }>;

function FiguresView({ block, id }: { block: Figures; id: string }) {
  const [first] = block.figures;
  if (first && block.figures.length === 1) {
    return (
      <div class="hoofdrol-card">
        <p class="hoofdrol-figure">
          <strong>{first.value}</strong> {first.label}
        </p>
        <Paragraph quiet>{`${first.source} · ${first.year} · ${first.kind}`}</Paragraph>
      </div>
    );
  }
  return (
    <Table
      id={id}
      caption={block.caption}
      columns={block.columns.map((label, index) => ({ label, numeric: index === 1 }))}
      rows={block.figures.map(({ label, value, source, kind }) => [label, value, source, kind])}
    />
  );
}

function BlockView({
  block,
  viewing,
  index,
}: {
  block: Block<ReadySentence>;
  viewing: Viewing;
  index: number;
}) {
  switch (block.block) {
    case 'heading':
      return (
        <Heading level={block.level}>
          {block.pictogram && <Pictogram name={block.pictogram} size="large" />} {block.text}
        </Heading>
      );
    case 'paragraph':
      return <Paragraph>{sentencesIn(block.sentences, viewing)}</Paragraph>;
    case 'list':
      return <List items={block.items.map((item) => sentencesIn(item, viewing))} />;
    case 'quote':
      return <Quote attribution={block.by}>{sentencesIn(block.sentences, viewing)}</Quote>;
    case 'figures':
      return <FiguresView block={block} id={`cijfers-${index}`} />;
    case 'table':
      return (
        <Table
          id={`tabel-${index}`}
          caption={block.caption}
          columns={block.columns.map((label) => ({ label }))}
          rows={block.rows.map((row) => row.map((cell) => sentencesIn(cell, viewing)))}
        />
      );
  }
}

/** What sentences lean on, numbered as they name it. */
function SourceList({ document }: { document: ReadyDocument }) {
  if (document.sources.length === 0) return null;
  return (
    <section class="hoofdrol-sources hoofdrol-flow" aria-labelledby="bronnen">
      <h2 class="nl-heading nl-heading--level-3" id="bronnen">
        {document.sourcesHeading}
      </h2>
      <ol class="utrecht-ordered-list">
        {document.sources.map(({ number, kind, words, href }) => {
          const told = (
            <>
              {kind}
              {words && <>: {runView(words)}</>}
            </>
          );
          return (
            <li class="utrecht-ordered-list__item" id={`bron-${number}`}>
              {href ? (
                <a class="nl-link" href={href}>
                  {told}
                </a>
              ) : (
                told
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** A document as a part of a page, in its own language. Its title is the heading of the page. */
export function DocumentView(viewing: Viewing & { titleLevel?: 1 | 2 }) {
  const { document, titleLevel = 1 } = viewing;
  return (
    <article class="hoofdrol-document hoofdrol-flow" lang={document.lang} dir={document.dir}>
      <Heading level={titleLevel}>{sentencesIn([document.title], viewing)}</Heading>
      {document.particulars.length > 0 && (
        <DataList
          items={document.particulars.map(({ label, sentence }) => ({
            term: label,
            definition: sentencesIn([sentence], viewing),
          }))}
        />
      )}
      {document.blocks.map((block, index) => (
        <BlockView block={block} viewing={viewing} index={index} />
      ))}
      <SourceList document={document} />
      <footer class="hoofdrol-quiet">
        {document.foot.map((line) => (
          <Paragraph quiet>{line}</Paragraph>
        ))}
      </footer>
    </article>
  );
}
