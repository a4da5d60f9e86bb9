import type { Checks } from '#schemas/checks'
import { fileStart } from '#schemas/diagnose/index'
import type { TaskOf } from '#schemas/public-item'
import { submissionsSchema, type Submissions } from '#schemas/submissions'
import type { FixSource } from '../../compile/compiled-item.ts'
import { readDataFile } from '../../compile/data-file.ts'
import { checkRows } from '../code/check-rows.ts'
import type { ItemSource } from '../kind.ts'

const table = 'submissions/submissions.yaml'
/** Wrong fixes that an item needs before it goes live. */
const wrongWhenLive = 3

/**
 * Reads the changes below `submissions/`: a folder for each, which holds the changed files at their paths in the project.
 *
 * @param files of the project
 */
export function readFixes(
  source: ItemSource<'debug'>,
  groups: Checks['groups'] | undefined,
  files: TaskOf<'debug'>['files'],
): readonly FixSource[] {
  const { frontmatter, report, diagnostics, folder } = source
  const { status } = frontmatter.value
  const found = new Map<string, Record<string, string>>()
  for (const [path, { text }] of source.files) {
    if (!path.startsWith('submissions/') || path === table) continue
    const [, file, changed] =
      /^submissions\/((?:follow_up\/)?(?:accepted|wrong_answer)\/[a-z0-9-]+)\/(.+)$/.exec(path) ?? []
    const place = source.reportFor(path)
    if (file === undefined || changed === undefined) {
      place.error(
        'debug/submission-path',
        fileStart,
        'Unexpected file, expected one such as submissions/wrong_answer/hides-it/src/fees.ts',
        'Folders: accepted, wrong_answer; in them one folder for each change',
      )
      continue
    }
    const target = files.find((one) => one.path === changed)
    if (target?.editable !== true) {
      place.error(
        'debug/not-editable',
        fileStart,
        target === undefined
          ? `Unexpected file: the project has no \`${changed}\``
          : `Unexpected change of \`${changed}\`, which \`editable\` does not name`,
      )
    } else if (target.text === text) {
      place.error(
        'debug/unchanged',
        fileStart,
        `Unexpected file: it is \`project/${changed}\` as it is given`,
      )
    }
    found.set(file, { ...found.get(file), [changed]: text ?? '' })
  }
  const rows = new Map<string, Submissions['submissions'][number]>()
  const text = source.files.get(table)?.text
  const data =
    text === undefined
      ? undefined
      : readDataFile({ text, file: `${folder}/${table}`, schema: submissionsSchema }, diagnostics)
  const { renamed } = data ? checkRows(data, source, [...found.keys()], groups, rows) : { renamed: new Set() }
  const fixes = [...found].map(([file, changed]): FixSource => {
    const expected = /^(?:follow_up\/)?accepted\//.test(file) ? 'accepted' : 'wrong_answer'
    const row = rows.get(file)
    if (expected !== 'accepted' && row === undefined && !renamed.has(file)) {
      source
        .reportFor(`submissions/${file}`)
        .error(
          'submissions/no-row',
          fileStart,
          'Missing row in submissions.yaml, expected its mistake',
          `Add { file: ${file}, mistake: …, fails: […], category: … }`,
        )
    }
    const { file: _file, ...about } = row ?? { file }
    const followUp = file.startsWith('follow_up/') ? { followUp: true as const } : {}
    return { ...about, file, expected, files: changed, ...followUp }
  })
  const first = fixes.filter(({ followUp }) => !followUp)
  const accepted = first.filter(({ expected }) => expected === 'accepted').length
  if (accepted === 0) {
    report.error(
      'submissions/none-accepted',
      frontmatter.source.rangeOf(['kind']),
      'Missing accepted fix, expected 1 or more',
      'Put the changed files into submissions/accepted/NAME/',
    )
  }
  const wrong = first.length - accepted
  if (status === 'live' && wrong < wrongWhenLive) {
    report.error(
      'submissions/few-wrong',
      frontmatter.source.rangeOf(['status']),
      `Unexpected ${wrong} wrong fixes of a live item, expected ${wrongWhenLive} or more`,
      'One of them is the tempting fix that hides the symptom',
    )
  }
  return fixes
}
