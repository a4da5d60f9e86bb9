import { fileStart } from '#schemas/diagnose/index'
import { submissionsSchema, type Submissions } from '#schemas/submissions'
import type { SubmissionSource } from '../../compile/compiled-item.ts'
import { readDataFile } from '../../compile/data-file.ts'
import { checkRows } from '../code/check-rows.ts'
import type { ItemSource } from '../kind.ts'

const table = 'submissions/submissions.yaml'

/** Test suites below `submissions/`, accepted and wrong ones, and what becomes of accepted ones in a follow-up. */
export function readSuites(source: ItemSource<'tests'>): readonly SubmissionSource[] {
  const { files, folder, frontmatter, report, diagnostics } = source
  const { language } = frontmatter.value
  const rows = new Map<string, Submissions['submissions'][number]>()
  const present = [...files.keys()].flatMap((path) =>
    path.startsWith('submissions/') && path !== table ? [path.slice('submissions/'.length)] : [],
  )
  const text = files.get(table)?.text
  const data =
    text === undefined
      ? undefined
      : readDataFile({ text, file: `${folder}/${table}`, schema: submissionsSchema }, diagnostics)
  if (data) checkRows(data, source, present, undefined, rows)
  const suites = present.flatMap((file): readonly SubmissionSource[] => {
    const expected = /^(?:follow_up\/)?(accepted|wrong_answer)\/[a-z0-9-]+\.(?:ts|js)$/.exec(file)?.[1]
    if (expected !== 'accepted' && expected !== 'wrong_answer') {
      source
        .reportFor(`submissions/${file}`)
        .error(
          'submissions/path',
          fileStart,
          'Unexpected file, expected one such as submissions/wrong_answer/only-examples.ts',
          'Folders: accepted, wrong_answer; the same below follow_up',
        )
      return []
    }
    const { file: _file, ...about } = rows.get(file) ?? { file }
    const followUp = file.startsWith('follow_up/') ? { followUp: true as const } : {}
    const suite = files.get(`submissions/${file}`)?.text ?? ''
    return [{ ...about, file, expected, language, text: suite, ...followUp }]
  })
  if (!suites.some(({ expected, followUp }) => expected === 'accepted' && !followUp))
    report.error(
      'submissions/none-accepted',
      frontmatter.source.rangeOf(['kind']),
      'Missing accepted tests, expected 1 or more',
      'Put tests that find every fault into submissions/accepted/',
    )
  return suites
}
