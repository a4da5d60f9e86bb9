import {
  calibrate,
  SHARD_PERSONS,
  spreadOver,
  type Calibration as Fitted,
  type ModelName,
  type Responses,
} from '#adaptive'
import type { Calibration } from '#schemas/calibration'
import { compareGroups, type DifOfItem } from './dif.ts'
import { flagsOf, type Flag } from './flags.ts'
import { judge, type Judgement } from './judge.ts'
import type { Anchors } from './read-anchors.ts'
import type { Priors } from './read-priors.ts'
import { groupName, resultFileOf } from './result-file.ts'
import { startThreads } from './threads.ts'

/** Everything that decides the outcome of a calibration. */
export interface CalibrationPlan {
  readonly responses: Responses
  /** names by place */
  readonly items: readonly string[]
  /** names of the groups, by number */
  readonly groups: readonly string[]
  readonly sha256: string
  readonly model: ModelName
  /** points of the grid on [−6, 6] */
  readonly points: number
  /** largest change of a parameter that counts as none */
  readonly tolerance: number
  readonly withErrors: boolean
  readonly priors: Priors
  readonly anchors: Anchors | undefined
}

/** A calibration with all that is to be said about it. */
export interface CalibrationRun {
  readonly plan: CalibrationPlan
  readonly fitted: Fitted
  readonly judgement: Judgement
  /** by place of the item, the gravest first */
  readonly flags: readonly (readonly Flag[])[]
  /** by place of the item, one entry for each group but the first */
  readonly dif: readonly (readonly DifOfItem[])[]
  /** names of the groups, of which a single one is called all */
  readonly groups: readonly string[]
  readonly groupSizes: readonly number[]
  /** what was left out, and why */
  readonly notes: readonly string[]
  /** what is written */
  readonly file: Calibration
}

interface RunOptions {
  /** threads, integer ≥ 1; the outcome is the same, to the bit, for every number of them */
  readonly jobs: number
  /** is told what is done now */
  readonly onProgress: (words: string) => void
  /** ends the work; the promise then rejects with its reason */
  readonly signal: AbortSignal
}

/** A whole calibration, or a fit that did not settle. */
type Outcome =
  { readonly ok: true; readonly run: CalibrationRun } | { readonly ok: false; readonly fitted: Fitted }

/** Half the width of the grid, in logits. */
const GRID_END = 6

/**
 * Calibrates items in worker threads and judges the fit.
 *
 * @returns the whole where the estimates settled, the fit alone where they did not
 */
export async function runCalibration(
  plan: CalibrationPlan,
  { jobs, onProgress, signal }: RunOptions,
): Promise<Outcome> {
  const { responses, items, model } = plan
  const groups = plan.groups.map(groupName)
  const pause = async (words?: string) => {
    if (words !== undefined) onProgress(words)
    await new Promise(setImmediate)
    signal.throwIfAborted()
  }
  const shards = Math.max(1, Math.ceil(responses.persons / SHARD_PERSONS))
  const threads = startThreads(Math.min(jobs, shards), signal)
  const executor = spreadOver(threads.workers)
  try {
    return await fitAndJudge()
  } finally {
    await threads.close()
  }

  async function fitAndJudge(): Promise<Outcome> {
    const fitted = await fit(plan, { executor, onProgress, signal })
    if (!fitted.converged) return { ok: false, fitted }
    await pause('judging the fit')
    const judgement = await judge(responses, fitted, groups, pause)
    const { items: dif, notes } =
      responses.groupCount > 1
        ? await compareGroups(responses, { model, items: fitted.items }, groups, {
            executor,
            pause,
            onProgress,
          })
        : { items: [], notes: [] }
    const flags = fitted.items.map((item, place) =>
      flagsOf(item, judgement.items[place] ?? { partners: [] }, { names: items, dif: dif[place] ?? [] }),
    )
    const groupSizes = sizesOf(responses)
    const file = resultFileOf({
      fitted,
      judgement,
      flags,
      items,
      groups,
      groupSizes,
      prior: plan.priors.name,
      keptErrors: fitted.items.map((item, place) => keptErrorsOf(item, plan.priors.items[place])),
      anchors: plan.anchors?.filed ?? [],
      scale: plan.anchors?.scale,
      sha256: plan.sha256,
    })
    const all = [...judgement.notes, ...notes]
    return { ok: true, run: { plan, fitted, judgement, flags, dif, groups, groupSizes, notes: all, file } }
  }
}

function fit(
  { responses, model, points, tolerance, withErrors, priors, anchors }: CalibrationPlan,
  {
    executor,
    onProgress,
    signal,
  }: Omit<RunOptions, 'jobs'> & { readonly executor: ReturnType<typeof spreadOver> },
): Promise<Fitted> {
  return calibrate(
    responses,
    {
      model,
      tolerance,
      withErrors,
      grid: { low: -GRID_END, high: GRID_END, points },
      prior: priors.items,
      ...(anchors === undefined ? {} : { anchors: anchors.parameters, anchorScores: anchors.scores }),
    },
    {
      executor,
      onProgress: ({ passes, change }) => {
        signal.throwIfAborted()
        onProgress(progressOf({ passes, change, tolerance }))
      },
    },
  )
}

/** Width of the bar, in characters. */
const BAR = 24
/** What the first pass changes, about. */
const FIRST_CHANGE = 1

/** Changes shrink by about the same factor in each pass: their logarithm tells how far a fit is. */
function progressOf({
  passes,
  change,
  tolerance,
}: {
  readonly passes: number
  readonly change: number
  readonly tolerance: number
}): string {
  const way = Math.log(FIRST_CHANGE / tolerance)
  const done = Math.min(1, Math.max(0, Math.log(FIRST_CHANGE / Math.max(change, tolerance)) / way))
  const full = Math.round(done * BAR)
  const bar = `${'█'.repeat(full)}${'░'.repeat(BAR - full)}`
  return `${bar} pass ${passes}, parameters still change by ${change.toPrecision(1)}`
}

function sizesOf({ persons, groups, groupCount }: Responses): readonly number[] {
  const sizes = Array.from({ length: groupCount }, () => 0)
  for (let n = 0; n < persons; n++) {
    const group = groups?.[n] ?? 0
    sizes[group] = (sizes[group] ?? 0) + 1
  }
  return sizes
}

/** Standard deviations of the prior, for an item that the data say nothing about. */
function keptErrorsOf(
  { scores, remarks, parameters }: Fitted['items'][number],
  prior: CalibrationPlan['priors']['items'][number] | undefined,
) {
  if (scores.length > 1 || remarks.includes('anchor')) return undefined
  const { alpha = 5, beta = 17 } = prior?.c ?? {}
  const sum = alpha + beta
  return {
    a: parameters.model === '1pl' ? 0 : parameters.a * (prior?.lnA?.sd ?? 0),
    b: prior?.b?.[0]?.sd ?? 0,
    c: Math.sqrt((alpha * beta) / (sum * sum * (sum + 1))),
  }
}
