/** British spelling, of everything that readers read in content/. Names and terms of trade stand in words.txt. */

import { globSync, readFileSync } from 'node:fs';
import dictionary from 'dictionary-en-gb';
import nspell from 'nspell';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { lessonFiles } from '../../scripts/lessons.ts';
import { passagesOf, plainText } from '../../src/lib/lesson-prose.ts';

const spell = nspell({ aff: Buffer.from(dictionary.aff), dic: Buffer.from(dictionary.dic) });
const ours = readFileSync(new URL('words.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean);
for (const word of ours) spell.add(word);

/** Texts in a YAML file, but not its keys, addresses and values for machines. */
function textsIn(value: unknown, key = ''): string[] {
  if (
    /^(url|href|lessons|checked|standing|see|lesson|widget|values|scenario|scenarios|episode|symbol|package|market|rulebook|others|source|about|kind|seen)$/.test(
      key,
    )
  )
    return [];
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, Array.isArray(value) ? key : name));
}

/** Words that no dictionary has: without sections of rules, addresses and codes such as XYZ or T+1. */
function misspelt(text: string): string[] {
  const words = text
    .replace(/https?:\S+|\S+\.(?:com|ts|py|jsp|html|csv|gdt|dzi)\b\S*|\S+\/\S+/g, ' ')
    .match(/\p{L}[\p{L}’'-]*\p{L}/gu);
  const plain = (words ?? []).map((word) => word.replaceAll('’', "'").replace(/'s?$/, ''));
  const parts = plain.flatMap((word) => (spell.correct(word) ? [] : word.split('-')));
  return parts.filter((word) => word.length > 2 && !/^\p{Lu}+s?$/u.test(word) && !spell.correct(word));
}

const yaml = (file: string): string => textsIn(parse(readFileSync(file, 'utf8'))).join('\n');

it.each(lessonFiles())('$file', ({ file, head, body }) => {
  const { title, question, lede, summary } = head as unknown as Record<string, string>;
  expect(misspelt([title, question, lede, summary, plainText(passagesOf(body))].join('\n')), file).toEqual(
    [],
  );
});

it.each(['content/sources.yaml', 'content/platforms.yaml', 'content/paths.yaml'])('%s', (file) => {
  expect(misspelt(yaml(file))).toEqual([]);
});

/** The page of corrections, its claims too. */
const corrections = (): string => {
  const text = readFileSync('content/corrections.mdx', 'utf8').replace('lede:', '');
  const claims = [...text.matchAll(/claim="([^"]+)"/g)].map(([, claim]) => claim);
  return [plainText(passagesOf(text)), ...claims].join('\n');
};

it('content/corrections.mdx', () => {
  expect(misspelt(corrections())).toEqual([]);
});

it.each(['content/glossary', 'content/scenarios', 'content/episodes'])('%s', (folder) => {
  const found = globSync(`${folder}/*.yaml`).flatMap((file) =>
    misspelt(yaml(file)).map((word) => `${file}: ${word}`),
  );
  expect(found).toEqual([]);
});

it('finds a wrong word, also in a hint', () => {
  expect(misspelt('The broker recieves the colour, color and equity’s share.')).toEqual([
    'recieves',
    'color',
  ]);
  const body = '<Check hint="Thier loan." />';
  expect(misspelt(plainText(passagesOf(body)))).toEqual(['Thier']);
});

it('keeps no word that nobody uses', () => {
  const all = [
    ...lessonFiles().map(({ head, body }) => `${textsIn(head).join('\n')}\n${plainText(passagesOf(body))}`),
    corrections(),
    ...globSync('content/{*,glossary/*,scenarios/*}.yaml').map(yaml),
  ].join('\n');
  expect(ours.filter((word) => !new RegExp(`(?<!\\p{L})${word}`, 'u').test(all))).toEqual([]);
});
