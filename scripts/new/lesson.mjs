/** @param {string} slug */
const titleOf = (slug) => slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll('-', ' ');

/** A lesson that builds as it stands, in the order in which a lesson goes. @param {string} slug @param {number} number */
export function lessonFiles(slug, number) {
  const text = `---
title: ${titleOf(slug)}
number: ${number}
question: Which one question does this lesson answer?
lede: Two or three short sentences that a reader comes with.
summary: One sentence for search results.
scenarios:
  main: margin-call.1
---

<MarginCall scenario="main" title="Say what to do first" />

What happened, in words, with numbers that follow the figure: the call comes below <Value of="callPrice" tone="nd" />. The first use of a word explains it, as <Term id="equity" tone="eq">equity</Term> does here.

<Predict
  id="first-guess"
  of="callPrice"
  what="The price of the call"
  change={{ house: '0.4' }}
  low="25"
  high="60"
  start="50"
  before="as it was"
  because="The call comes below {callPrice}. Say why, with figures such as {debt} in braces."
>

**Before you go on.** What is guessed before it is shown.

</Predict>

## What happened

One idea a section. A rule names its source.<Cite id="finra-4210" section="(c)(1)" />

<WhereGuidesGoWrong>
“What guides say.” What is so.
</WhereGuidesGoWrong>

<Check
  id="first-check"
  of="equity"
  label="Your equity, in dollars"
  example="$5,000"
  mistakes={[{ of: 'marketValue', hint: 'That is what the shares are worth, with the loan still in it.' }]}
>

**Check yourself.** How much of the account is yours?

</Check>

<KeyPoints>

- What to keep.

</KeyPoints>

<ModelNotes>

**What is modelled.** In a teacher’s words.

**What is left out.** Likewise.

</ModelNotes>
`;
  return { [`content/lessons/${slug}.mdx`]: text };
}
