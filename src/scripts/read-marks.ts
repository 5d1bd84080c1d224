/** On the map of the lessons: which of them have been begun, and which read to their end. */
import { kept, whenKept } from '../../components/notebook/reader.ts';

function show(): void {
  const { read } = kept();
  for (const entry of document.querySelectorAll<HTMLElement>('[data-lesson-entry]')) {
    const { lessonEntry = '', sections = '' } = entry.dataset;
    const all = sections.split(' ').filter(Boolean);
    const done = all.filter((id) => read[lessonEntry]?.includes(id)).length;
    const mark = entry.querySelector('.mark');
    if (!mark) continue;
    if (done === 0) mark.replaceChildren();
    else if (done < all.length) mark.replaceChildren(`${done} of ${all.length} sections read`);
    else mark.replaceChildren(Object.assign(document.createElement('b'), { textContent: '✓ read' }));
  }
}
whenKept(show);
show();
