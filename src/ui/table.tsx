import type { Child } from 'hono/jsx';

export type TableColumn = { label: Child; numeric?: boolean | undefined };

/**
 * A table with its caption. On a narrow screen it scrolls within its own box, which takes the focus
 * so that the arrow keys work. The first cell of each row names the row.
 */
export function Table({
  caption,
  captionHidden,
  columns,
  rows,
  id,
}: {
  caption: string;
  captionHidden?: boolean | undefined;
  columns: readonly TableColumn[];
  rows: readonly (readonly Child[])[];
  /** Unique on the page; needed when there are several tables. */
  id?: string | undefined;
}) {
  const captionId = `${id ?? 'table'}-caption`;
  return (
    <section
      class="utrecht-table-container utrecht-table-container--overflow-inline"
      tabindex={0}
      aria-labelledby={captionId}
    >
      <table class="utrecht-table" id={id}>
        <caption
          class={captionHidden ? 'hoofdrol-spoken-only' : 'utrecht-table__caption'}
          id={captionId}
        >
          {caption}
        </caption>
        <thead class="utrecht-table__header">
          <tr class="utrecht-table__row">
            {columns.map(({ label, numeric }) => (
              <th
                scope="col"
                class={
                  numeric
                    ? 'utrecht-table__header-cell utrecht-table__header-cell--numeric-column'
                    : 'utrecht-table__header-cell'
                }
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="utrecht-table__body">
          {rows.map((cells) => (
            <tr class="utrecht-table__row">
              {cells.map((cell, index) =>
                index === 0 ? (
                  <th scope="row" class="utrecht-table__cell hoofdrol-row-name">
                    {cell}
                  </th>
                ) : (
                  <td
                    class={
                      columns[index]?.numeric
                        ? 'utrecht-table__cell utrecht-table__cell--numeric-column'
                        : 'utrecht-table__cell'
                    }
                  >
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Links to the page before and after; a list by key has no page numbers. */
export function Pagination({
  label,
  previous,
  next,
}: {
  label: string;
  previous?: { href: string; label: string } | undefined;
  next?: { href: string; label: string } | undefined;
}) {
  if (!previous && !next) return null;
  return (
    <nav class="utrecht-pagination" aria-label={label}>
      {previous && (
        <a
          class="utrecht-pagination__relative-link utrecht-pagination__relative-link--prev"
          href={previous.href}
          rel="prev"
        >
          {previous.label}
        </a>
      )}
      {next && (
        <a
          class="utrecht-pagination__relative-link utrecht-pagination__relative-link--next"
          href={next.href}
          rel="next"
        >
          {next.label}
        </a>
      )}
    </nav>
  );
}
