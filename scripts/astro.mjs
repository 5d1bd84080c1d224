// Runs Astro's command line with telemetry off, on every operating system alike.
process.env.ASTRO_TELEMETRY_DISABLED = '1';

// `--facts-older-than=180` is an option of this project's build: see src/lib/dated-facts-integration.mjs.
const OPTION = /^--facts-older-than(?:=(.*))?$/;
const at = process.argv.findIndex((argument) => OPTION.test(argument));
if (at > 0) {
  const [argument = ''] = process.argv.splice(at, 1);
  const days = OPTION.exec(argument)?.[1] ?? '180';
  if (!/^\d{1,5}$/.test(days)) {
    console.error(`--facts-older-than takes a number of days, such as 180; got “${days}”.`);
    process.exit(2);
  }
  process.env.MARGIN_LAB_FACTS_OLDER_THAN = days;
}
await import(new URL('../node_modules/astro/bin/astro.mjs', import.meta.url).href);
