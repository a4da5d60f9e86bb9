import type { DataPath } from '#schemas/diagnose/index'
import type { Design } from '#schemas/design'
import { reportUnknown, type DesignNames, type DesignSource } from './names.ts'

type Estimate = NonNullable<Design['estimates']>[number]

/** What each part of a design says by itself: limits, starts, ranges, categories, reasons. */
export function checkParts(source: DesignSource, names: DesignNames, max: number): void {
  const { data, report } = source
  const { value } = data
  const at = (path: DataPath) => data.source.rangeOf(path)
  for (const [index, { id, combine, start, atMost, atLeast }] of (value.quantities ?? []).entries()) {
    if (combine === 'min' && start === undefined) {
      report.error(
        'design/no-start',
        at(['quantities', index, 'combine']),
        `Missing \`start\` of \`${id}\`: the least of nothing is no number`,
        'Write what it is before any choice narrows it',
      )
    }
    if (atMost !== undefined && atLeast !== undefined && atLeast > atMost) {
      const path = ['quantities', index, 'atLeast']
      report.error('design/limits', at(path), `Unexpected \`atLeast\` ${atLeast} above \`atMost\` ${atMost}`)
    }
  }
  for (const [index, estimate] of (value.estimates ?? []).entries()) checkEstimate(source, estimate, index)
  for (const part of ['estimates', 'requirements'] as const) {
    for (const [index, { category }] of (value[part] ?? []).entries()) {
      if (category <= max) continue
      report.error(
        'design/category',
        at([part, index, 'category']),
        `Unexpected category ${category}, expected 1 to ${max}`,
      )
    }
  }
  const categories = [...(value.estimates ?? []), ...value.requirements].map(({ category }) => category)
  for (let category = 1; category <= max; category += 1) {
    if (categories.includes(category)) continue
    report.error(
      'design/empty-category',
      data.source.rangeOfKey(['requirements']),
      `Missing estimate or requirement of category ${category}: who gets ${category === 1 ? 'nothing' : category - 1} would get it, too`,
    )
  }
  for (const [place, { options }] of value.decisions.entries()) {
    for (const [index, option] of options.entries()) {
      const path = ['decisions', place, 'options', index]
      if ((option.when === undefined) !== (option.unless === undefined)) {
        const [has, lacks] = option.when ? (['when', 'unless'] as const) : (['unless', 'when'] as const)
        report.error(
          'design/no-reason',
          data.source.rangeOfKey([...path, has]),
          `Missing \`${lacks}\` beside \`${has}\``,
          'Say in `unless` what a candidate reads where `when` does not hold',
        )
      }
      const several = [
        { adds: option.adds, path: [...path, 'adds'] },
        ...(option.changes ?? []).map(({ adds }, change) => ({
          adds,
          path: [...path, 'changes', change, 'adds'],
        })),
      ]
      for (const { adds, path: place } of several) {
        for (const name of Object.keys(adds ?? {})) {
          if (names.quantities.has(name)) continue
          const key = { path: [...place, name], isKey: true }
          reportUnknown(source, 'quantity', name, names.quantities.keys(), key)
        }
      }
    }
  }
}

function checkEstimate({ data: { source }, report }: DesignSource, estimate: Estimate, index: number): void {
  const { value, tolerance, range } = estimate
  const path = ['estimates', index]
  if (tolerance && range) {
    report.error(
      'design/range',
      source.rangeOfKey([...path, 'range']),
      'Unexpected `range` beside `tolerance`, expected one of the two',
    )
  } else if (range && range.low > range.high) {
    const message = 'Unexpected range whose low end is above its high end'
    report.error('design/range', source.rangeOf([...path, 'range']), message)
  } else if (range && (value < range.low || value > range.high)) {
    const message = `Unexpected value ${value} outside its range ${range.low} to ${range.high}`
    report.error('design/range', source.rangeOf([...path, 'value']), message)
  }
}

/** Slack for the rounding of a product: 1.1 · 10 is at most 11. */
const ROUNDING = 1e-12

/** @returns what is right, ends included */
export function rangeOf({ value, tolerance, range }: Estimate): {
  readonly low: number
  readonly high: number
} {
  if (range) return { low: range.low, high: range.high }
  const allowed = Math.max(tolerance?.absolute ?? 0, (tolerance?.relative ?? 0) * Math.abs(value))
  const slack = allowed > 0 ? ROUNDING * (Math.abs(value) + allowed) : 0
  return { low: value - allowed - slack, high: value + allowed + slack }
}
