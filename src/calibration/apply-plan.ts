import type { Calibration } from '#schemas/calibration'
import type { Item } from '#schemas/item'
import { isOnScale, type CalibratedFacts, type ScaleCalibration } from './bank-scale.ts'
import { faultOf, type FiledItem } from './calibration-file.ts'
import { FEW_ANSWERS, unusedOf } from './flags.ts'

/** An item of a bank as the plan sees it. */
export interface PlannedFacts extends CalibratedFacts {
  readonly status: Item['status']
  readonly level: number
  /** the draw that the item is; what an author wrote has none */
  readonly variant?: object
}

/** What would become of a bank's parameters. Pure data: printing it is the dry run. */
export interface ApplyPlan {
  readonly bank: string
  /** the calibration that is applied, as the caller wrote it */
  readonly from: string
  /** an AI policy where all items of the calibration have that one, else main */
  readonly scale: string
  /** path below the bank that is written */
  readonly target: string
  readonly changes: readonly ParameterChange[]
  /** number of variants that no calibration knows, which go by their families */
  readonly fresh: number
  /** items of the calibration that the bank does not have */
  readonly foreign: readonly string[]
  /** why it must not be applied; empty where it may */
  readonly refusals: readonly string[]
  /** content of the target */
  readonly result: Calibration
}

/** What becomes of one item's parameters. */
export type ParameterChange =
  | {
      readonly item: string
      /** `kept`: they come from an earlier calibration on the same scale */
      readonly change: 'calibrated' | 'recalibrated' | 'kept'
      readonly filed: FiledItem
      /** what the reader should know although nothing speaks against it */
      readonly notes: readonly string[]
    }
  | { readonly item: string; readonly change: 'prior' | 'back-to-prior'; readonly reason: string }

interface PlanSource {
  readonly bank: string
  readonly items: readonly PlannedFacts[]
  /** calibrations that the bank has */
  readonly existing: readonly ScaleCalibration[]
  readonly calibration: Calibration
  readonly from: string
}

/** Levels between the author's judgement and the data from which it is said. */
const FAR_LEVEL = 2

/**
 * Plans what applying a calibration to a bank does.
 *
 * Items that the calibration does not know keep what they have only where it holds items of the bank's own calibration as
 * anchors: otherwise the scales differ.
 */
export function planApply({ bank, items, existing, calibration, from }: PlanSource): ApplyPlan {
  const filed = new Map(calibration.items.map((item) => [item.id, item]))
  const named = items.filter(({ id }) => filed.has(id))
  const scale = scaleOf(calibration, named.length > 0 ? named : items)
  const before = existing.find((file) => file.scale === scale)
  const earlier = new Map(before?.calibration.items.map((item) => [item.id, item]))
  const isTied = calibration.items.some((item) => isHeld(item, earlier.get(item.id)))
  const changes = items.flatMap((item): readonly ParameterChange[] => {
    const [own, old] = [filed.get(item.id), earlier.get(item.id)]
    if (own === undefined) {
      if (old === undefined && item.variant !== undefined) return []
      if (old === undefined)
        return item.status === 'retired'
          ? []
          : [{ item: item.id, change: 'prior', reason: 'nobody answered it: it is not in the calibration' }]
      return isTied
        ? [{ item: item.id, change: 'kept', filed: old, notes: [] }]
        : [{ item: item.id, change: 'back-to-prior', reason: 'its parameters are of another scale' }]
    }
    const reason = reasonAgainst(own, item, scale)
    if (reason !== undefined)
      return [{ item: item.id, change: old === undefined ? 'prior' : 'back-to-prior', reason }]
    return [
      {
        item: item.id,
        change: old === undefined ? 'calibrated' : 'recalibrated',
        filed: { ...own, ...versionOf(own, old, item) },
        notes: notesOn(own, item),
      },
    ]
  })
  const kept = changes.flatMap((change) => ('filed' in change ? [change.filed] : []))
  const known = new Set(items.map(({ id }) => id))
  return {
    bank,
    from,
    scale,
    target: before?.file ?? `calibration/${scale}.json`,
    changes,
    fresh: items.filter(({ id, variant }) => variant !== undefined && !filed.has(id) && !earlier.has(id))
      .length,
    foreign: calibration.items.flatMap(({ id }) => (known.has(id) ? [] : [id])),
    refusals: refusalsOf({ calibration, changes, existing, scale }),
    result: { ...calibration, ...(scale === 'main' ? {} : { scale }), items: kept },
  }
}

