import { counted } from './common.ts'
import { SEEN_DAYS } from '../practice/recently-seen.ts'

/** What was done in this browser: levels, attempts, and what to do with the record of them. */
export const history = {
  title: 'Your practice',
  description:
    'Your attempts and levels in this browser, with export, import and deletion. Nothing of it is stored elsewhere.',
  heading: 'Your practice',
  lead: 'All of this is in this browser alone. Take it along as a file, bring it to another browser, or delete it.',
  asOf: (when: string): string => `As of ${when}.`,
  loading: 'Reading what this browser holds.',
  progress: (read: number, of: number): string => `Reading what this browser holds: ${read} of ${of}.`,
  noScripts: 'This page reads what your browser holds, which needs JavaScript.',
  empty: {
    heading: 'Nothing here yet',
    text: 'As soon as you begin a problem or a test, it shows up here with what came of it. If you have a file that was exported elsewhere, you can bring it in below.',
    practise: 'Choose a problem',
  },
  unread: {
    heading: 'What you did cannot be read right now',
    text: 'This browser does not let its storage be read: this site’s data may be blocked, or the window may be a private one. Nothing was deleted. Allow this site to keep data, then reload the page.',
    practise: 'Choose a problem',
  },
  troubles: {
    stores:
      'A place where this browser keeps sessions cannot be read right now, so something may be missing below.',
    missing:
      'A file of this site could not be loaded, so some problems below have no title and no level. Nothing is lost: reload the page to try again.',
    lost: (count: number): string =>
      `${counted(count, 'session')} had begun here and ${count === 1 ? 'is' : 'are'} gone from the browser’s storage. If you exported ${count === 1 ? 'it' : 'them'} before, bring the file in below.`,
  },
  levels: {
    heading: 'Level per area',
    text: 'From your first answer to each problem. The bar is the range in which your level most likely lies; it narrows with every answer.',
    shared:
      'A problem that touches two areas counts in both, so areas that share problems rise and fall together.',
    none: 'No answer has counted yet. The first one to any problem will.',
    title: 'Your level in each area',
    descriptionOf: (areas: number): string =>
      `${counted(areas, 'area')} with the most likely level and its 95 % range each. The table below holds all values.`,
    table: 'Show as a table',
    area: 'Area',
    level: 'Level',
    range: '95 % range',
    answers: 'Answers',
    between: (low: string, high: string): string => `${low} to ${high}`,
    beginner: 'beginner',
    expert: 'expert',
    untouched: (areas: readonly string[]): string => `No answer has counted yet in: ${areas.join(', ')}.`,
    ai: 'Problems for which help from an AI is allowed are on a scale of their own and not part of these levels.',
  },
  solved: {
    heading: 'Solved per area',
    label: 'Problems that you have solved, by area',
    area: 'Area',
    solved: 'Solved',
    left: 'Left',
    share: (solved: number, of: number): string => `${solved} of ${of} solved`,
    show: (left: number): string => `${left} to go`,
    nothingLeft: 'none',
    shared:
      'A problem counts in each area that it touches. In tests that tell nothing on the way, it counts when the test is over.',
  },
  course: {
    heading: 'Over time',
    area: 'Area',
    option: (area: string, answers: number): string => `${area} (${counted(answers, 'answer')})`,
    title: (area: string): string => `Your level in ${area} after each answer`,
    description: (answers: number, from: string, to: string): string =>
      `${counted(answers, 'answer')}. The level goes from ${from} to ${to}. The table below holds all values.`,
    table: 'Show as a table',
    axis: 'Level',
    answer: 'Answer',
    when: 'When',
    problem: 'Problem',
    score: 'Score',
    level: 'Level after it',
    range: '95 % range',
  },
  columns: { notes: 'Notes', session: 'Session' },
  attempts: {
    heading: 'What you did',
    text: `Only the first answer to a problem in this browser moves a level, unless a hint gave part of it away or you met the problem in the ${SEEN_DAYS} days before.`,
    none: 'No attempt could be read.',
    more: (count: number): string => `Show ${count} earlier ${count === 1 ? 'session' : 'sessions'}`,
    notOnPaper: (count: number): string =>
      `${counted(count, 'earlier session')} ${count === 1 ? 'is' : 'are'} left out here: show them on the page before it is printed.`,
    test: 'Test',
    single: 'Single problem',
    unknownTest: (id: string): string => `A test called “${id}”`,
    unfinished: 'not finished',
    resume: 'Continue',
    result: 'Result',
    delete: 'Delete',
    named: (title: string, when: string): string => `${title}, ${when}`,
    noItems: 'It ended before the first problem.',
    score: (category: number, max: number): string => `${category} of ${max}`,
    noScore: 'not submitted',
    withheld: 'told when the test is over',
    ungraded: 'not scored here',
    best: (category: number, max: number): string => `best of later tries: ${category} of ${max}`,
    retries: (count: number): string => counted(count, 'later try', 'later tries'),
    revealed: 'solution shown',
    again: 'met before, for learning',
    hint: 'not counted: part of it was given away, or you had met it lately',
    levelAfter: (area: string, level: string): string => `${area} ${level}`,
    levelAfterLabel: 'Level after it:',
    removed: 'This problem is no longer offered; your answer is kept in the record.',
    changed: 'This problem has changed since; your answer is kept in the record and moves no level.',
    otherRelease:
      'From a release that this site no longer has. The record is complete and can be downloaded.',
    notLoaded: 'The release it belongs to could not be loaded right now.',
    unreadable: 'This record cannot be read. Nothing was deleted, and it is part of an export.',
    unreadableHeading: 'Records that cannot be read',
    openItem: 'Go to the problem',
    unknownItem: (id: string): string => `Problem “${id}”`,
    download: 'Download the record',
  },
  keep: {
    heading: 'Your data',
    text: 'An export holds the complete record of every session: what you were asked, what you answered, each score. It can be brought in again here or in another browser.',
    export: 'Export everything',
    exporting: 'Putting the file together.',
    exported: (sessions: number, files: number): string =>
      files === 1
        ? `Exported ${counted(sessions, 'session')}.`
        : `Exported ${counted(sessions, 'session')} in ${files} files, as one would be too large.`,
    exportFailed: (names: readonly string[]): string =>
      `${counted(names.length, 'session')} could not be read and ${names.length === 1 ? 'is' : 'are'} not in the file: ${names.join(', ')}.`,
    import: 'Bring in a file',
    importFile: 'File to bring in',
    partMissing:
      'A part of this page could not be loaded. Nothing was changed: reload the page and try again.',
    deleting: 'Deleting.',
    deletedAll: 'Everything was deleted.',
    keepOne: 'Keep it',
    importHelp:
      'A history or a single record that was exported here. Sessions that are here already stay as they are.',
    importing: (done: number, of: number): string =>
      of === 0 ? 'Reading the file.' : `Brought in ${done} of ${counted(of, 'session')}.`,
    imported: (added: number, skipped: number): string =>
      [
        added === 0 ? 'No session was added.' : `${counted(added, 'session')} added.`,
        skipped === 0
          ? ''
          : `${counted(skipped, 'session')} ${skipped === 1 ? 'was' : 'were'} here already and stayed as ${skipped === 1 ? 'it was' : 'they were'}.`,
      ]
        .filter((sentence) => sentence !== '')
        .join(' '),
    importBad: (count: number): string =>
      `${counted(count, 'session')} could not be brought in. The others are not affected.`,
    badSession: (name: string): string => (name === '' ? 'A record without a name' : name),
    importRefused: {
      heading: 'This file was not brought in.',
      safe: 'Nothing here was changed.',
      reasons: {
        'too-large': 'It is larger than 50 MB, more than any history of this site.',
        unreadable:
          'It is no history that Assay exported, or it was changed or cut off on the way. Export it once more, and copy the whole file.',
      },
    },
    reason: 'For whoever looks into it:',
    delete: 'Delete everything',
    deleteHeading: 'Delete everything?',
    deleteText: (sessions: number): readonly string[] => [
      `${counted(sessions, 'session')} would be lost for good: every answer, every result, and the levels that follow from them. Sessions under way end with it.`,
      'Assay keeps no other copy. Only from a file that you exported can any of it come back.',
    ],
    deleteExport: 'Export first',
    deleteConfirm: 'Delete for good',
    keepAll: 'Keep everything',
    deleteOneHeading: 'Delete this session?',
    deleteOneText: (title: string, when: string): readonly string[] => [
      `${title}, ${when}: its answers and its result would be lost for good, and the level is computed without it.`,
    ],
    deleted: (count: number): string => `Deleted ${counted(count, 'session')}.`,
    locked: (count: number): string =>
      `${counted(count, 'session')} ${count === 1 ? 'is' : 'are'} open in another tab and ${count === 1 ? 'was' : 'were'} not deleted. Close that tab and try again.`,
    failed: (count: number): string =>
      `${counted(count, 'session')} could not be deleted everywhere. Try again.`,
  },
} as const
