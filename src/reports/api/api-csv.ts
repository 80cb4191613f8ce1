import type { z } from '@hono/zod-openapi';
import { csvLine } from '../../web/csv.ts';
import type { AnyItem } from './api-entries.ts';
import type { Collection } from './api-schemas.ts';
import { collections } from './api-schemas.ts';

type Text = { language: string; text: string };
const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && 'language' in value && 'text' in value;

/** One value of an item in a cell: words in easy Dutch where there are any, ids beside each other. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) {
    const texts = value.filter(isText);
    if (texts.length === 0) return value.map(cellOf).join(' ');
    const chosen = texts.find(({ language }) => language === 'nl-eenvoudig') ?? texts[0];
    return chosen?.text ?? '';
  }
  if (typeof value === 'object') {
    const { url, name } = value as { url?: unknown; name?: unknown };
    return [name, url].filter((part) => typeof part === 'string').join(' ');
  }
  return String(value);
}

/** Items as a CSV file: a line with the names of the columns, then a line for each. */
export function csvOf(collection: Collection, items: readonly AnyItem[]): string {
  const { shape } = collections[collection] as z.ZodObject;
  const columns = Object.keys(shape);
  const lines = items.map((item) => {
    const values: Readonly<Record<string, unknown>> = { ...item };
    return csvLine(columns.map((column) => cellOf(values[column])));
  });
  return [csvLine(columns), ...lines].join('');
}
