import type { Thread, ThreadBead, ThreadGroup } from './thread.ts';

/** All measures are in the units of the drawing; one unit is one pixel at its natural size. */
const box = { width: 168, height: 64 } as const;
const gap = { across: 56, down: 16 } as const;
const heading = 32;
const margin = 8;
const moreHeight = 24;

export interface PlacedBead {
  readonly bead: ThreadBead;
  readonly x: number;
  readonly y: number;
}

export interface PlacedColumn {
  readonly kind: ThreadGroup['kind'];
  /** The middle of the column. */
  readonly x: number;
  readonly more: number;
  /** Where "and so many more" stands. */
  readonly moreY: number;
}

export interface PlacedLine {
  readonly fromId: string;
  readonly toId: string;
  /** An SVG path. */
  readonly path: string;
}

export interface ThreadLayout {
  readonly width: number;
  readonly height: number;
  readonly box: { readonly width: number; readonly height: number };
  readonly columns: readonly PlacedColumn[];
  readonly beads: readonly PlacedBead[];
  readonly lines: readonly PlacedLine[];
}

const columnX = (column: number): number => margin + column * (box.width + gap.across);
const rowY = (row: number): number => margin + heading + row * (box.height + gap.down);

/** A bow from the side of the earlier bead to that of the later one; within a column beside it. */
function bow(earlier: PlacedBead, later: PlacedBead): string {
  const middle = box.height / 2;
  const [ya, yb] = [earlier.y + middle, later.y + middle];
  if (earlier.x === later.x) {
    const side = earlier.x + box.width;
    const out = side + gap.across / 2;
    return `M${side} ${ya}C${out} ${ya} ${out} ${yb} ${side} ${yb}`;
  }
  const forwards = earlier.x < later.x;
  const xa = forwards ? earlier.x + box.width : earlier.x;
  const xb = forwards ? later.x : later.x + box.width;
  const half = (xa + xb) / 2;
  return `M${xa} ${ya}C${half} ${ya} ${half} ${yb} ${xb} ${yb}`;
}

/** Lays a thread out in columns, one per kind in the order of the thread, with a line for every link. */
export function layOutThread({ groups, links }: Pick<Thread, 'groups' | 'links'>): ThreadLayout {
  const beads = groups.flatMap((group, column) =>
    group.beads.map((bead, row) => ({ bead, x: columnX(column), y: rowY(row) })),
  );
  const byId = new Map(beads.map((placed) => [placed.bead.id, placed]));
  const lines = links.flatMap(({ fromId, toId }) => {
    const [later, earlier] = [byId.get(fromId), byId.get(toId)];
    return later && earlier ? [{ fromId, toId, path: bow(earlier, later) }] : [];
  });
  const columns = groups.map(({ kind, beads: own, more }, column) => ({
    kind,
    x: columnX(column) + box.width / 2,
    more,
    moreY: rowY(own.length) + moreHeight / 2,
  }));
  const longest = Math.max(0, ...groups.map(({ beads: own }) => own.length));
  const moreRoom = groups.some(({ more }) => more > 0) ? moreHeight : 0;
  return {
    width:
      columnX(groups.length) -
      gap.across +
      (hasInnerLine(beads, byId, links) ? gap.across / 2 : 0) +
      margin,
    height: rowY(longest) - gap.down + moreRoom + margin,
    box,
    columns,
    beads,
    lines,
  };
}

/** Whether something in the last column hangs on its neighbour, so that a bow stands beside it. */
function hasInnerLine(
  beads: readonly PlacedBead[],
  byId: ReadonlyMap<string, PlacedBead>,
  links: Thread['links'],
): boolean {
  const last = Math.max(0, ...beads.map(({ x }) => x));
  return links.some(({ fromId, toId }) => {
    const [later, earlier] = [byId.get(fromId), byId.get(toId)];
    return later?.x === last && earlier?.x === last;
  });
}

/**
 * Breaks a label into lines for a box, at spaces where there are; the last line ends in "…" when there
 * is more.
 * @param most signs on a line
 */
export function breakLabel(label: string, most: number, lines: number): string[] {
  const broken: string[] = [];
  let rest = [...label.replaceAll(/\s+/g, ' ').trim()];
  while (rest.length > 0 && broken.length < lines) {
    const isLast = broken.length === lines - 1;
    if (rest.length <= most) return [...broken, rest.join('')];
    const room = isLast ? most - 1 : most;
    const space = rest.slice(0, room + 1).lastIndexOf(' ');
    const end = space > room / 2 ? space : room;
    const line = rest.slice(0, end).join('').trimEnd();
    broken.push(isLast ? `${line}…` : line);
    rest = [...rest.slice(end).join('').trimStart()];
  }
  return broken;
}
