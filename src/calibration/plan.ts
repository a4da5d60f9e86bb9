import { HIGHEST_CATEGORY, type ModelName, type Responses } from '#adaptive'
import { fileStart, type Diagnostic } from '#schemas/diagnose/index'
import type { GivenCalibration } from './calibration-file.ts'
import { checkPieces } from './check-pieces.ts'
import { unusedOf } from './flags.ts'
import { readAnchors } from './read-anchors.ts'
import { readPriors, type WantedPrior } from './read-priors.ts'
import { nameOf, readResponses, type ReadOptions, type ResponsesInput } from './responses/read-responses.ts'
import type { ReadingTools } from './responses/reading-tools.ts'
import type { CalibrationPlan } from './run.ts'

/** How responses are to be calibrated. */
export interface CalibrationWanted extends ReadOptions {
  readonly model: ModelName
  readonly prior: WantedPrior
  /** a calibration whose items are held where they are */
  readonly anchors?: GivenCalibration
  /** points of the grid on [−6, 6] */
  readonly points: number
  /** largest change of a parameter that counts as none */
  readonly tolerance: number
  /** whether standard errors are computed */
  readonly withErrors: boolean
  /** whether items that the data say too little about refuse the calibration */
  readonly isStrict: boolean
  /** name and version of the program, for the file */
  readonly engine: string
}

/** Items that are named one by one in a diagnostic. */
const NAMED = 10

/**
 * Reads all that a calibration needs, and refuses what cannot be calibrated.
 *
 * @returns the plan, or everything that is wrong; warnings in both
 */
export async function planCalibration(
  input: ResponsesInput,
  wanted: CalibrationWanted,
  tools: ReadingTools,
): Promise<{
  readonly plan: CalibrationPlan | undefined
  readonly diagnostics: readonly Diagnostic[]
}> {
  const { model } = wanted
  const file = nameOf(input)
  const read = await readResponses(input, wanted, tools)
  if (!read.ok) return { plan: undefined, diagnostics: read.diagnostics }
  const { responses, items, groups, sha256 } = read
  const diagnostics: Diagnostic[] = [...read.diagnostics]
  const scores = scoresOf(responses)
  const anchors = wanted.anchors && readAnchors({ given: wanted.anchors, model, items, scores }, diagnostics)
  const priors = readPriors({ wanted: wanted.prior, model, items, scores }, diagnostics)
  const held = items.flatMap((_, i) => (anchors?.parameters[i] === undefined ? [] : [i]))
  diagnostics.push(
    ...checkScores(scores, items, model, file),
    ...(wanted.anchors === undefined || anchors ? checkPieces(responses, items, held, file) : []),
    ...(wanted.isStrict ? checkStrictly(scores, items, new Set(held), file) : []),
  )
  const isRefused = diagnostics.some(({ severity }) => severity === 'error')
  if (isRefused || priors === undefined) return { plan: undefined, diagnostics }
  const { points, tolerance, withErrors, engine } = wanted
  return {
    plan: { responses, items, groups, sha256, model, points, tolerance, withErrors, priors, anchors, engine },
    diagnostics,
  }
}

/** Scores of each item that occur, ascending. */
function scoresOf({ items, item, category }: Responses): readonly (readonly number[])[] {
  const width = HIGHEST_CATEGORY + 1
  const occurs = new Uint8Array(items * width)
  for (let at = 0; at < item.length; at++) occurs[(item[at] ?? 0) * width + (category[at] ?? 0)] = 1
  return Array.from({ length: items }, (_, i) =>
    Array.from({ length: width }, (__, k) => k).filter((k) => occurs[i * width + k] === 1),
  )
}

/** Models of two categories cannot say anything of a third. */
function checkScores(
  scores: readonly (readonly number[])[],
  items: readonly string[],
  model: ModelName,
  file: string,
): readonly Diagnostic[] {
  if (model === 'grm' || model === 'gpcm') return []
  const many = items.filter((_, i) => (scores[i]?.length ?? 0) > 2)
  if (many.length === 0) return []
  return [
    refusal(
      file,
      'responses/scores',
      `Unexpected scores beyond 0 and 1 in a ${model} calibration: ${listed(many)} ${many.length === 1 ? 'has' : 'have'} more than two`,
      'Calibrate items of several scores with --model grm or gpcm',
    ),
  ]
}

function checkStrictly(
  scores: readonly (readonly number[])[],
  items: readonly string[],
  held: ReadonlySet<number>,
  file: string,
): readonly Diagnostic[] {
  return items.flatMap((id, i) => {
    const used = scores[i] ?? []
    if (held.has(i)) return []
    if (used.length < 2) {
      const words = used.length === 0 ? 'nobody answered it' : `everybody has the score ${used[0]}`
      return [
        refusal(
          file,
          'responses/no-variance',
          `Unexpected item \`${id}\` without variance: ${words}`,
          'Leave it out, or calibrate without --strict: it then keeps its prior',
        ),
      ]
    }
    const unused = unusedOf(used)
    if (unused.length === 0) return []
    return [
      refusal(
        file,
        'responses/unused-score',
        `Unexpected item \`${id}\`, of which nobody has the score ${unused.join(' or ')}`,
        'Wait for more answers, or calibrate without --strict: unused scores are then closed up',
      ),
    ]
  })
}

function listed(names: readonly string[]): string {
  const more = names.length - NAMED
  return `${names.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

function refusal(file: string, code: string, message: string, help: string): Diagnostic {
  return { code, severity: 'error', file, range: fileStart, message, help }
}
