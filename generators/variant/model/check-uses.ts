import { suggest } from '#schemas/diagnose/index'
import type { ParameterUse } from '../../compile/body.ts'
import type { Report } from '#schemas/diagnose/report'
import type { DrawnValues } from './draw-values.ts'
import { showModelValue, type ModelValue } from './model-value.ts'

/** What stands between the tags of a parameter is its own value. */
export function checkUses({ values }: DrawnValues, uses: readonly ParameterUse[], report: Report): void {
  for (const { name, format, shown, range } of uses) {
    const value: ModelValue | undefined = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) {
      const meant = suggest(name, Object.keys(values))
      const help =
        meant === undefined ? `The model has ${Object.keys(values).join(', ')}` : `Did you mean \`${meant}\`?`
      report.error(
        'model/parameter',
        range,
        `Unexpected parameter \`${name}\`, expected one of the model`,
        help,
      )
      continue
    }
    const own = showModelValue(value, format)
    if (own === shown) continue
    const message =
      own === undefined
        ? `Unexpected format \`${format ?? ''}\` for ${JSON.stringify(value)}`
        : `Unexpected \`${shown}\`, expected the own value \`${own}\` of \`${name}\``
    report.error('model/parameter', range, message, 'The item and its model say the same')
  }
}
