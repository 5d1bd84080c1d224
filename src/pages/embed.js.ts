import type { APIRoute } from 'astro';
import script from '../embed/v1.js?raw';

/** The newest embed script. An embed that must stay as it is names its version: see embed/v1.js.ts. */
export const GET: APIRoute = () =>
  new Response(script, { headers: { 'content-type': 'text/javascript;charset=utf-8' } });
