/** What is said of how the steps of an answer grow. */
export const growth = {
  heading: 'How the work grows',
  intro:
    'Steps are counted, not timed, so they are the same on every computer. Each dot is one run with an input of that size.',
  /** Classes of growth, as people write them. */
  classes: {
    '1': '1',
    'log n': 'log n',
    'sqrt n': '√n',
    n: 'n',
    'n log n': 'n log n',
    'n^2': 'n²',
    'n^2 log n': 'n² log n',
    'n^3': 'n³',
    '2^n': '2ⁿ',
  },
  sentence: (size: string, found: string, wanted: string): string =>
    `With the size of ${size} the steps grow like ${found}${found === wanted ? ', as wanted' : `; wanted is ${wanted}`}.`,
  unknown: (size: string, stopped: boolean): string =>
    stopped
      ? `While ${size} grew, a run did not come back in time and was stopped. What was counted before is kept; how the steps grow is left open.`
      : `What was counted while ${size} grew does not say how the steps grow.`,
  /** The arrangement that took most steps: of a script that an author wrote, its name. */
  dearest: (arrangement: string): string => `Dearest was ${inputOf(arrangement)}.`,
  /** What was held at most, of one class or of two that it may be or lie between. */
  space: (
    { from, to }: { readonly from: string | undefined; readonly to: string | undefined },
    {
      bytes,
      size,
      arrangement,
    }: { readonly bytes: string; readonly size: number; readonly arrangement: string },
  ): string => {
    const most = `${bytes} at size ${number(size)}, with ${inputOf(arrangement)}`
    if (from === undefined) return `How memory beyond the input grows cannot be said: ${most}.`
    const like = to === undefined ? `like ${from}` : `between ${from} and ${to}`
    return `Memory beyond the input grows ${like}: ${most}.`
  },
  spaceNote: 'Memory is what was held at most, the result and open calls included. It earns nothing.',
  bytes: 'Bytes held',
  notMeasured: '–',
  /** What grows where a script fills tables. */
  tables: 'the tables',
  title: (size: string): string => `Steps by size of ${size}`,
  plot: (points: number, largest: number, steps: number, sentence: string): string =>
    `Both scales are logarithmic. ${points} points, the last of ${number(steps)} steps at size ${number(largest)}. ${sentence} The table below holds all values.`,
  size: (size: string): string => `Size of ${size}`,
  steps: 'Steps',
  wanted: (name: string): string => `wanted: ${name}`,
  like: (name: string, isWanted: boolean): string => `As ${name} has it${isWanted ? ' (wanted)' : ''}`,
  /** A number on an axis, short where it is large. */
  tick: (value: number): string => (value < 10_000 ? number(value) : short.format(value)),
  table: 'Show as a table',
  number,
} as const

const arrangements: Readonly<Record<string, string>> = {
  random: 'input in random order',
  sorted: 'sorted input',
  reversed: 'input sorted backwards',
  equal: 'input that is the same throughout',
  few: 'input of three values that come again and again',
  'one-odd': 'input that is the same throughout but for its end',
  'organ-pipe': 'input that goes up and down again',
  zigzag: 'input that goes back and forth between low and high',
}

function inputOf(arrangement: string): string {
  return arrangements[arrangement] ?? `“${arrangement.replaceAll('-', ' ')}”`
}

const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 0 })

function number(value: number): string {
  return value.toLocaleString('en')
}
