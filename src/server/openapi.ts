/** The OpenAPI description, made from the contract: what is published is what is checked. */
import { z } from 'zod';
import { ErrorBody } from '#contract/errors.ts';
import type { Access, Route } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';

const WHO: Record<Access, string> = {
  public: 'Anyone.',
  setup: 'Whoever has the one-time set-up token (in the body).',
  receipt: 'Whoever has the receipt: locator and secret in the body.',
  pending: 'A member whose passphrase was proved, before the second factor.',
  member: 'Any member signed in.',
  team: 'A coordinator or a professional signed in.',
  coordinator: 'A coordinator signed in.',
};

/** OpenAPI 3.1 of every route of the contract. */
export function openApi(version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, route] of ROUTES) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(name, route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Passerelle',
      version,
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    paths,
    components: {
      schemas: { Error: schemaOf(ErrorBody, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-passerelle' } },
    },
  };
}

function operation(name: string, route: Route): Record<string, unknown> {
  const media = route.stream ? 'text/event-stream' : 'application/json';
  const signedIn = route.access === 'member' || route.access === 'team' || route.access === 'coordinator';
  return {
    operationId: name,
    summary: route.summary,
    description: WHO[route.access],
    ...(signedIn ? { security: [{ session: [] }] } : {}),
    parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query')],
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(route.body, 'input') } },
          },
        }
      : {}),
    responses: {
      [route.status ?? 200]: {
        description: 'Done',
        content: { [media]: { schema: schemaOf(route.reply, 'output') } },
      },
      default: {
        description: 'Refused or failed',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  };
}

function parameters(schema: z.ZodType | undefined, where: 'path' | 'query'): unknown[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
  }));
}

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  }) as Record<string, unknown>;
  return json;
};
