export function buildStyles(outDir: string): Promise<unknown>;
