import { runStart } from './command-line/start.ts';

process.exitCode = await runStart(process.env);
