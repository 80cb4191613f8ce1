import { readdirSync, readFileSync } from 'node:fs';

function ownMegabytes(pid: number): number {
  try {
    // proportional set size: shared pages are counted once over all processes that share them
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((candidate) => {
      try {
        return (
          readFileSync(`/proc/${candidate}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] ===
          String(pid)
        );
      } catch {
        return false;
      }
    });
}

/** Memory of a process and all its children in MB (proportional set size; Linux only). */
export function megabytes(pid: number): number {
  return ownMegabytes(pid) + childrenOf(pid).reduce((sum, child) => sum + megabytes(child), 0);
}
