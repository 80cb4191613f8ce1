import { raw } from 'hono/html';
import { type PictogramName, pictogramShapes } from './pictogram-shapes.ts';

export type PictogramProps = {
  name: PictogramName;
  /** Says what the drawing means; leave out when the words stand beside it. */
  title?: string | undefined;
  /** `text` is as high as a line, `large` 2.5 rem, `huge` 4 rem. */
  size?: 'text' | 'large' | 'huge' | undefined;
};

const sizeClasses = {
  text: 'hoofdrol-pictogram',
  large: 'hoofdrol-pictogram hoofdrol-pictogram--large',
  huge: 'hoofdrol-pictogram hoofdrol-pictogram--huge',
};

/** Drawings that point along the line of reading are mirrored in right-to-left text. */
const pointing: ReadonlySet<PictogramName> = new Set(['back', 'next', 'undo', 'play', 'listen']);

/** A drawing in the colour of the text: hidden from screen readers unless it has a title. */
export function Pictogram({ name, title, size = 'text' }: PictogramProps) {
  const classes = pointing.has(name)
    ? `${sizeClasses[size]} hoofdrol-pictogram--pointing`
    : sizeClasses[size];
  const shape = raw(pictogramShapes[name]);
  if (title === undefined) {
    return (
      <svg class={classes} viewBox="0 0 24 24" aria-hidden="true">
        {shape}
      </svg>
    );
  }
  return (
    <svg class={classes} viewBox="0 0 24 24" role="img" aria-label={title}>
      <title>{title}</title>
      {shape}
    </svg>
  );
}
