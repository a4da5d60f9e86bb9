import type { Databases } from '#schemas/databases'
import { fileStart } from '#schemas/diagnose/index'
import { submissionsSchema, type Submissions } from '#schemas/submissions'
import type { ExpectedVerdict, SubmissionSource } from '../../compile/compiled-item.ts'
import { readDataFile } from '../../compile/data-file.ts'
import { checkRows } from '../code/check-rows.ts'
import type { ItemSource } from '../kind.ts'

/** Wrong queries that an item needs before it goes live. */
const wrongWhenLive = 5

/** @returns the queries below `submissions/`, with what `submissions.yaml` says of each */
export function readQueries(
  source: ItemSource<'sql'>,
  groups: Databases['groups'] | undefined,
): readonly SubmissionSource<'sql'>[] {
  const { folder, files, frontmatter, report, diagnostics } = source
  const table = files.get('submissions/submissions.yaml')
  const file = `${folder}/submissions/submissions.yaml`
  const data =
    table?.text === undefined
      ? undefined
      : readDataFile({ text: table.text, file, schema: submissionsSchema }, diagnostics)
  const rows = new Map<string, Submissions['submissions'][number]>()
  const present = [...files.keys()].flatMap((path) =>
    path.startsWith('submissions/') ? [path.slice('submissions/'.length)] : [],
  )
  const { renamed, lost } = data
    ? checkRows(data, source, present, groups, rows)
    : { renamed: new Set(), lost: 0 }
  const submissions: SubmissionSource<'sql'>[] = []
  for (const [path, { text }] of files) {
    if (!path.startsWith('submissions/') || path === 'submissions/submissions.yaml') continue
    const name = path.slice('submissions/'.length)
    const parts =
      /^(follow_up\/)?(accepted|wrong_answer|time_limit_exceeded|run_time_error)\/[a-z0-9-]+\.sql$/.exec(name)
    const expected = parts?.[2] as ExpectedVerdict | undefined
    if (!expected) {
      source
        .reportFor(path)
        .error(
          'submissions/path',
          fileStart,
          'Unexpected file, expected one such as submissions/wrong_answer/inner-join.sql',
          'Folders: accepted, wrong_answer, time_limit_exceeded, run_time_error',
        )
      continue
    }
    if (text === undefined) continue
    const row = rows.get(name)
    if (expected !== 'accepted' && data && !row && !renamed.has(name)) {
      source
        .reportFor(path)
        .error(
          'submissions/no-row',
          fileStart,
          'Missing row in submissions.yaml, expected its mistake',
          `Add { file: ${name}, mistake: …, fails: […], category: … }`,
        )
    }
    const { file: _file, ...about } = row ?? { file: name }
    const followUp = parts?.[1] === undefined ? {} : { followUp: true as const }
    submissions.push({ ...about, file: name, expected, language: 'sql', text, ...followUp })
  }
  const first = submissions.filter(({ followUp }) => !followUp)
  const accepted = first.filter((submission) => submission.expected === 'accepted')
  if (accepted.length === 0) {
    report.error(
      'submissions/none-accepted',
      frontmatter.source.rangeOf(['kind']),
      'Missing accepted submission, expected 1 or more',
      'Put the reference into submissions/accepted/: results are computed from it',
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
  if (frontmatter.value.status === 'live' && wrong < wrongWhenLive) {
    report.error(
      'submissions/few-wrong',
      frontmatter.source.rangeOf(['status']),
      `Unexpected ${wrong} wrong submissions of a live item, expected ${wrongWhenLive} or more`,
    )
  }
  return submissions
}
