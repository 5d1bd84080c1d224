/** The name under which a question's answer is kept on the reader's device. */

interface Page {
  readonly lesson: string;
  readonly questions: Map<string, number>;
}

/**
 * `the-margin-call/check-2`, or with a name of its own `the-margin-call/worth-of-the-sale`. Called while the
 * page is built, once for each question in the order of the text. Outside a lesson nothing is kept.
 */
export function questionName(page: Page, kind: 'check' | 'predict', id?: string): string | undefined {
  const place = (page.questions.get(kind) ?? 0) + 1;
  page.questions.set(kind, place);
  return page.lesson === '' ? undefined : `${page.lesson}/${id ?? `${kind}-${place}`}`;
}
