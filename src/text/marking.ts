import type { Mark } from '#adaptive'

const range = ({ from, to }: Pick<Mark, 'from' | 'to'>): string =>
  from === to ? `line ${from}` : `lines ${from} to ${to}`

/** What marking lines says, in every kind that asks for it. */
export const marking = {
  help: 'Mark the lines that must change, and as few as show it: a mark that is more than two lines longer than the fault finds nothing.',
  pointer: 'Click a line number, or drag over several.',
  keys: 'In the code: ↑ ↓ move, Space begins and ends a mark, Shift+↑ ↓ selects lines, Esc gives up.',
  code: (name: string): string => `${name}, lines to mark`,
  states: { same: '', added: 'added', removed: 'removed', head: 'heading' },
  empty: 'empty',
  marked: 'marked',
  /** What a screen reader says before or after the text of a line. */
  around: (...parts: readonly string[]): string => ` ${parts.filter((part) => part !== '').join(', ')} `,
  begun: (number: number): string =>
    `A mark begins at line ${number}. Move and press Space to end it, Escape to give it up.`,
  given: 'No mark.',
  added: (mark: Pick<Mark, 'from' | 'to'>): string => `Marked: ${range(mark)}.`,
  removed: (mark: Pick<Mark, 'from' | 'to'>): string => `No longer marked: ${range(mark)}.`,
  changed: (mark: Pick<Mark, 'from' | 'to'>): string => `Now ${range(mark)}.`,
  full: 'There are 40 marks, which is the most. Remove one first.',
  marks: 'Your marks',
  none: 'Nothing marked yet.',
  place: (mark: Pick<Mark, 'file' | 'from' | 'to'>, isAlone: boolean): string => {
    const lines = range(mark)
    return isAlone ? `${lines.charAt(0).toUpperCase()}${lines.slice(1)}` : `${mark.file}, ${lines}`
  },
  from: 'from line',
  to: 'to line',
  class: 'Class',
  choose: 'Choose a class',
  note: 'Note (not scored)',
  back: 'To the code',
  remove: 'Remove',
  of: (action: string, place: string): string => `${action}: ${place}`,
  classes: {
    correctness: 'Correctness',
    security: 'Security',
    concurrency: 'Concurrency',
    performance: 'Performance',
    api: 'API',
    readability: 'Readability',
    'test-gap': 'Missing test',
    undecided: 'no class',
  },
  severities: { high: 'high severity', medium: 'medium severity', low: 'low severity' },
  review: {
    yours: 'Your mark',
    found: 'Found',
    missed: 'Missed',
    named: (chosen: string, right: string): string => `You named it ${chosen}; it is ${right}.`,
    alarm: 'False alarm',
    fine: 'Looks odd, is fine',
    clean: 'Nothing is wrong here.',
    tooLong: 'There is a defect in these lines, but the mark is too long to say where.',
    remark: 'True, and changes nothing',
    note: 'Your note',
    legend: 'The code, with what is wrong in it',
    without: 'The code, with your marks',
  },
  undecided: (count: number): string =>
    count === 1 ? 'One mark has no class yet.' : `${count} marks have no class yet.`,
} as const
