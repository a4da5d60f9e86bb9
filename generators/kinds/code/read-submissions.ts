import type { Cases } from '#schemas/cases'
import { fileStart } from '#schemas/diagnose/index'
import { submissionsSchema, type Submissions } from '#schemas/submissions'
import type { ExpectedVerdict, SubmissionSource } from '../../compile/compiled-item.ts'
import { readDataFile } from '../../compile/data-file.ts'
import type { ItemSource } from '../kind.ts'
import { checkRows } from './check-rows.ts'
import { reservedWords } from './reserved-words.ts'

const extensions = { ts: 'typescript', js: 'javascript', py: 'python' } as const
interface SubmissionRules {
  /** The key of the frontmatter that says in what they are written. */
  readonly at: 'languages' | 'entry'
  /** Wrong submissions that an item needs before it goes live. */
  readonly wrongWhenLive: number
}

/** @returns the programs below `submissions/`, with what `submissions.yaml` says of each */
export function readSubmissions(
  source: ItemSource<'code'>,
  groups: Cases['groups'] | undefined,
  { at, wrongWhenLive }: SubmissionRules = { at: 'languages', wrongWhenLive: 5 },
): readonly SubmissionSource<'typescript' | 'javascript' | 'python'>[] {
  const { folder, files, frontmatter, report, diagnostics } = source
  const { languages, signature, status, io } = frontmatter.value
  const table = files.get('submissions/submissions.yaml')
  const data =
    table?.text === undefined
      ? undefined
      : readDataFile(
          { text: table.text, file: `${folder}/submissions/submissions.yaml`, schema: submissionsSchema },
          diagnostics,
        )
  const rows = new Map<string, Submissions['submissions'][number]>()
  const present = [...files.keys()].flatMap((path) =>
    path.startsWith('submissions/') ? [path.slice('submissions/'.length)] : [],
  )
  const { renamed, lost } = data
    ? checkRows(data, source, present, groups, rows)
    : { renamed: new Set(), lost: 0 }

  const submissions: SubmissionSource<'typescript' | 'javascript' | 'python'>[] = []
  for (const [path, { text }] of files) {
    if (!path.startsWith('submissions/') || path === 'submissions/submissions.yaml') continue
    const file = path.slice('submissions/'.length)
    const parts =
      /^(follow_up\/)?(accepted|wrong_answer|time_limit_exceeded|run_time_error)\/[a-z0-9-]+\.(ts|js|py)$/.exec(
        file,
      )
    const expected = parts?.[2] as ExpectedVerdict | undefined
    const language = extensions[parts?.[3] as keyof typeof extensions]
    if (!expected || language === undefined) {
      source
        .reportFor(path)
        .error(
          'submissions/path',
          fileStart,
          `Unexpected file, expected one such as submissions/wrong_answer/forgets-last.ts`,
          'Folders: accepted, wrong_answer, time_limit_exceeded, run_time_error',
        )
      continue
    }
    if (text === undefined) continue
    if (language === 'python' && !languages.includes('python')) {
      source
        .reportFor(path)
        .error(
          'submissions/language',
          fileStart,
          'Unexpected program in Python, which is not among the languages of the item',
          at === 'languages'
            ? 'Add python to `languages` in item.mdx'
            : 'Write it in the language of `entry`',
        )
    }
    const isMissing =
      language === 'python'
        ? !definesFunction(text, signature.name)
        : !reservedWords.has(signature.name) && !exportsFunction(text, signature.name)
    if (isMissing && io !== 'stdin') {
      const wanted = language === 'python' ? `def ${signature.name}` : `export function ${signature.name}`
      source.reportFor(path).error('submissions/no-export', fileStart, `Missing \`${wanted}\``)
    }
    const row = rows.get(file)
    if (expected !== 'accepted' && data && !row && !renamed.has(file)) {
      source
        .reportFor(path)
        .error(
          'submissions/no-row',
          fileStart,
          'Missing row in submissions.yaml, expected its mistake',
          `Add { file: ${file}, mistake: …, fails: […], category: … }`,
        )
    }
    const { file: _file, ...about } = row ?? { file }
    const followUp = parts?.[1] === undefined ? {} : { followUp: true as const }
    submissions.push({ ...about, file, expected, language, text, ...followUp })
  }

  const first = submissions.filter(({ followUp }) => !followUp)
  const accepted = first.filter((submission) => submission.expected === 'accepted')
  if (languages.includes('python') && !accepted.some(({ language }) => language === 'python')) {
    report.error(
      'submissions/none-accepted-in-python',
      frontmatter.source.rangeOfKey(['languages']),
      'Missing accepted submission in Python, expected 1 or more',
      'Put a solution into submissions/accepted/, such as submissions/accepted/plain.py',
    )
  }
  // TypeScript runs what JavaScript is, and the starter's types are the only difference: one proves both.
  const isScripted = languages.some((language) => language !== 'python')
  if (isScripted && !accepted.some(({ language }) => language !== 'python')) {
    report.error(
      'submissions/none-accepted',
      frontmatter.source.rangeOfKey([at]),
      'Missing accepted submission, expected 1 or more',
      'Put a solution into submissions/accepted/',
    )
  }
  const wrong = first.length - accepted.length + lost
  if (!table && wrong > 0) {
    report.error(
      'submissions/no-table',
      frontmatter.source.rangeOf(['kind']),
      'Missing file `submissions/submissions.yaml`, expected the mistake of each wrong submission',
      'Write "version: 1" and "submissions:", and below it - { file: …, mistake: …, fails: […], category: … } for each',
    )
  }
  if (status === 'live' && wrong < wrongWhenLive) {
    report.error(
      'submissions/few-wrong',
      frontmatter.source.rangeOf(['status']),
      `Unexpected ${wrong} wrong submissions of a live item, expected ${wrongWhenLive} or more`,
    )
  }
  return submissions
}

/** Whether a program in Python binds a name at its top level. */
function definesFunction(text: string, name: string): boolean {
  return new RegExp(`^(?:def\\s+${name}\\b|${name}\\s*=)`, 'm').test(text)
}

/** Whether a program exports a name, as a function or as a constant. Names are camelCase, so they are safe in a pattern. */
export function exportsFunction(text: string, name: string): boolean {
  return new RegExp(
    `\\bexport\\s+(?:(?:async\\s+)?function\\s*\\*?|const|let|var)\\s+${name}\\b|\\bexport\\s*\\{[^}]*\\b${name}\\b`,
  ).test(text)
}
