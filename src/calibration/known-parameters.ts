import type { Calibration } from '#schemas/calibration'
import type { ItemParameters } from '#schemas/parameters'
import type { ReleasePublic } from '#schemas/release-public'
import type { PlannedFacts } from './apply-plan.ts'
import type { ScaleCalibration } from './bank-scale.ts'
import type { FiledItem } from './calibration-file.ts'

/** What a bank has before a calibration is applied, as `planApply` takes it. */
export interface KnownParameters {
  readonly bank: string
  readonly items: readonly PlannedFacts[]
  readonly existing: readonly ScaleCalibration[]
}

const POLICIES = ['forbidden', 'allowed'] as const

/**
 * What a release says of its bank: its live items, and the parameters of those that were calibrated.
 *
 * A release does not say which file of the bank parameters come from: they are taken to be on the scale of their item's AI
 * policy, as they are unless the bank calibrates both policies together.
 */
export function parametersOfRelease({ bank, items }: ReleasePublic): KnownParameters {
  return {
    bank,
    items: items.map((item) => ({ ...item, status: 'live' })),
    existing: POLICIES.flatMap((scale) => {
      const filed = items.flatMap((item) => (item.ai === scale ? (filedOf(item) ?? []) : []))
      return filed.length === 0
        ? []
        : [{ file: `calibration/${scale}.json`, scale, calibration: fileOf(filed) }]
    }),
  }
}

/**
 * What a calibration file alone says of its bank: its own items. Those of the new calibration that it lacks are taken for
 * items of the bank, too, since a file does not say what else the bank has.
 *
 * @param file name of the file, which tells the scale where it is `forbidden.json`, `allowed.json` or another scale's
 * @returns undefined where both calibrations name their scales, and these differ
 */
export function parametersOfFile(
  old: Calibration,
  file: string,
  fresh: Calibration,
): (KnownParameters & { readonly scale: string }) | undefined {
  if (old.scale !== undefined && fresh.scale !== undefined && old.scale !== fresh.scale) return undefined
  const scale = old.scale ?? fresh.scale ?? scaleOfName(file)
  const before = new Map(old.items.map((item) => [item.id, item]))
  const after = new Map(fresh.items.map((item) => [item.id, item]))
  const ids = new Set([...before.keys(), ...after.keys()])
  return {
    bank: file,
    scale,
    items: [...ids].flatMap((id): readonly PlannedFacts[] => {
      const [own, other] = [before.get(id), after.get(id)]
      const known = own ?? other
      if (known === undefined) return []
      return [
        {
          id,
          version: own?.version ?? '1.0.0',
          max: highestOf(known),
          ai: scale === 'allowed' ? 'allowed' : 'forbidden',
          status: 'live',
          // no author said a level here: that of the data differs from nothing
          level: levelOf(other ?? known),
        },
      ]
    }),
    existing: [{ file, scale, calibration: old }],
  }
}

function scaleOfName(file: string): string {
  return /^([a-z0-9]+(?:-[a-z0-9]+)*)\.(?:json|ya?ml)$/.exec(file)?.[1] ?? 'main'
}

function highestOf({ b, categories }: FiledItem): number {
  return categories?.at(-1) ?? (typeof b === 'number' ? 1 : b.length)
}

function levelOf({ b }: FiledItem): number {
  const thresholds = typeof b === 'number' ? [b] : b
  const mean = thresholds.reduce((sum, value) => sum + value, 0) / thresholds.length
  return Math.min(5, Math.max(1, Math.round(mean + 3)))
}

/** @returns undefined for an item that nobody has calibrated */
function filedOf({ id, version, parameters }: ReleasePublic['items'][number]): FiledItem | undefined {
  const { a, persons, uncertainty } = parameters
  if (persons === undefined) return undefined
  const [seA, seB] = [(uncertainty?.lnA ?? 0) * a, uncertainty?.b ?? 0]
  const shared = { id, version, n: persons, a }
  if (parameters.model === 'grm' || parameters.model === 'gpcm') {
    const { model, b } = parameters
    return { ...shared, model, b: [...b], se: { a: seA, b: b.map(() => seB) } }
  }
  const { b, c, d } = parameters
  const covariance = c === 0 && uncertainty ? { cov: covarianceOf(uncertainty, seA) } : {}
  const model = parameters.model === '4pl' ? '3pl' : parameters.model
  return {
    ...shared,
    model,
    b,
    se: { a: seA, b: seB },
    ...(c === 0 ? {} : { c }),
    ...(d === 1 ? {} : { d }),
    ...covariance,
  }
}

/** Of (a, b): what `uncertaintyOf` made two errors and a correlation of. */
function covarianceOf(
  { b, correlation = 0 }: NonNullable<ItemParameters['uncertainty']>,
  seA: number,
): number[][] {
  const both = correlation * seA * b
  return [
    [seA * seA, both],
    [both, b * b],
  ]
}

/** Items alone: what else a file says, nobody asks of what is compared with. */
function fileOf(items: readonly FiledItem[]): Calibration {
  return {
    version: 1,
    model: items[0]?.model ?? '2pl',
    points: 0,
    logLikelihood: 0,
    iterations: 0,
    converged: true,
    n: Math.max(...items.map(({ n }) => n)),
    prior: 'none',
    items: [...items],
    latent: [],
    data: { sha256: '0'.repeat(64) },
    engine: 'release',
  }
}