/**
 * Each AI policy is a scale of its own; what was calibrated together with both is on one that they share.
 *
 * @param named items of the bank in the calibration; all of them where there is none, so that a bank of one policy has one scale
 */
function scaleOf({ scale }: Calibration, named: readonly PlannedFacts[]): string {
  if (scale !== undefined && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(scale)) return scale
  const [first] = named
  return first !== undefined && named.every(({ ai }) => ai === first.ai) ? first.ai : 'main'
}

/** Whether an item was held where the bank's own calibration has it. */
function isHeld(item: FiledItem, old: FiledItem | undefined): boolean {
  return old !== undefined && item.a === old.a && JSON.stringify(item.b) === JSON.stringify(old.b)
}

/**
 * The version that the parameters are of: the item's own, as the answers are to it, unless they were held at those that the
 * bank has already.
 */
function versionOf(
  own: FiledItem,
  old: FiledItem | undefined,
  item: PlannedFacts,
): { readonly version?: string } {
  const version = own.version ?? (isHeld(own, old) ? old?.version : item.version)
  return version === undefined ? {} : { version }
}

function reasonAgainst(own: FiledItem, item: PlannedFacts, scale: string): string | undefined {
  const { categories, n } = own
  if (item.status === 'retired') return 'it is retired'
  if (n === 0) return 'nobody answered it'
  if (categories !== undefined && categories.length < 2)
    return `everybody has the score ${categories[0] ?? 0}`
  if (!isOnScale(scale, item.ai)) return `it is of the scale ${item.ai}, not ${scale}`
  const highest = categories?.at(-1) ?? (typeof own.b === 'number' ? 1 : own.b.length)
  if (highest > item.max) return `the calibration has scores up to ${highest}, the item up to ${item.max}`
  const unused = [
    ...(categories === undefined ? [] : unusedOf(categories)),
    ...Array.from({ length: item.max - highest }, (_, k) => highest + 1 + k),
  ]
  if (unused.length > 0) return `unused score${unused.length > 1 ? 's' : ''} ${unused.join(', ')}`
  const fault = faultOf(own)
  return fault && `its parameters are at fault: ${fault.message}`
}

function notesOn({ n, b, flags = [] }: FiledItem, { level }: PlannedFacts): readonly string[] {
  const thresholds = typeof b === 'number' ? [b] : b
  const mean = thresholds.reduce((sum, value) => sum + value, 0) / thresholds.length
  const found = Math.min(5, Math.max(1, Math.round(mean + 3)))
  const far = Math.abs(found - level) >= FAR_LEVEL
  return [
    ...(n < FEW_ANSWERS ? [`only ${n} answers: it still counts as uncalibrated`] : []),
    ...(far ? [`its author said level ${level}, the data say ${found}`] : []),
    ...flags.filter((words) => !words.startsWith('few answers')),
  ]
}

function refusalsOf({
  calibration,
  changes,
  existing,
  scale,
}: Pick<PlanSource, 'calibration' | 'existing'> & {
  readonly changes: readonly ParameterChange[]
  readonly scale: string
}): readonly string[] {
  const applied = changes.filter(
    (change) => change.change === 'calibrated' || change.change === 'recalibrated',
  )
  const known = applied.filter((change) => 'filed' in change && !hasErrors(change.filed))
  const elsewhere = applied.flatMap(({ item }) => {
    const other = existing.find(
      (file) => file.scale !== scale && file.calibration.items.some(({ id }) => id === item),
    )
    return other ? [`${item} has parameters in ${other.file} already: remove them there`] : []
  })
  return [
    ...(calibration.converged ? [] : ['the calibration did not converge']),
    ...(applied.length === 0 ? ['the calibration gives parameters to no item of the bank'] : []),
    ...(known.length > 0
      ? [
          `${known.map(({ item }) => item).join(', ')}: no standard errors, so the engine would take them for known: calibrate with --se oakes`,
        ]
      : []),
    ...elsewhere,
  ]
}

function hasErrors({ se }: FiledItem): boolean {
  return (typeof se.b === 'number' ? [se.b] : se.b).every((error) => error > 0)
}
