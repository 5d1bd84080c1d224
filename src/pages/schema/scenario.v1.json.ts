import type { APIRoute } from 'astro';
import { jsonSchema } from '../../../engine/index.ts';

/** The scenario format as JSON Schema, for editors and other programs. */
export const GET: APIRoute = ({ site }) => {
  const id = new URL(`${import.meta.env.BASE_URL}schema/scenario.v1.json`, site).href;
  return new Response(`${JSON.stringify(jsonSchema(id), null, 2)}\n`, {
    headers: { 'content-type': 'application/schema+json' },
  });
};
