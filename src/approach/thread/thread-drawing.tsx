import { Drawing } from '../../ui/index.ts';
import type { CoalitionWords } from '../../web/words.ts';
import { breakLabel, layOutThread, type PlacedBead, type ThreadLayout } from './lay-out-thread.ts';
import type { Thread } from './thread.ts';

const lineHeight = 17;
const padding = 8;
const signsOnLine = 22;
const linesInBox = 3;

function Box({ placed, layout, words }: { placed: PlacedBead; layout: ThreadLayout } & Words) {
  const { x, y, bead } = placed;
  const here = bead.isHere ? [words.say('thread.here')] : [];
  const label = breakLabel(`${bead.number}. ${bead.label}`, signsOnLine, linesInBox - here.length);
  return (
    <>
      <rect
        x={x}
        y={y}
        width={layout.box.width}
        height={layout.box.height}
        rx={8}
        class={bead.isHere ? 'hoofdrol-drawing__here' : undefined}
      />
      <text x={x + padding} y={y + padding}>
        {[...here, ...label].map((line, at) => (
          <tspan
            x={x + padding}
            dy={at === 0 ? 11 : lineHeight}
            class={at < here.length ? 'hoofdrol-drawing__heading' : undefined}
          >
            {line}
          </tspan>
        ))}
      </text>
    </>
  );
}

type Words = { words: CoalitionWords };

/** The thread as a drawing: a column per kind, a line for everything that hangs on something. */
export function ThreadDrawing({ thread, words }: { thread: Thread } & Words) {
  const { say } = words;
  const layout = layOutThread(thread);
  return (
    <Drawing
      label={say('thread.drawing')}
      title={say('thread.drawing.title', { label: thread.here.label })}
      description={say('thread.drawing.desc', { count: layout.beads.length })}
      width={layout.width}
      height={layout.height}
    >
      {layout.lines.map(({ path }) => (
        <path d={path} />
      ))}
      {layout.columns.map(({ kind, x, more, moreY }) => (
        <>
          <text x={x} y={24} text-anchor="middle" class="hoofdrol-drawing__heading">
            {say(`thread.kind.${kind}`)}
          </text>
          {more > 0 && (
            <text x={x} y={moreY} text-anchor="middle">
              {say('thread.more', { count: more })}
            </text>
          )}
        </>
      ))}
      {layout.beads.map((placed) => (
        <Box placed={placed} layout={layout} words={words} />
      ))}
    </Drawing>
  );
}
