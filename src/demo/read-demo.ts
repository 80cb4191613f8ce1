import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { projectRoot } from '../root.ts';
import {
  approachContent,
  contributionsContent,
  type DemoApproach,
  type DemoContribution,
  type DemoGroupAnswer,
  type DemoImport,
  type DemoWorkspace,
  workspaceContent,
} from './demo-content.ts';
import { type DemoStory, storyContent } from './story-content.ts';

/** The fictional neighbourhood as people wrote it, checked. */
export interface Demo {
  readonly workspace: DemoWorkspace;
  readonly approach: DemoApproach;
  readonly contributions: readonly DemoContribution[];
  readonly imports: readonly DemoImport[];
  readonly groupAnswers: readonly DemoGroupAnswer[];
  readonly story: DemoStory;
}

async function read<S extends z.ZodType>(name: string, schema: S): Promise<z.infer<S>> {
  const file = join(projectRoot, 'content', 'demo', `${name}.yaml`);
  const result = schema.safeParse(parse(await readFile(file, 'utf8')));
  if (result.success) return result.data;
  throw new Error(`content/demo/${name}.yaml:\n${z.prettifyError(result.error)}`);
}

/** Reads the demo neighbourhood from `content/demo`. @throws Error that names what does not fit. */
export async function readDemo(): Promise<Demo> {
  const [workspace, approach, said, story] = await Promise.all([
    read('workspace', workspaceContent),
    read('approach', approachContent),
    read('contributions', contributionsContent),
    read('story', storyContent),
  ]);
  return {
    workspace,
    approach,
    contributions: said.contributions,
    imports: said.imports,
    groupAnswers: said.group_answers,
    story,
  };
}
