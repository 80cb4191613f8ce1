import type { Locale } from '../web/locales.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? '');
const address = /^https?:\/\/\S+$/;

function line(text: string): string {
  if (!address.test(text)) return escaped(text);
  return `<a href="${escaped(text)}">${escaped(text)}</a>`;
}

/**
 * The same letter for programs that show HTML: paragraphs, and links where the text has an address on
 * a line of its own. No pictures, no styles from elsewhere: nothing tells us whether it was opened.
 */
export function letterHtml(text: string, { lang, dir }: Pick<Locale, 'lang' | 'dir'>): string {
  const paragraphs = text
    .trim()
    .split(/\n{2,}/)
    .map((part) => `<p>${part.split('\n').map(line).join('<br>')}</p>`);
  return [
    '<!doctype html>',
    `<html lang="${escaped(lang)}" dir="${dir}"><head><meta charset="utf-8"></head>`,
    `<body>${paragraphs.join('\n')}</body></html>`,
  ].join('\n');
}
