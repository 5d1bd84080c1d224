/** What an author may use in a lesson without importing it; figures too: see lesson-figures.mjs. */
import Aside from '../../components/notebook/Aside.astro';
import Check from '../../components/notebook/Check.astro';
import Cite from '../../components/notebook/Cite.astro';
import Episode from '../../components/notebook/Episode.astro';
import Example from '../../components/notebook/Example.astro';
import KeyPoints from '../../components/notebook/KeyPoints.astro';
import ModelNotes from '../../components/notebook/ModelNotes.astro';
import Predict from '../../components/notebook/Predict.astro';
import Term from '../../components/notebook/Term.astro';
import Value from '../../components/notebook/Value.astro';
import WhereGuidesGoWrong from '../../components/notebook/WhereGuidesGoWrong.astro';
import Heading2 from '../layouts/Heading2.astro';
import Heading3 from '../layouts/Heading3.astro';

export const lessonComponents = {
  h2: Heading2,
  h3: Heading3,
  Aside,
  Check,
  Cite,
  Episode,
  Example,
  KeyPoints,
  ModelNotes,
  Predict,
  Term,
  Value,
  WhereGuidesGoWrong,
};
