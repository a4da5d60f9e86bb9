import type { Quality } from '#schemas/quality'
import { counted } from './common.ts'

/** Name of the release that stands for the working tree. */
const WORKING_TREE = '0.0.0-dev'

/** The pages that say what is in a release of a bank, and what proves it. */
export const quality = {
  title: 'Quality of the problems',
  heading: 'Quality of the problems',
  description: 'What is in each release of the problems, what proves them, and what changed.',
  lead: 'Problems are published in releases, which never change. Before a release, each problem is proven: programs that must pass and programs with a mistake are run, and answers are scored whose score is known.',
  none: 'This site holds no release at the moment.',
  trail: 'Where you are',
  open: 'See its quality',
  releases: (title: string): string => `Releases of ${title}`,
  release: (title: string, version: string): string => `${title}, ${versionInWords(version)}`,
  version: (version: string): string => capital(versionInWords(version)),
  releaseDescription: (title: string, version: string): string =>
    `What is in ${title}, ${versionInWords(version)}; what proves it, and what changed.`,
  count: (count: number): string => counted(count, 'problem'),
  changesShort: ({ since, added, changed, recalibrated, retired }: Changes): string => {
    const parts = [
      [added.length, 'new'],
      [changed.length, 'changed'],
      [recalibrated.length, 'recalibrated'],
      [retired.length, 'retired'],
    ] as const
    const told = parts.filter(([count]) => count > 0).map(([count, word]) => `${number(count)} ${word}`)
    return `${told.length === 0 ? 'No problem changed' : told.join(', ')} since release ${since}`
  },
  proven: ({ items, proven, executed }: Quality['totals']): string =>
    proven === items
      ? `Every one of its ${counted(items, 'problem')} is proven: ${number(executed)} runs and answers were judged, and each came out as its author says.`
      : `${number(proven)} of its ${counted(items, 'problem')} are proven, by ${number(executed)} runs and answers that were judged; ${number(items - proven)} ${items - proven === 1 ? 'has' : 'have'} no current proof.`,
  provenShort: ({ items, proven }: Quality['totals']): string =>
    proven === items ? 'all proven' : `${number(proven)} of ${number(items)} proven`,
  notKept:
    'No proof figures were kept with this release: it was made before releases held them. Its problems were proven all the same, or it could not have been made.',
  notKeptShort: 'no proof figures were kept',
  composition: 'What is in it',
  byKind: 'Problems by kind and level',
  kind: 'Kind',
  level: (level: number): string => `Level ${level}`,
  levelShort: (level: number): string => String(level),
  all: 'All',
  bySkill: 'Problems by skill',
  bySkillNote:
    'A problem can ask for up to four skills, so the numbers add up to more than there are problems.',
  uses: ({ practice, graded }: Quality['uses']): string =>
    graded === 0
      ? `All ${counted(practice, 'problem')} are for practice.`
      : `${number(practice)} for practice, ${number(graded)} for graded tests alone.`,
  languages: (languages: Quality['languages'], name: (ids: readonly string[]) => string): string =>
    languages.length === 0
      ? ''
      : `Code can be read or written in ${languages.map(({ language, items }) => `${name([language])} (${number(items)})`).join(', ')}.`,
  proof: {
    heading: 'What proves it',
    table: 'What was run before the release',
    what: 'What was run',
    count: 'How often',
    meaning: 'What it shows',
    executed: 'Runs and answers judged',
    executedMeaning: 'Each came out as its author says; a problem of which nothing is run is refused.',
    accepted: 'Right programs',
    acceptedMeaning: 'They pass every case, twice and alike: what is asked can be done.',
    wrong: 'Programs with a mistake',
    wrongMeaning: 'Each is found out, by the cases that are meant to find it.',
    responses: 'Answers with a known score',
    responsesMeaning: 'Right, half right, wrong and blind ones: each gets the score it should.',
    mutants: 'Planted faults',
    mutantsMeaning: (killed: number, waived: number, share: number): string =>
      `Small changes to a right program. ${number(killed)} are found by a case: ${percent(share)} of those that can be${waived === 0 ? '' : `; ${number(waived)} cannot, each for a stated reason`}.`,
    properties: 'Drawn inputs and answers',
    propertiesMeaning: 'Made at random within the stated limits; what must hold for every one held for each.',
  },
  waived: {
    heading: 'What is waived',
    lead: 'A planted fault that no case can tell from the right program is waived, and its author says why.',
    none: 'Nothing is waived.',
    graded: (count: number): string =>
      `${counted(count, 'waiver')} of graded problems ${count === 1 ? 'is' : 'are'} not listed: the reasons would tell of the answers.`,
    open: 'Go to this problem',
    of: (count: number): string => counted(count, 'waiver'),
  },
  changes: {
    heading: (since: string | undefined): string =>
      since === undefined ? 'What changed' : `What changed since release ${since}`,
    first: 'This is the first release.',
    unchanged: (count: number): string =>
      count === 1 ? '1 problem is the same as before.' : `${number(count)} problems are the same as before.`,
    added: (count: number): string => `New (${number(count)})`,
    changed: (count: number): string => `Changed (${number(count)})`,
    recalibrated: (count: number): string => `Recalibrated (${number(count)})`,
    recalibratedNote: 'The problem is the same; its difficulty was estimated anew from answers.',
    retired: (count: number): string => `Retired (${number(count)})`,
    from: (from: string, to: string): string => `${from} → ${to}`,
    bump: {
      none: '',
      patch: 'patch: a typo or a fact about it',
      minor: 'minor: scores keep their meaning',
      major: 'major: what counts for which score changed',
    },
  },
  items: {
    heading: 'Each problem',
    part: (first: number, last: number, of: number): string =>
      `Problems ${number(first)} to ${number(last)} of ${number(of)}, by title`,
    parts: 'All problems, in parts',
    problem: 'Problem',
    level: 'Level',
    version: 'Version',
    executed: 'Judged',
    accepted: 'Right programs',
    wrong: 'Wrong programs',
    responses: 'Answers',
    mutants: 'Faults found',
    properties: 'Drawn',
    graded: 'graded',
    noProof: 'no current proof',
    killed: (killed: number, total: number): string => `${killed} of ${total}`,
    empty: '–',
  },
  files: {
    heading: 'How to check it',
    tree: 'This is the working tree and no release: its figures are of the proofs that lie beside the problems now.',
    hash: (holdsReport: boolean): string =>
      `It is named by the SHA-256 of its index, which holds those of every problem${holdsReport ? ' and of this report' : ''}:`,
    signed: (by: string): string => `It is signed by ${by}.`,
    unsigned: 'It is not signed.',
    index: 'Index of the release (JSON)',
    report: 'This report (JSON)',
  },
  number,
  isTree: (version: string): boolean => version === WORKING_TREE,
} as const

type Changes = NonNullable<Quality['changes']>

function versionInWords(version: string): string {
  return version === WORKING_TREE ? 'working tree' : `release ${version}`
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

/** With a comma between thousands. */
function number(count: number): string {
  return new Intl.NumberFormat('en').format(count)
}

/** Never rounded up to all. @param share from 0 to 1 (included) */
function percent(share: number): string {
  return `${Math.floor(share * 1000) / 10} %`
}
