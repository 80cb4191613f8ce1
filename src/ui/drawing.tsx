import type { Child } from 'hono/jsx';

/**
 * A drawing that may be wider than the page: it scrolls in a box of its own, also by keyboard. What it
 * shows stands elsewhere on the page in words.
 */
export function Drawing({
  label,
  title,
  description,
  width,
  height,
  children,
}: {
  /** What the box is, for who comes in with the keyboard. */
  label: string;
  /** What the drawing shows. */
  title: string;
  description: string;
  /** In pixels. */
  width: number;
  height: number;
  /** SVG shapes. */
  children?: Child;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the box is a place on the page, not a part of its outline
    <div class="hoofdrol-drawing" role="region" aria-label={label} tabindex={0}>
      <svg
        role="img"
        aria-labelledby="drawing-title drawing-description"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
      >
        <title id="drawing-title">{title}</title>
        <desc id="drawing-description">{description}</desc>
        {children}
      </svg>
    </div>
  );
}
