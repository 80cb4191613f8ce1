import { addWorkspace, wantedOf } from './init.ts';
import type { Verb } from './verb.ts';

export const workspaceAddVerb: Verb = {
  name: 'workspace add',
  required: ['name', 'host', 'admin-email'],
  optional: ['admin-name', 'zone'],
  positional: [],
  help: 'workspace add --name NAME --host HOST --admin-email EMAIL [--admin-name NAME] [--zone ZONE]   make another workspace',
  run: (runtime, values) => addWorkspace(runtime, wantedOf(values)),
};
