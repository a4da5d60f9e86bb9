import type { ItemKind } from '#schemas/public-item'
import { counted, kindNames } from './common.ts'

/** @param ids Of languages. @returns Their names. */
function languages(ids: readonly string[]): string {
  return ids.map((id) => languageNames[id] ?? id).join(', ')
}

const languageNames: Readonly<Record<string, string>> = {
  typescript: 'TypeScript',
  javascript: 'JavaScript',
  python: 'Python',
  sql: 'SQL',
}

/** The catalogue of practice problems, and the page of one problem. */
export const practice = {
  title: 'Practice problems',
  description:
    'Every practice problem, by skill, kind, level and language, with what you have solved so far in this browser.',
  heading: 'Practice problems',
  lead: 'Choose a problem, or take the one that tells most about you. Your first answer to a problem moves your level; later ones are for learning.',
  yours: 'Your practice',
  next: {
    heading: 'What next',
    loading: 'Looking at what you have done so far.',
    reason: (area: string, level: string, range: string): string =>
      `${area} is where you are weakest so far: most likely level ${level}, ${range}. This problem tells most about it.`,
    reasonFew: (area: string, range: string): string =>
      `Little is known of you in ${lower(area)} yet: a level ${range}. This problem narrows it most.`,
    reasonNew: (area: string): string =>
      `Nothing is known of your level yet. This problem tells most about ${lower(area)}.`,
    reasonAgain: (area: string, level: string): string =>
      `${area} is where you are weakest so far, at level ${level}. You met this problem more than 30 days ago; it is worth another try, and no longer moves the level.`,
    allSeen: (days: number): string =>
      `You have met every problem within the last ${days} days. Try those again that you have not solved; new answers are for learning.`,
    unsolved: 'Show what you tried and did not solve',
    nothing: 'This site offers no problem for practice at the moment.',
    failed:
      'What you have done so far cannot be read right now, so there is no suggestion. The problems below work all the same.',
    open: 'Go to this problem',
    testHeading: 'Or be led',
    test: (min: number, max: number): string =>
      `An adaptive test chooses ${min === max ? counted(max, 'problem') : `${min} to ${max} problems`} for you, each by how you did before, and tells your level at the end.`,
    about: 'About this test',
  },
  problems: 'All problems',
  filters: {
    heading: 'Filter the problems',
    q: 'Search',
    area: 'Area',
    skills: (chosen: number): string => (chosen === 0 ? 'Single skills' : `Single skills (${chosen} set)`),
    kind: 'Kind',
    level: 'Level',
    language: 'Language',
    state: 'Your state',
    sort: 'Order by',
    clear: 'Clear filters',
    toggle: (chosen: number): string => (chosen === 0 ? 'Filters' : `Filters (${chosen} set)`),
    states: { new: 'Not tried', working: 'In work', tried: 'Tried', solved: 'Solved' },
    sorts: { level: 'Level', minutes: 'Minutes', title: 'Title' },
    count: (left: number): string => `(${left})`,
    levelOption: (level: string): string => level,
    kindOption: (kind: ItemKind): string => kindNames[kind],
    languageOption: (id: string): string => languageNames[id] ?? id,
  },
  count: (shown: number, of: number): string =>
    shown === of ? counted(of, 'problem') : `${shown} of ${counted(of, 'problem')}`,
  ignored: (values: readonly string[]): string =>
    `The address asks for something that is not here (${values.join(', ')}). It was left out.`,
  stateUnknown:
    'What you have solved cannot be read right now, so no problem says how you stand with it, and that filter leaves nothing out.',
  empty: {
    heading: 'No problem fits all of that',
    text: 'Each filter works on its own; together they leave nothing. The number beside a choice says what it would leave.',
  },
  none: 'This site offers no problem for practice at the moment.',
  quality: 'Each problem was proven before it was published.',
  noScripts: 'Filters and your own state need JavaScript. All problems are listed below.',
  columns: { title: 'Problem', level: 'Level', kind: 'Kind', minutes: 'Time', state: 'Your state' },
  level: (level: number): string => `level ${level} of 5`,
  minutes: (minutes: number): string => `up to ${Math.ceil(minutes)} min`,
  languages,
  state: {
    new: 'not tried',
    working: 'in work',
    tried: (category: number, max: number): string => `tried, best ${category} of ${max}`,
    solved: 'solved',
  },
  item: {
    description: (kind: ItemKind, level: number, minutes: number, skills: readonly string[]): string =>
      `A practice problem: ${kindNames[kind].toLowerCase()}, level ${level} of 5, up to ${Math.ceil(minutes)} minutes. About ${skills.map(lower).join(', ')}.`,
    trail: 'Where you are',
    heading: 'You and this problem',
    loading: 'Looking for earlier attempts.',
    none: 'You have not tried this problem in this browser.',
    some: (count: number): string =>
      count === 1 ? '1 attempt in this browser' : `${count} attempts in this browser, the latest first`,
    again: 'Another attempt is for learning: only the first answer to a problem moves your level.',
    anotherVariant:
      'Another attempt brings another variant of the problem. Its first answer moves your level as well; an answer to a variant that you have met is for learning.',
    attempts: 'Attempts at this problem',
    tryAgain: 'Try it again',
    tryAgainText: 'You can also come back later: this page stays, and so does your record.',
    catalogue: 'All practice problems',
    solution: 'Explanation and solution',
    solutionFailed: 'It could not be loaded. Check the connection and open it again.',
    solutionLoading: 'Loading.',
    solutionOf: (language: string): string => `Solution in ${languageNames[language] ?? language}`,
  },
} as const

/** Inside a sentence; what is an abbreviation stays as it is. */
function lower(text: string): string {
  const [first = '', second = ''] = text
  return second === second.toUpperCase() && second !== second.toLowerCase()
    ? text
    : first.toLowerCase() + text.slice(1)
}
