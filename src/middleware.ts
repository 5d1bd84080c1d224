import { defineMiddleware } from 'astro:middleware';

/** Every page starts with nothing declared, so that a component may look without asking whether it can. */
export const onRequest = defineMiddleware(({ locals }, next) => {
  locals.scenarios = {};
  locals.cites = [];
  locals.terms = new Map();
  locals.lesson = '';
  locals.questions = new Map();
  return next();
});
