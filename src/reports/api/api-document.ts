import { OpenAPIHono, z } from '@hono/zod-openapi';
import {
  approachSchema,
  type Collection,
  collections,
  problemSchema,
  querySchema,
} from './api-schemas.ts';
import { apiVersion } from './problem.ts';

const headers = {
  'API-Version': {
    description: 'The version of the API that answered',
    schema: { type: 'string' as const, example: apiVersion },
  },
};
const wrong = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
});
const faults = {
  400: wrong('A parameter is not right; the detail says which'),
  404: wrong('No such approach, or it has no public page'),
  503: wrong('The database is away for a moment'),
};
const slug = z.object({ slug: z.string().openapi({ example: 'gezond-in-de-wijk' }) });

const summaries: Readonly<Record<Collection, string>> = {
  contributions: 'What people said and allowed to be published',
  themes: 'What was heard, as residents confirmed it',
  goals: 'What should become different, and who decided that',
  decisions: 'What was decided, "no" included, and why',
  answers: 'Answers that everybody may read',
  evidence: 'Dated facts about what was published; no scores',
  tombstones: 'What was published and is taken back',
};

function described(): OpenAPIHono {
  const api = new OpenAPIHono();
  const registry = api.openAPIRegistry;
  registry.registerPath({
    method: 'get',
    path: '/approaches',
    operationId: 'listApproaches',
    summary: 'Approaches with a public page',
    tags: ['approaches'],
    responses: {
      200: {
        description: 'Every approach with a public page',
        headers,
        content: {
          'application/json': { schema: z.object({ items: z.array(approachSchema) }) },
        },
      },
      503: faults[503],
    },
  });
  registry.registerPath({
    method: 'get',
    path: '/approaches/{slug}',
    operationId: 'getApproach',
    summary: 'One approach, who is in it, and how it answers',
    tags: ['approaches'],
    request: { params: slug },
    responses: {
      200: {
        description: 'The approach',
        headers,
        content: { 'application/json': { schema: approachSchema } },
      },
      ...faults,
    },
  });
  for (const [name, schema] of Object.entries(collections)) {
    const summary = summaries[name as Collection];
    const page = z.object({
      items: z.array(schema),
      next: z.url().nullable().openapi({ description: 'The next page; null: this is the last' }),
    });
    registry.registerPath({
      method: 'get',
      path: `/approaches/{slug}/${name}`,
      operationId: `list${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      summary,
      tags: [name],
      request: { params: slug, query: querySchema },
      responses: {
        200: {
          description: `${summary}, newest first`,
          headers,
          content: {
            'application/json': { schema: page },
            'text/csv': { schema: z.string() },
          },
        },
        ...faults,
      },
    });
  }
  return api;
}

/** Who is named in the description of the API. */
export interface ApiContact {
  readonly name: string;
  /** Left out when the workspace named none. */
  readonly email?: string | undefined;
  readonly url: string;
}

/**
 * The description of the API, OpenAPI 3.0.3: the newest that the Dutch API design rules 2.1 accept.
 * @param baseUrl the workspace's address, without a slash at the end
 */
export function apiDocument(baseUrl: string, contact: ApiContact) {
  const document = described().getOpenAPIDocument({
    openapi: '3.0.3',
    info: {
      title: 'Hoofdrol: published work of coalitions and residents',
      version: apiVersion,
      description:
        'Read only, without a key. It holds what was published and nothing else; what somebody takes back is gone at once and stands among the tombstones. What people said is not under an open licence.',
      contact: {
        name: contact.name,
        url: contact.url,
        ...(contact.email && { email: contact.email }),
      },
    },
    servers: [{ url: `${baseUrl}/api/v1`, description: 'This workspace' }],
  });
  const tags = ['approaches', ...Object.keys(collections)];
  return { ...document, tags: tags.map((name) => ({ name })) };
}
