/** The map of the subject: its parts, in the order in which they are read. A lesson’s number says where it belongs. */
import type { Lesson } from './lessons.ts';

interface Part {
  readonly title: string;
  readonly about: string;
  /** Number of its last lesson. */
  readonly until: number;
}

const PARTS: readonly Part[] = [
  {
    title: 'The loan',
    about: 'What you borrow, against what, and what it does to gains and losses.',
    until: 3,
  },
  { title: 'The call', about: 'What the broker asks for, and what happens when it is missing.', until: 6 },
  {
    title: 'The cost, and the other side',
    about: 'Interest, and borrowing shares instead of money.',
    until: 8,
  },
  { title: 'The exchange', about: 'The same ideas by the hour, with coins for collateral.', until: 11 },
  { title: 'The odds', about: 'How long an account lives, and what lengthens its life.', until: 13 },
  {
    title: 'The world around it',
    about: 'Rules, taxes, platforms, and the crises that tested them.',
    until: Number.POSITIVE_INFINITY,
  },
];

export interface PartOfMap extends Part {
  readonly lessons: readonly Lesson[];
}

/** The parts that have lessons. */
export function mapOf(lessons: readonly Lesson[]): PartOfMap[] {
  return PARTS.map((part, i) => {
    const after = PARTS[i - 1]?.until ?? 0;
    const inside = lessons.filter(({ entry: { data } }) => data.number > after && data.number <= part.until);
    return { ...part, lessons: inside };
  }).filter((part) => part.lessons.length > 0);
}
