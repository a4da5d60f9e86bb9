import type { CalibratedItem, Calibration as Fitted } from '#adaptive'
import type { Calibration } from '#schemas/calibration'
import type { FiledItem } from './calibration-file.ts'
import type { Flag } from './flags.ts'
import type { ItemJudgement, Judgement } from './judge.ts'

interface Filed {
  readonly fitted: Fitted
  readonly judgement: Judgement
  /** by place of the item */
  readonly flags: readonly (readonly Flag[])[]
  /** names by place */
  readonly items: readonly string[]
  /** names of the groups */
  readonly groups: readonly string[]
  /** persons in each group */
  readonly groupSizes: readonly number[]
  /** name of the prior */
  readonly prior: string
  /** standard deviations of the priors that items without variance keep, by place */
  readonly keptErrors: readonly ({ readonly a: number; readonly b: number; readonly c: number } | undefined)[]
  /** anchors as their file has them, by place */
  readonly anchors: readonly (FiledItem | undefined)[]
  readonly scale: string | undefined
  readonly sha256: string
  /** name and version of the program */
  readonly engine: string
}

/** Puts a calibration into the form of its file. */
export function resultFileOf(filed: Filed): Calibration {
  const { fitted, judgement, groups, groupSizes, prior, sha256, scale, engine } = filed
  return {
    version: 1,
    model: fitted.model,
    points: fitted.grid.points,
    logLikelihood: fitted.logLikelihood,
    iterations: fitted.passes,
    converged: fitted.converged,
    n: groupSizes.reduce((sum, size) => sum + size, 0),
    prior,
    ...(scale === undefined ? {} : { scale }),
    items: fitted.items.map((item, place) => itemOf(item, place, filed)),
    latent: fitted.latent.map(({ mean, sd, se }, g) => ({
      group: groupName(groups[g]),
      mean,
      sd,
      n: groupSizes[g] ?? 0,
      se,
    })),
    fit: overallOf(judgement),
    data: { sha256 },
    engine,
  }
}

/** The text of a calibration file: one item a line, so that two versions of it can be compared. */
export function textOf(file: Calibration): string {
  const lines = Object.entries(file).map(([key, value]) => {
    const parts: readonly unknown[] | undefined = Array.isArray(value) ? value : undefined
    const body = parts?.length
      ? `[\n${parts.map((part) => `    ${JSON.stringify(part)}`).join(',\n')}\n  ]`
      : JSON.stringify(value)
    return `  ${JSON.stringify(key)}: ${body}`
  })
  return `{\n${lines.join(',\n')}\n}\n`
}

/** A single group has no name in the data. */
export function groupName(name: string | undefined): string {
  return name === undefined || name === '' ? 'all' : name
}

function itemOf(item: CalibratedItem, place: number, filed: Filed): FiledItem {
  const { items, flags, anchors, fitted, judgement, keptErrors } = filed
  const { persons, parameters, scores, covariance, remarks } = item
  const isPartial = scores.length < 2 || scores.some((score, k) => score !== k)
  const fit = fitOf(judgement.items[place])
  const words = (flags[place] ?? []).map((flag) => flag.words)
  const more = {
    ...(Object.keys(fit).length === 0 ? {} : { fit }),
    ...(words.length === 0 ? {} : { flags: words }),
    ...(isPartial && !remarks.includes('anchor') ? { categories: [...scores] } : {}),
  }
  const anchor = anchors[place]
  if (anchor !== undefined) {
    const { fit: _fit, flags: _flags, ...held } = anchor
    return { ...held, n: persons, ...more }
  }
  const shared = { id: items[place] ?? '', n: persons }
  const kept = keptErrors[place]
  const errors = errorsOf(covariance)
  const cov = covariance === undefined ? {} : { cov: rowsOf(covariance) }
  const a = kept?.a ?? errors[0] ?? 0
  if (parameters.model === 'grm' || parameters.model === 'gpcm') {
    const { model, b } = parameters
    const se = { a, b: b.map((_, k) => kept?.b ?? errors[k + 1] ?? 0) }
    return { ...shared, model, a: parameters.a, b: [...b], se, ...cov, ...more }
  }
  const model = dichotomous(fitted.model)
  const isGuessed = model === '3pl'
  const se = {
    a: model === 'rasch' ? 0 : a,
    b: kept?.b ?? errors[1] ?? 0,
    ...(isGuessed ? { c: kept?.c ?? errors[2] ?? 0 } : {}),
  }
  const guessing = isGuessed ? { c: parameters.c } : {}
  return { ...shared, model, a: parameters.a, b: parameters.b, ...guessing, se, ...cov, ...more }
}

function dichotomous(model: Fitted['model']): 'rasch' | '1pl' | '2pl' | '3pl' {
  return model === 'grm' || model === 'gpcm' ? '2pl' : model
}

/** Standard errors of a, b…, c. */
export function errorsOf(covariance: Float64Array | undefined): readonly number[] {
  if (covariance === undefined) return []
  const size = Math.round(Math.sqrt(covariance.length))
  return Array.from({ length: size }, (_, j) => Math.sqrt(Math.max(0, covariance[j * size + j] ?? 0)))
}

function rowsOf(covariance: Float64Array): number[][] {
  const size = Math.round(Math.sqrt(covariance.length))
  return Array.from({ length: size }, (_, j) => [...covariance.subarray(j * size, (j + 1) * size)])
}

function fitOf(judgement: ItemJudgement | undefined): Record<string, number> {
  const { summedScore: s, meanSquares: m, residuals } = judgement ?? {}
  return numbersOf({
    ...(s ? { 'S-X2': s.statistic, df: s.df, p: s.p, rmsea: s.rmsea } : {}),
    ...(m ? { infit: m.infit, outfit: m.outfit, infitZ: m.infitZ, outfitZ: m.outfitZ } : {}),
    ...(residuals ? { restCorrelation: residuals.restCorrelation } : {}),
  })
}

function overallOf({ overall, reliability, complete }: Judgement): Record<string, number> {
  const [marginal = NaN] = reliability.marginal
  return numbersOf({
    completePersons: complete,
    empiricalReliability: reliability.empirical,
    marginalReliability: marginal,
    ...('why' in overall
      ? {}
      : {
          M2: overall.statistic,
          df: overall.df,
          p: overall.p,
          rmsea: overall.rmsea.value,
          cfi: overall.cfi,
          tli: overall.tli,
          srmsr: overall.srmsr,
        }),
  })
}

/** JSON has no NaN: what is not defined is left out. */
function numbersOf(values: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => Number.isFinite(value)))
}
