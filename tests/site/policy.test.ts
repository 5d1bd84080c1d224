import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

/** Every built page, whether or not a browser test opens it. */
const pages = globSync('dist/**/*.html');

test('every built page obeys the content security policy that it states', () => {
  expect(pages.length).toBeGreaterThan(0);
  for (const page of pages) {
    const html = readFileSync(page, 'utf8');
    const policy = /<meta http-equiv="content-security-policy" content="([^"]+)"/i.exec(html);
    expect(policy, `${page} has a policy`).not.toBeNull();
    const [, rules = ''] = policy ?? [];
    // The search compiles WebAssembly; that is not eval.
    expect(rules.replace("'wasm-unsafe-eval'", ''), page).not.toContain('unsafe');

    // The reader's theme is a file of our own, which no policy would stop.
    const beforePolicy = html
      .slice(0, policy?.index)
      .replace(/<script src="[^"]*\/(?:embed-)?theme\.js"><\/script>/, '');
    expect(beforePolicy, `${page}: a script before the policy escapes it`).not.toMatch(/<script/i);
    const withoutScripts = html.replaceAll(/<script[^>]*>[\s\S]*?<\/script>/gi, '');
    expect(withoutScripts, `${page}: style attribute`).not.toMatch(/<[a-z][^>]*\sstyle\s*=/i);
    expect(withoutScripts, `${page}: inline handler`).not.toMatch(/<[a-z][^>]*\son[a-z]+\s*=/i);

    const inline =
      /<(script|style)(?![^>]*\bsrc=)(?![^>]*application\/(?:ld\+)?json)[^>]*>([\s\S]*?)<\/\1>/gi;
    for (const [, tag, text = ''] of html.matchAll(inline)) {
      const hash = createHash('sha256').update(text).digest('base64');
      expect(rules.includes(`'sha256-${hash}'`), `${page}: inline ${tag} is named by its hash`).toBe(true);
    }
  }
});
