import {
  calibrate,
  log,
  type Calibration as Fitted,
  type ModelName,
  type Responses,
  type spreadOver,
} from '#adaptive'
import type { Calibration } from '#schemas/calibration'
import { compareGroups, type DifOfItem } from './dif.ts'
import { flagsOf, type Flag } from './flags.ts'
import { judge, type Judgement } from './judge.ts'
import type { CalibrationProgress } from './progress.ts'
import type { Anchors } from './read-anchors.ts'
import type { Priors } from './read-priors.ts'
import { groupName, resultFileOf } from './result-file.ts'

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
  /** name and version of the program, for the file */
  readonly engine: string
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
  /** where the persons are passed over; the outcome is the same, to the bit, for each */
  readonly executor: ReturnType<typeof spreadOver>
  /** is awaited between the parts, so that others can work meanwhile; what it throws ends the work */
  readonly pause: () => Promise<void>
  /** what it throws ends the work, too */
  readonly onProgress: (progress: CalibrationProgress) => void
}

/** A whole calibration, or a fit that did not settle. */
export type CalibrationOutcome =
  { readonly ok: true; readonly run: CalibrationRun } | { readonly ok: false; readonly fitted: Fitted }

/** Half the width of the grid, in logits. */
const GRID_END = 6

/** How much of the judging is done at the start of each of its parts, about; the last one, the whole model, takes longest. */
const JUDGED = [0, 0.05, 0.1, 0.2, 0.25, 0.35]

/**
 * Calibrates items and judges the fit.
 *
 * @returns the whole where the estimates settled, the fit alone where they did not
 */
export async function runCalibration(
  plan: CalibrationPlan,
  { executor, pause, onProgress }: RunOptions,
): Promise<CalibrationOutcome> {
  const { responses, items, model } = plan
  const groups = plan.groups.map(groupName)
  const fitted = await fit(plan, { executor, onProgress })
  if (!fitted.converged) return { ok: false, fitted }
  const tell = async (progress: CalibrationProgress) => {
    onProgress(progress)
    await pause()
  }
  let part = 0
  const judging = () => tell({ step: 'judging', words: 'judging the fit', share: JUDGED[part++] ?? 1 })
  await judging()
  const judgement = await judge(responses, fitted, groups, judging)
  const { items: dif, notes } =
    responses.groupCount > 1
      ? await compareGroups(responses, { model, items: fitted.items }, groups, {
          executor,
          onProgress: (words, share) => tell({ step: 'comparing', words, share }),
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
    engine: plan.engine,
  })
  const all = [...judgement.notes, ...notes]
  return { ok: true, run: { plan, fitted, judgement, flags, dif, groups, groupSizes, notes: all, file } }
}

function fit(
  { responses, model, points, tolerance, withErrors, priors, anchors }: CalibrationPlan,
  { executor, onProgress }: Pick<RunOptions, 'executor' | 'onProgress'>,
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
      onProgress: ({ passes, change }) =>
        onProgress({
          step: 'fitting',
          words: `pass ${passes}, parameters still change by ${change.toPrecision(1)}`,
          share: shareOf(change, tolerance),
        }),
    },
  )
}

/** What the first pass changes, about. */
const FIRST_CHANGE = 1

/** Changes shrink by about the same factor in each pass: their logarithm tells how far a fit is. */
function shareOf(change: number, tolerance: number): number {
  const way = log(FIRST_CHANGE / tolerance)
  return Math.min(1, Math.max(0, log(FIRST_CHANGE / Math.max(change, tolerance)) / way))
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
