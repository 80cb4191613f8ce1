import spectralCore, {
  type ISpectralDiagnostic,
  type RulesetDefinition,
} from '@stoplight/spectral-core';
import spectralFunctions from '@stoplight/spectral-functions';

const { Spectral } = spectralCore;
const { casing, pattern, schema, truthy, enumeration } = spectralFunctions;

const error = 'error' as const;
/** What a rule does with what it finds: the key that Spectral reads. */
const does = 'then' as const;
const get = '$.paths[*].get';

/**
 * Our own rules for what a machine can check of the API Design Rules 2.1 (Geonovum, NL API Strategie),
 * written from the standard. Each names its rule there.
 */
const rules = {
  'oas-version-3.0': {
    description: 'core/doc-openapi: OpenAPI 3.0.x',
    severity: error,
    given: '$',
    [does]: { field: 'openapi', function: pattern, functionOptions: { match: '^3\\.0\\.\\d+$' } },
  },
  'servers-https-major': {
    description:
      'core/transport-security and core/uri-version: https, and /v{major} in the address',
    severity: error,
    given: '$.servers[*].url',
    [does]: { function: pattern, functionOptions: { match: '^https://[^?#]+/v[1-9][0-9]*$' } },
  },
  'has-servers': {
    description: 'core/uri-version',
    severity: error,
    given: '$',
    [does]: {
      field: 'servers',
      function: schema,
      functionOptions: { schema: { type: 'array', minItems: 1 } },
    },
  },
  'semantic-version': {
    description: 'core/semver',
    severity: error,
    given: '$.info',
    [does]: {
      field: 'version',
      function: pattern,
      functionOptions: { match: '^\\d+\\.\\d+\\.\\d+(-[\\w.]+)?$' },
    },
  },
  ...Object.fromEntries(
    ['name', 'email', 'url'].map((field) => [
      `contact-${field}`,
      {
        description: 'core/doc-openapi-contact',
        severity: error,
        given: '$.info.contact',
        [does]: { field, function: truthy },
      },
    ]),
  ),
  'has-contact': {
    description: 'core/doc-openapi-contact',
    severity: error,
    given: '$.info',
    [does]: { field: 'contact', function: truthy },
  },
  'no-trailing-slash': {
    description: 'core/no-trailing-slash',
    severity: error,
    given: '$.paths[*]~',
    [does]: { function: pattern, functionOptions: { notMatch: '.+/$' } },
  },
  'paths-kebab-case': {
    description: 'core/path-segments-kebab-case',
    severity: error,
    given: '$.paths[*]~',
    [does]: {
      function: pattern,
      functionOptions: { match: '^(/([a-z0-9]+(-[a-z0-9]+)*(\\.[a-z]+)?|\\{[a-zA-Z]+\\}))+$' },
    },
  },
  'query-keys-camel-case': {
    description: 'core/query-keys-camel-case',
    severity: error,
    given: "$..parameters[?(@.in=='query')].name",
    [does]: { function: casing, functionOptions: { type: 'camel' } },
  },
  'properties-camel-case': {
    description: 'core/schema-property-camel-case',
    severity: error,
    given: '$..properties[*]~',
    [does]: { function: casing, functionOptions: { type: 'camel' } },
  },
  'schemas-pascal-case': {
    description: 'core/schema-naming-pascal-case',
    severity: error,
    given: '$.components.schemas[*]~',
    [does]: { function: casing, functionOptions: { type: 'pascal' } },
  },
  'standard-methods': {
    description: 'core/http-methods',
    severity: error,
    given: '$.paths[*][?(@property !== "parameters" && @property !== "summary")]~',
    [does]: {
      function: enumeration,
      functionOptions: { values: ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'] },
    },
  },
  'version-header': {
    description: 'core/version-header: on every 2xx and 3xx',
    severity: error,
    given: '$.paths[*][*].responses[?(@property.match(/^[23]/))]',
    [does]: {
      field: 'headers',
      function: schema,
      functionOptions: { schema: { type: 'object', required: ['API-Version'] } },
    },
  },
  'errors-are-problems': {
    description: 'core/error-handling/problem-details: application/problem+json for 4xx and 5xx',
    severity: error,
    given: '$.paths[*][*].responses[?(@property.match(/^[45]/))]',
    [does]: {
      field: 'content',
      function: schema,
      functionOptions: { schema: { type: 'object', required: ['application/problem+json'] } },
    },
  },
  'problem-fields': {
    description: 'core/error-handling/problem-details: status, title, detail',
    severity: error,
    given: "$..content['application/problem+json'].schema.properties",
    [does]: {
      function: schema,
      functionOptions: { schema: { type: 'object', required: ['status', 'title', 'detail'] } },
    },
  },
  'bad-request-described': {
    description: 'core/error-handling/invalid-input: 400 on GET with parameters',
    severity: error,
    given: `${get}[?(@property === 'parameters' && @.length > 0)]^.responses`,
    [does]: {
      function: schema,
      functionOptions: { schema: { type: 'object', required: ['400'] } },
    },
  },
  'days-are-dates': {
    description: 'core/date-time/date-only: what is named …On holds a date',
    severity: error,
    given: "$..properties[?(@property.match(/(On|Since|asOf)$/) && @.type === 'string')]",
    [does]: {
      function: schema,
      functionOptions: {
        schema: {
          type: 'object',
          required: ['format'],
          properties: { format: { type: 'string', pattern: '^date$' } },
        },
      },
    },
  },
};

/** What an API description does against the design rules; nothing is what one hopes for. */
export async function breachesOf(document: object): Promise<ISpectralDiagnostic[]> {
  const spectral = new Spectral();
  spectral.setRuleset({ rules } as RulesetDefinition);
  return spectral.run(structuredClone(document) as Record<string, unknown>);
}
