import type { ApplyPlan, FiledItem, ParameterChange } from '#calibration'

const SCALES: Readonly<Record<string, string>> = {
  forbidden: 'items that forbid help from an AI',
  allowed: 'items that allow help from an AI',
  main: 'items with and without help from an AI, calibrated together',
}

/** @param written whether the plan was applied @returns the plan for a reader, several lines */
export function describeApply(plan: ApplyPlan, written: boolean): string {
  const { bank, from, scale, target, changes, fresh, foreign, refusals } = plan
  const given = changes.filter((change) => 'filed' in change)
  const left = changes.filter((change) => 'reason' in change)
  const words = SCALES[scale]
  const lines = [
    `${bank} ← ${from}, scale ${scale}${words === undefined ? '' : ` (${words})`}`,
    ...given.map(lineOfGiven),
    ...left.map(({ item, change, reason }) =>
      change === 'prior' ? `  prior         ${item}: ${reason}` : `  back to prior ${item}: ${reason}`,
    ),
    ...(fresh > 0
      ? [
          `  ${fresh} ${fresh === 1 ? 'variant' : 'variants'} that nobody answered: as their families, less certain`,
        ]
      : []),
    ...(foreign.length > 0 ? [`  not in this bank, left out: ${foreign.join(', ')}`] : []),
    ...(left.some(({ change }) => change === 'back-to-prior')
      ? [
          `  note: to stay on the scale of ${target}, calibrate with --anchors and items from it that were answered again`,
        ]
      : []),
  ]
  const end =
    refusals.length > 0
      ? ['Refused:', ...refusals.map((reason) => `  - ${reason}`)]
      : [
          written
            ? `Written to ${target}. Released versions stay as they are; the next assay release has these parameters.`
            : `Nothing was written. Without --dry-run ${target} is.`,
        ]
  return `${[...lines, ...end].join('\n')}\n`
}

function lineOfGiven({ item, change, filed, notes }: Extract<ParameterChange, { filed: FiledItem }>): string {
  const { a, b, n } = filed
  const thresholds = (typeof b === 'number' ? [b] : b).map((value) => value.toFixed(2).replace('-', '−'))
  const remarks = notes.length > 0 ? ` (${notes.join('; ')})` : ''
  return `  ${change.padEnd(13)} ${item}: a ${a.toFixed(2)}, b ${thresholds.join(' ')}, n ${n}${remarks}`
}
