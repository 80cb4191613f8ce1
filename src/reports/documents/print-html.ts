import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { pictogramShapes } from '../../ui/index.ts';
import type { Block, Figure } from './document.ts';
import { printStyle } from './print-style.ts';
import type { ReadyDocument, ReadySentence, Run } from './ready-document.ts';

/** On which paper: a letter or sheet (A4), or a poster to hang up (A3). */
export type Paper = 'a4' | 'a3-poster';

type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

const run = ({ text, lang, dir }: Run): Html =>
  lang
    ? html`<span lang="${lang}" dir="${dir ?? 'auto'}">${text}</span>`
    : dir
      ? html`<bdi dir="${dir}">${text}</bdi>`
      : html`${text}`;

/** A sentence, with a link to each thing that it leans on. */
const sentence = (
  { runs, sources, state }: ReadySentence,
  document: ReadyDocument,
): Html => html`<span
  class="${state}">${runs.map(run)}${sources.map(
    (number) =>
      html`<a class="source" href="#bron-${number}" aria-label="${document.sourceLabel} ${number}">[${number}]</a>`,
  )}</span>`;

const sentences = (all: readonly ReadySentence[], document: ReadyDocument): Html =>
  html`${all.map((one) => html`${sentence(one, document)} `)}`;

const pictogram = (name: keyof typeof pictogramShapes): Html =>
  html`<svg class="pictogram" viewBox="0 0 24 24" aria-hidden="true">${raw(pictogramShapes[name])}</svg>`;

const largeFigure = ({
  value,
  label,
  source,
  year,
  kind,
}: Figure): Html => html`<div class="figure">
  <p><strong>${value}</strong> ${label}</p>
  <p class="quiet">${source} · ${year} · ${kind}</p>
</div>`;

const figuresTable = (
  block: Extract<Block<ReadySentence>, { block: 'figures' }>,
): Html => html`<table>
  <caption>${block.caption}</caption>
  <thead><tr>${block.columns.map((label) => html`<th scope="col">${label}</th>`)}</tr></thead>
  <tbody>${block.figures.map(
    ({ label, value, source, kind }) =>
      html`<tr><th scope="row">${label}</th><td class="number">${value}</td><td>${source}</td><td>${kind}</td></tr>`,
  )}</tbody>
</table>`;

function blockHtml(block: Block<ReadySentence>, document: ReadyDocument): Html {
  switch (block.block) {
    case 'heading': {
      const content = html`${block.pictogram ? pictogram(block.pictogram) : ''}${block.text}`;
      return block.level === 2 ? html`<h2>${content}</h2>` : html`<h3>${content}</h3>`;
    }
    case 'paragraph':
      return html`<p>${sentences(block.sentences, document)}</p>`;
    case 'list':
      return html`<ul>${block.items.map((item) => html`<li>${sentences(item, document)}</li>`)}</ul>`;
    case 'quote':
      return html`<figure><blockquote><p>${sentences(block.sentences, document)}</p></blockquote><figcaption>${block.by}</figcaption></figure>`;
    case 'figures': {
      const [first] = block.figures;
      return first && block.figures.length === 1 ? largeFigure(first) : figuresTable(block);
    }
    case 'table':
      return html`<table>
  <caption>${block.caption}</caption>
  <thead><tr>${block.columns.map((label) => html`<th scope="col">${label}</th>`)}</tr></thead>
  <tbody>${block.rows.map(
    (row) => html`<tr>${row.map((cell) => html`<td>${sentences(cell, document)}</td>`)}</tr>`,
  )}</tbody>
</table>`;
  }
}

const particulars = (document: ReadyDocument): Html =>
  document.particulars.length === 0
    ? html``
    : html`<dl>${document.particulars.map(
        ({ label, sentence: one }) =>
          html`<div><dt>${label}</dt><dd>${sentence(one, document)}</dd></div>`,
      )}</dl>`;

const sourceList = ({ sources, sourcesHeading }: ReadyDocument): Html =>
  sources.length === 0
    ? html``
    : html`<section class="sources"><h2>${sourcesHeading}</h2><ol>${sources.map(
        ({ number, kind, words, href }) => {
          const told = html`${kind}${words ? html`: ${run(words)}` : ''}`;
          return html`<li id="bron-${number}">${href ? html`<a href="${href}">${told}</a>` : told}</li>`;
        },
      )}</ol></section>`;

/** A document as one page of HTML with everything in it: nothing is fetched. */
export function printHtml(document: ReadyDocument, paper: Paper): string {
  const title = document.title.runs.map(({ text }) => text).join('');
  const page = html`<!DOCTYPE html>
<html lang="${document.lang}" dir="${document.dir}">
<head><meta charset="utf-8"><title>${title}</title><style>${raw(printStyle)}</style></head>
<body class="${document.kind} ${paper}">
<h1>${sentence(document.title, document)}</h1>
${particulars(document)}
${document.blocks.map((block) => blockHtml(block, document))}
${sourceList(document)}
<footer>${document.foot.map((line) => html`<p>${line}</p>`)}</footer>
</body>
</html>`;
  return String(page);
}
