/** Which numbers in a lesson nobody answers for, and what is read of one at all. */
import { describe, expect, it, test } from 'vitest';
import { looseNumbers, passagesOf, requireComputed, sentencesOf } from '../../src/lib/lesson-prose.ts';
import { readingGrade } from '../../src/lib/reading-grade.ts';

const numbers = (body: string): string[] => looseNumbers(body).map(({ number }) => number);

describe('a number written by hand', () => {
  it.each([
    ['The call comes below $35.72.', ['$35.72']],
    ['It asks for 30 %.', ['30 %']],
    ['A leverage of 5× on 1,000 shares.', ['5×', '1,000']],
    ['- The first.\n- Then 200 shares.', ['200']],
    ['| Rate | 12\u202f% |', ['12\u202f%']],
    ['## At 40 %', ['40 %']],
    ['<Check mistakes={[{ of: "call", hint: "Twice is right at 50 %." }]} />', ['50 %']],
    ["<Predict because='It is {call}, not 100.' />", ['100.']],
    ['<Aside title="The 25 % rule">Words.</Aside>', ['25 %']],
    ['It pays $2019 and $20.', ['$2019', '$20']],
    ['A source for the sentence before.<Cite id="x" /> But 7 % here.', ['7 %']],
  ])('is found: %s', (body, found) => {
    expect(numbers(body).map((number) => number.replace(/[.,]$/, ''))).toEqual(
      found.map((number) => number.replace(/[.,]$/, '')),
    );
  });

  it.each([
    'Below <Value of="callPrice" exact /> it comes.',
    'From <Example of="x" at={{ house: \'0.3\' }}>30 %</Example> on.',
    'At most 140 % of the debit.<Cite id="sec-15c3-3" />',
    'Between 30 and 40 %, “or more.”<Cite id="a" /><Cite id="b" section="(c)(1)" /> Then words.',
    'Since 28 May 2024, and again in 2026.',
    'Rule 2264, Regulation T 220.12, section 163, Form 4952 and lesson 7 say so; lessons 9 and 10 too.',
    '<Check options={[{ says: "It is {call}.", hint: "At {finra:callPrice}, over {constant-360} days." }]} />',
    '<Predict low="25" high="60" start="50" step="0.5" change={{ house: "0.4" }} />',
    '$$\n\\frac{1}{2}\n$$',
    '{/* 42 */}',
    'No number, but five words.',
  ])('may stand where it is answered for: %s', (body) => {
    expect(numbers(body)).toEqual([]);
  });

  it('stops the build, and is named with its line', () => {
    expect(() => requireComputed('content/lessons/x.mdx', 'Words.\n\nIt is 7 % there.')).toThrow(
      'content/lessons/x.mdx: in line 3 of its text, “7 %” is written by hand in “It is 7 % there.”',
    );
    expect(() => requireComputed('content/lessons/x.mdx', 'Words.')).not.toThrow();
  });
});

test('what is read: paragraphs, items, rows, and what components show; a tag may hold braces and brackets', () => {
  const body = `## A heading

One
paragraph, <Term id="x">a word</Term>.

- An item
- Another

<Check label="Ask" mistakes={[{ of: 'a', hint: 'Is 1 > 0? It\\'s so.' }]}>

Question?

</Check>
`;
  expect(passagesOf(body).map(({ text, line }) => [line, text])).toEqual([
    [1, 'A heading'],
    [3, 'One paragraph, a word.'],
    [6, 'An item'],
    [7, 'Another'],
    [11, 'Question?'],
    [9, 'Ask'],
    [9, "Is 1 > 0? It's so."],
  ]);
});

test('a sentence ends at its mark, with its closing quote and its citation', () => {
  expect(sentencesOf('One.† “Two?”†† Three 3.5 is one. Four')).toEqual([
    'One.†',
    '“Two?”††',
    'Three 3.5 is one.',
    'Four',
  ]);
});

test('the reading grade: short words in short sentences are easy, long ones are not', () => {
  // 0.39 × 6 + 11.8 × 6/6 − 15.59
  expect(readingGrade(['The cat sat on the mat.'])).toBe(-1.4);
  // 0.39 × 5 + 11.8 × 16/5 − 15.59
  expect(readingGrade(['Regulatory maintenance requirements necessitate liquidation.'])).toBeGreaterThan(20);
  // A heading ends in no mark.
  expect(readingGrade(['Regulatory maintenance', 'The cat sat on the mat.'])).toBe(-1.4);
  expect(readingGrade([])).toBe(0);
});
