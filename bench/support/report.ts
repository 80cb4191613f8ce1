import { writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/root.ts';

/** Which machine this is, in one line. */
export function machine(): string {
  const [cpu] = cpus();
  const gibibyte = 1024 ** 3;
  return `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / gibibyte)} GiB, ${type()} ${release().split('-')[0]}, Node ${process.versions.node}`;
}

/** Prints a table and stores it as Markdown in `bench/results/`. */
export function report(
  name: string,
  about: readonly string[],
  columns: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): void {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === 'number' ? String(Math.round(cell * 10) / 10) : cell)),
  );
  const table = [
    `| ${columns.join(' | ')} |`,
    `|${columns.map(() => '---').join('|')}|`,
    ...cells.map((row) => `| ${row.join(' | ')} |`),
  ];
  const text = [
    `# ${name}`,
    '',
    `Machine: ${machine()}`,
    '',
    ...about.map((line) => `- ${line}`),
    '',
    ...table,
    '',
  ].join('\n');
  process.stdout.write(`${text}\n`);
  writeFileSync(join(projectRoot, 'bench', 'results', `${name}.md`), text);
}
