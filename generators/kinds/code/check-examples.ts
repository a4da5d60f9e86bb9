import type { Cases } from '#schemas/cases'
import { suggest } from '#schemas/diagnose/index'
import type { ComponentUse } from '../../compile/body.ts'
import type { Report } from '#schemas/diagnose/report'
import { caseNamesIn } from './examples-table.ts'

/** Checks that `<Examples>` names visible cases. @param shown names of the tables above, which grows */
export function checkExamples(
  { name, attributes, rangeWithin }: ComponentUse,
  { cases }: Pick<Cases, 'cases'>,
  shown: Set<string>,
  report: Report,
): void {
  if (name !== 'Examples' || attributes['cases'] === undefined) return
  const visible = cases.flatMap((entry) => (entry.visible ? [entry.name] : []))
  const wanted = caseNamesIn(attributes['cases'])
  if (wanted.length === 0)
    report.error(
      'examples/none',
      rangeWithin('cases', ''),
      'Unexpected empty list, expected names of visible cases',
    )
  for (const example of wanted) {
    if (shown.has(example)) {
      report.error(
        'examples/repeated',
        rangeWithin('cases', example),
        `Unexpected case \`${example}\` again, expected each in one table`,
      )
    }
    shown.add(example)
    if (visible.includes(example)) continue
    const at = rangeWithin('cases', example)
    if (cases.some((entry) => entry.name === example)) {
      report.error('examples/hidden', at, `Unexpected hidden case \`${example}\`, expected visible ones`)
      continue
    }
    const meant = suggest(example, visible)
    const help = meant === undefined ? `Visible cases: ${visible.join(', ')}` : `Did you mean \`${meant}\`?`
    report.error(
      'examples/unknown',
      at,
      `Unexpected case \`${example}\``,
      help,
      meant === undefined ? undefined : { text: meant },
    )
  }
}
