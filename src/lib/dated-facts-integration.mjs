/**
 * `npm run build -- --facts-older-than=180` lists, after the build, every fact that was checked or seen longer ago.
 * It stops nothing: an old fact is still dated on its page.
 */
import { datedFacts, olderThan } from './dated-facts.ts';

/** @param {string | undefined} days @returns {import('astro').AstroIntegration} */
export function listOldFacts(days) {
  return {
    name: 'dated-facts',
    hooks: {
      'astro:build:done': ({ logger }) => {
        if (days === undefined) return;
        const old = olderThan(datedFacts(), new Date().toISOString().slice(0, 10), Number(days));
        for (const { day, kind, where } of old) logger.info(`${day} ${kind} ${where}`);
        logger.info(`${old.length} facts were checked or seen more than ${days} days ago.`);
      },
    },
  };
}
