import type { ExposureChange, ExposurePlan } from './exposure-plan.ts'

/** The release that stands for the working tree. */
const WORKING_TREE = '0.0.0-dev'

/** @param written whether the plan was applied @returns the plan for a reader, several lines */
export function describeExposurePlan(plan: ExposurePlan, written: boolean): string {
  const { file, maxRate, changes, same, release, refusals, result } = plan
  const lines = [
    `${file} ← exposure parameters for a largest rate of ${maxRate.to}`,
    ...(maxRate.from === maxRate.to
      ? []
      : [`  maxRate   ${maxRate.from === undefined ? 'none' : maxRate.from} → ${maxRate.to}`]),
    ...changes.map(lineOf),
    ...(same > 0 ? [`  unchanged ${same} ${same === 1 ? 'parameter' : 'parameters'}`] : []),
    ...(changes.length + same === 0
      ? ['  nothing needs a parameter: without any, no item goes to more than the largest rate']
      : []),
  ]
  const released =
    release === WORKING_TREE
      ? 'Released versions stay as they are; the next assay release has these parameters.'
      : `It names release ${release}, which stays as it is: candidates meet these parameters with the next assay release, once the test names it.`
  return `${[...lines, ...endOf()].join('\n')}\n`

  function endOf(): readonly string[] {
    if (refusals.length > 0) return ['Refused:', ...refusals.map((reason) => `  - ${reason}`)]
    if (result === undefined) return [`Nothing to write: ${file} says so already.`]
    return [
      written ? `Written to ${file}. ${released}` : `Nothing was written. Without --dry-run ${file} is.`,
    ]
  }
}

function lineOf({ unit, id, from, to }: ExposureChange): string {
  const name = unit === 'family' ? `family ${id}` : id
  if (to === undefined) return `  removed   ${name}: ${from} → none needed`
  return from === undefined ? `  new       ${name}: ${to}` : `  changed   ${name}: ${from} → ${to}`
}
