import type { CalibratedItem } from '#adaptive'
import { itemFlags, type ItemFlag } from '#report'
import type { DifOfItem } from './dif.ts'
import type { ItemJudgement } from './judge.ts'

/** Something remarkable about an item. */
export interface Flag {
  readonly flag: ItemFlag
  /** the flag in the words for this very item */
  readonly words: string
}

/** Share of the highest score above which almost everyone passes; below its complement almost nobody does. */
const ALMOST_ALL = 0.95
/** Slope below which an item hardly tells persons apart (Baker 2001: "very low"), in 1/logits. */
const LEAST_SLOPE = 0.35
/** The same for models without a slope of its own: correlation of score and the ability that the other answers tell. */
const LEAST_CORRELATION = 0.15
/** p-value of S-X² below which an item is said not to fit, if its RMSEA says so too. */
const MISFIT_P = 0.001
const MISFIT_RMSEA = 0.05
/** Mean residual of a third of the persons, as a share of the highest score, and its standard normal value, that make a misfit. */
const RESIDUAL = 0.05
const RESIDUAL_Z = 3.29
/** Infit above which answers are noisier than the model (Wright and Linacre 1994: 1.3 for multiple choice). */
const NOISY = 1.3
/** Persons below which parameters are marked as uncertain. */
export const FEW_ANSWERS = 200
/** Standard error of a difficulty, in logits, from which an interval is called wide. */
const WIDE = 0.5

/**
 * What is remarkable about an item, the gravest first.
 *
 * @param names of all items
 * @param dif differences between groups; empty with one group
 */
export function flagsOf(
  item: CalibratedItem,
  judgement: ItemJudgement,
  { names, dif }: { readonly names: readonly string[]; readonly dif: readonly DifOfItem[] },
): readonly Flag[] {
  const found = new Map<ItemFlag, string>()
  const flag = (name: ItemFlag, words: string = itemFlags[name].words) => found.set(name, words)
  const { remarks, persons, scores, ease } = item
  if (persons === 0) flag('nobody-answered', `${itemFlags['nobody-answered'].words}: keeps its prior`)
  else if (scores.length < 2) flag('no-variance', wordsOfOneScore(scores[0] ?? 0))
  else {
    if (ease > ALMOST_ALL) flag('almost-everyone-passes')
    if (ease < 1 - ALMOST_ALL) flag('almost-nobody-passes')
    if (remarks.includes('separates-perfectly')) flag('separates-perfectly')
    const separation = separationOf(item, judgement)
    if (separation !== undefined) flag('does-not-separate', separation)
    for (const [name, words] of misfitsOf(scores.length - 1, judgement)) flag(name, words)
    const unused = unusedOf(scores)
    if (remarks.includes('unused-score') && unused.length > 0)
      flag('unused-score', `unused score${unused.length > 1 ? 's' : ''} ${unused.join(', ')}`)
  }
  const partners = judgement.partners.map((place) => names[place] ?? '')
  if (partners.length > 0) flag('dependent', `hangs together with ${partners.slice(0, 3).join(', ')}`)
  const wide = widestError(item)
  if (!remarks.includes('anchor') && persons > 0 && scores.length > 1) {
    if (persons < FEW_ANSWERS) flag('few-answers', 'few answers: wide interval')
    else if (wide > WIDE) flag('few-answers', 'wide interval')
  }
  const different = dif.filter((one) => one.class !== 'A')
  if (different.length > 0) flag('dif', different.map(wordsOfDif).join('; '))
  const order = Object.keys(itemFlags)
  return [...found]
    .map(([name, words]): Flag => ({ flag: name, words }))
    .sort((left, right) => order.indexOf(left.flag) - order.indexOf(right.flag))
}

function wordsOfOneScore(score: number): string {
  return `${score === 0 ? 'nobody passes' : `everybody has the score ${score}`}: keeps its prior`
}

/** Scores below the highest that nobody has. */
export function unusedOf(scores: readonly number[]): readonly number[] {
  return Array.from({ length: (scores.at(-1) ?? -1) + 1 }, (_, score) => score).filter(
    (score) => !scores.includes(score),
  )
}

function separationOf(
  { parameters, remarks, persons }: CalibratedItem,
  { residuals }: ItemJudgement,
): string | undefined {
  const correlation = residuals?.restCorrelation ?? NaN
  const words = itemFlags['does-not-separate'].words
  // three standard errors of a correlation of 0
  if (persons >= 30 && correlation < -3 / Math.sqrt(persons))
    return `${words}: abler persons do worse, check the key`
  if (remarks.includes('anchor')) return undefined
  // a step of partial credit separates less than an item of two scores with the same slope
  const isFlat =
    parameters.model === '1pl' || parameters.model === 'gpcm'
      ? correlation < LEAST_CORRELATION
      : parameters.a < LEAST_SLOPE
  return isFlat || remarks.includes('does-not-separate') ? words : undefined
}

function misfitsOf(
  highest: number,
  { summedScore, meanSquares, residuals }: ItemJudgement,
): readonly (readonly [ItemFlag, string])[] {
  const places = ['misfit-low', 'misfit-middle', 'misfit-high'] as const
  const found = places.flatMap((name, third) => {
    const residual = residuals?.thirds[third]
    if (!residual || !(Math.abs(residual.z) > RESIDUAL_Z && Math.abs(residual.mean) > RESIDUAL * highest))
      return []
    const than = residual.mean > 0 ? 'better' : 'worse'
    return [[name, `${itemFlags[name].words} (${than} than expected)`] as const]
  })
  const isMisfit = summedScore !== undefined && summedScore.p < MISFIT_P && summedScore.rmsea > MISFIT_RMSEA
  const isNoisy = meanSquares !== undefined && meanSquares.infit > NOISY && Math.abs(meanSquares.infitZ) > 2
  return [
    ...found,
    ...(isMisfit && found.length === 0 ? [['misfit', itemFlags.misfit.words] as const] : []),
    ...(isNoisy ? [['noisy', itemFlags.noisy.words] as const] : []),
  ]
}

/** Largest standard error of a difficulty, in logits; 0 where there is none. */
function widestError({ covariance, parameters }: CalibratedItem): number {
  if (covariance === undefined) return 0
  const thresholds = typeof parameters.b === 'number' ? 1 : parameters.b.length
  const size = Math.round(Math.sqrt(covariance.length))
  let widest = 0
  for (let j = 1; j <= thresholds; j++) widest = Math.max(widest, Math.sqrt(covariance[j * size + j] ?? 0))
  return widest
}

function wordsOfDif({ class: size, favours, reference, focal }: DifOfItem): string {
  if (favours === undefined) return `DIF: curves of ${reference} and ${focal} cross (${size})`
  const [harder, easier] = favours === focal ? [reference, focal] : [focal, reference]
  return `DIF: harder for ${harder} than for ${easier} (${size})`
}
