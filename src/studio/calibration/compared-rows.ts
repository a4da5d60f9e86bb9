import type { ComparedItem, FiledItem, ParameterChange } from '#calibration'
import { fixed, NONE, signed, withInterval, withRatioInterval } from '#report'
import { calibration as words } from '../../text/calibration.ts'

/** What becomes of one item of a bank, in words and figures. */
export interface ComparedRow {
  readonly item: string
  readonly change: string
  /** difficulties, one for each score above 0; where there are none, what the item goes by instead */
  readonly before: readonly string[]
  /** the same on the scale of the new calibration; none where scales are not linked */
  readonly linked: readonly string[]
  readonly after: readonly string[]
  readonly difference: string
  readonly slopeBefore: string
  readonly slopeAfter: string
  readonly toKnow: string
}

const { changes, priorDifficulty, priorSlope } = words.bank

/** @returns rows, those that need a look first: what drifted, what goes back to its prior, what stays there, the rest */
export function comparedRows(items: readonly ComparedItem[]): readonly ComparedRow[] {
  return items.toSorted((one, other) => rankOf(one) - rankOf(other)).map(rowOf)
}

const RANKS: Readonly<Record<ParameterChange['change'], number>> = {
  'back-to-prior': 1,
  recalibrated: 2,
  calibrated: 3,
  kept: 4,
  prior: 5,
}

function rankOf({ change, drift }: ComparedItem): number {
  return drift?.drifted === true ? 0 : RANKS[change.change]
}

function rowOf({ change, before, after, drift }: ComparedItem): ComparedRow {
  const toKnow = [
    ...('reason' in change ? [change.reason] : change.notes),
    ...(drift?.drifted === true ? [drift.words] : []),
  ]
  return {
    item: change.item,
    change: changes[change.change],
    before: before === undefined ? [priorDifficulty] : thresholdsOf(before).map((b) => fixed(b, 2)),
    linked: drift === undefined ? [NONE] : [drift.linked.b].flat().map((b) => fixed(b, 2)),
    after:
      after === undefined
        ? [priorDifficulty]
        : thresholdsOf(after).map((b, k) => withInterval(b, errorOf(after, k))),
    difference: drift === undefined ? NONE : signed(drift.b, 2),
    slopeBefore: before === undefined ? priorSlope : fixed(before.a, 2),
    slopeAfter: after === undefined ? priorSlope : withRatioInterval(after.a, after.se.a),
    toKnow: toKnow.join('; '),
  }
}

function thresholdsOf({ b }: FiledItem): readonly number[] {
  return typeof b === 'number' ? [b] : b
}

function errorOf({ se: { b } }: FiledItem, place: number): number | undefined {
  return typeof b === 'number' ? b : b[place]
}
