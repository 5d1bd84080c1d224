/** The published JSON Schema, run by a validator that knows nothing of the engine. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { jsonSchema } from '../../engine/index.ts';

export const SCHEMA_ID = 'https://example.org/schema/scenario.v1.json';

/** Strict: an unknown keyword or a doubtful schema throws. */
const ajv = new Ajv2020({
  strict: true,
  strictTypes: false,
  allErrors: true,
  formats: {
    date: (text: string) => {
      const time = Date.parse(`${text}T00:00:00Z`);
      return (
        /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
      );
    },
  },
});

const validate = ajv.compile(jsonSchema(SCHEMA_ID));

/** The paths at which the schema refuses a value; empty when it is a scenario. */
export function schemaProblems(value: unknown): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
}
