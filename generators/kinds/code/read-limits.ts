import type { TaskOf } from '#schemas/public-item'
import type { ItemSource } from '../kind.ts'

/** Fuel of one case, in units of the meter. */
const budgets = { standard: 400_000_000, generous: 1_600_000_000 } as const
const memoryMiB = { default: 64, min: 16, max: 256 } as const
const outputKiB = { default: 64, min: 1, max: 256 } as const

/** @returns an item's limits, the usual ones where it names none; undefined, with a diagnostic, where one is out of range */
export function readLimits({
  frontmatter,
  report,
}: Pick<ItemSource<'code' | 'debug' | 'tests'>, 'frontmatter' | 'report'>):
  TaskOf<'code'>['limits'] | undefined {
  const { limits = {} } = frontmatter.value
  const size = (
    key: 'memory' | 'output',
    { default: usual, min, max }: { default: number; min: number; max: number },
    unit: string,
  ): number | undefined => {
    const text = limits[key]
    const value = text === undefined ? usual : parseInt(text, 10)
    if (value >= min && value <= max) return value
    report.error(
      'code/limit',
      frontmatter.source.rangeOf(['limits', key]),
      `Unexpected \`${text}\`, expected ${min}${unit} to ${max}${unit}`,
    )
    return undefined
  }
  const memory = size('memory', memoryMiB, 'MB')
  const output = size('output', outputKiB, 'KB')
  if (memory === undefined || output === undefined) return undefined
  return { fuel: budgets[limits.budget ?? 'standard'], memoryMiB: memory, outputBytes: output * 1024 }
}
