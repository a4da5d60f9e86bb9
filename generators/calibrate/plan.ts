import { isAbsolute, relative, resolve } from 'node:path'
import { HIGHEST_CATEGORY, type ModelName, type Responses } from '#adaptive'
import { fileStart, type Diagnostic } from '#schemas/diagnose/index'
import { readResponses } from '../responses/read-responses.ts'
import { checkPieces } from './check-pieces.ts'
import { unusedOf } from './flags.ts'
import { readAnchors } from './read-anchors.ts'
import { readPriors } from './read-priors.ts'
import type { CalibrationPlan } from './run.ts'

/** What the caller of a calibration asks for. */
export interface CalibrationWanted {
  /** as the caller wrote it */
  readonly responses: string
  readonly cwd: string
  readonly model: ModelName
  readonly format?: 'wide' | 'long'
  /** column of the persons' groups */
  readonly group?: string
  /** of a table of scores, the responses under this AI policy alone */
  readonly policy?: 'forbidden' | 'allowed'
  /** none, default, or a file */
  readonly prior: string
  readonly anchors?: string
  readonly points: number
  readonly tolerance: number
  readonly withErrors: boolean
  /** whether items that the data say too little about refuse the calibration */
  readonly isStrict: boolean
}

/** Items that are named one by one in a diagnostic. */
const NAMED = 10

/**
 * Reads all that a calibration needs, and refuses what cannot be calibrated.
 *
 * @returns the plan, or everything that is wrong; warnings in both
 */
export async function planCalibration(wanted: CalibrationWanted): Promise<{
  readonly plan: CalibrationPlan | undefined
  readonly diagnostics: readonly Diagnostic[]
}> {
  const { model, cwd, format, group, policy } = wanted
  // whoever reads resolves against the process's own folder
  const path = isAbsolute(wanted.responses)
    ? wanted.responses
    : relative('', resolve(cwd, wanted.responses)) || '.'
  const read = await readResponses(path, {
    ...(format === undefined ? {} : { format }),
    ...(group === undefined ? {} : { group }),
    ...(policy === undefined ? {} : { policy }),
  })
  if (!read.ok) return { plan: undefined, diagnostics: read.diagnostics }
  const { responses, items, groups, sha256 } = read
  const diagnostics: Diagnostic[] = [...read.diagnostics]
  const scores = scoresOf(responses)
  const anchors =
    wanted.anchors === undefined
      ? undefined
      : readAnchors(
          {
            file: wanted.anchors,
            cwd,
            model,
            items,
            scores,
          },
          diagnostics,
        )
  const priors = readPriors({ wanted: wanted.prior, cwd, model, items, scores }, diagnostics)
  const held = items.flatMap((_, i) => (anchors?.parameters[i] === undefined ? [] : [i]))
  diagnostics.push(
    ...checkScores(scores, items, model, path),
    ...(wanted.anchors === undefined || anchors ? checkPieces(responses, items, held, path) : []),
    ...(wanted.isStrict ? checkStrictly(scores, items, new Set(held), path) : []),
  )
  const isRefused = diagnostics.some(({ severity }) => severity === 'error')
  if (isRefused || priors === undefined) return { plan: undefined, diagnostics }
  const { points, tolerance, withErrors } = wanted
  return {
    plan: { responses, items, groups, sha256, model, points, tolerance, withErrors, priors, anchors },
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
