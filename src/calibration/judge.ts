import {
  completePersons,
  empiricalReliability,
  estimatePersons,
  marginalReliability,
  meanSquareFit,
  MOST_ITEMS,
  overallFit,
  residualCorrelations,
  summedScoreFit,
  type Calibration,
  type CalibrationFit,
  type ItemFit,
  type MeanSquareFit,
  type PersonEstimates,
  type Responses,
} from '#adaptive'
import { abilityResiduals, type AbilityResiduals } from './ability-residuals.ts'
import { selectResponses } from './select-responses.ts'

/** What is known of an item's fit; parts that need more or complete data are absent. */
export interface ItemJudgement {
  /** S-X² */
  readonly summedScore?: ItemFit
  readonly meanSquares?: MeanSquareFit
  readonly residuals?: AbilityResiduals
  /** places of items that share more than ability with it */
  readonly partners: readonly number[]
}

/** How well a calibration fits its data. */
export interface Judgement {
  readonly persons: PersonEstimates
  /** by place in the calibration */
  readonly items: readonly ItemJudgement[]
  readonly overall: CalibrationFit | { readonly why: string }
  readonly reliability: {
    readonly empirical: number
    /** of each group, for a test of all items */
    readonly marginal: readonly number[]
  }
  /** Q3 of all pairs by rows, NaN where it is not known; undefined where it was left out */
  readonly q3: Float64Array | undefined
  /** persons who answered every item that was calibrated */
  readonly complete: number
  /** what was left out, and why */
  readonly notes: readonly string[]
}

/** Persons with complete data below which S-X² says nothing. */
const FEWEST_COMPLETE = 100
/** Items beyond which S-X² would take a minute. */
const MOST_ITEMS_SUMMED = 250
/** Products of residuals beyond which Q3 is left out. */
const MOST_PAIRS = 2e9
/** Q3 above the mean of all pairs that counts as dependence (Christensen, Makransky and Horton 2017). */
const DEPENDENT = 0.2

/**
 * Judges the fit of a calibration: of each item, of pairs, of the whole.
 *
 * @param names of the groups
 * @param pause is awaited between the parts; what it throws ends the work
 */
export async function judge(
  responses: Responses,
  calibration: Calibration,
  names: readonly string[],
  pause: () => Promise<void>,
): Promise<Judgement> {
  const { grid, latent, items } = calibration
  const { responses: judged, places } = selectResponses(responses, items)
  const parameters = places.flatMap((place) => items[place]?.parameters ?? [])
  const notes: string[] = []
  const persons = estimatePersons(judged, parameters, grid, latent)
  await pause()
  const squares = meanSquareFit(judged, parameters, persons.theta)
  await pause()
  const residuals = abilityResiduals(judged, parameters, { grid, latent, theta: persons.theta })
  await pause()
  const complete = completePersons(judged).total
  const summed = summedOf(responses, calibration, names, notes)
  await pause()
  const pairs = pairsOf(judged)
  const q3 = pairs <= MOST_PAIRS ? residualCorrelations(judged, parameters, persons.theta) : undefined
  if (q3 === undefined) notes.push('Q3 of pairs is left out: it would take minutes with so many answers')
  await pause()
  const partners = q3 === undefined ? [] : partnersOf(q3, places)
  const judgements = items.map((): ItemJudgement => ({ partners: [] }))
  places.forEach((place, column) => {
    const [summedScore, meanSquares, own] = [summed[column], squares[column], residuals[column]]
    judgements[place] = {
      ...(summedScore && summedScore.df > 0 ? { summedScore } : {}),
      ...(meanSquares ? { meanSquares } : {}),
      ...(own ? { residuals: own } : {}),
      partners: partners[column] ?? [],
    }
  })
  return {
    persons,
    items: judgements,
    overall: overallOf(judged, calibration, places, complete),
    reliability: {
      empirical: empiricalReliability(persons),
      marginal: latent.map((group) => marginalReliability(parameters, grid, group)),
    },
    q3: q3 && spread(q3, places, items.length),
    complete,
    notes,
  }
}

/** S-X² is about one distribution of ability: with several groups it is that of the first. */
function summedOf(
  responses: Responses,
  { grid, latent: [latent], items }: Calibration,
  names: readonly string[],
  notes: string[],
): readonly ItemFit[] {
  const several = responses.groupCount > 1
  const { responses: own, places } = selectResponses(responses, items, several ? 0 : undefined)
  const complete = completePersons(own).total
  const of = several ? ` of group ${names[0] ?? ''}` : ''
  if (complete < FEWEST_COMPLETE) {
    notes.push(
      `S-X2 needs complete data: ${complete} of ${own.persons} persons${of} answered every item, expected at least ${FEWEST_COMPLETE}`,
    )
    return []
  }
  if (places.length > MOST_ITEMS_SUMMED) {
    notes.push(`S-X2 is left out: it would take minutes with more than ${MOST_ITEMS_SUMMED} items`)
    return []
  }
  if (complete < own.persons || several)
    notes.push(`S-X2 is about the ${complete} of ${own.persons} persons${of} who answered every item`)
  return summedScoreFit(
    own,
    places.flatMap((place) => items[place]?.parameters ?? []),
    { free: places.map((place) => freeOf(items[place])), grid, ...(latent && { latent }) },
  ).items
}

function freeOf(item: Calibration['items'][number] | undefined): number {
  if (item === undefined || item.remarks.includes('anchor')) return 0
  const { parameters } = item
  if (parameters.model === '1pl') return 1
  return typeof parameters.b === 'number' ? (parameters.model === '3pl' ? 3 : 2) : parameters.b.length + 1
}

function overallOf(
  judged: Responses,
  calibration: Calibration,
  places: readonly number[],
  complete: number,
): Judgement['overall'] {
  if (judged.groupCount > 1) return { why: 'it is defined for one group alone' }
  if (calibration.items.some(({ remarks }) => remarks.includes('anchor')))
    return { why: 'it is not computed with anchors' }
  if (places.length > MOST_ITEMS) return { why: `it would take minutes with more than ${MOST_ITEMS} items` }
  if (complete <= places.length)
    return {
      why: `it needs complete data: ${complete} of ${judged.persons} persons answered every item, expected more than there are items`,
    }
  // scores are closed up here: the categories are all that the model has
  const items = places.flatMap((place) => {
    const item = calibration.items[place]
    return item ? [{ ...item, scores: item.scores.map((_, k) => k) }] : []
  })
  return (
    overallFit(judged, { ...calibration, items }) ?? {
      why: 'there are no more margins than parameters, or a score that almost nobody has',
    }
  )
}

function pairsOf({ persons, starts }: Responses): number {
  let pairs = 0
  for (let n = 0; n < persons; n++) {
    const answers = (starts[n + 1] ?? 0) - (starts[n] ?? 0)
    pairs += answers * answers
  }
  return pairs
}

function partnersOf(q3: Float64Array, places: readonly number[]): readonly (readonly number[])[] {
  const size = places.length
  let [sum, count] = [0, 0]
  for (let i = 0; i < size; i++)
    for (let j = 0; j < i; j++) {
      const value = q3[i * size + j] ?? NaN
      if (Number.isNaN(value)) continue
      sum += value
      count++
    }
  const least = sum / count + DEPENDENT
  return places.map((_, i) => places.filter((__, j) => i !== j && (q3[i * size + j] ?? NaN) > least))
}

/** The pairs of judged items among the pairs of all. */
function spread(q3: Float64Array, places: readonly number[], items: number): Float64Array {
  const all = new Float64Array(items * items).fill(NaN)
  places.forEach((row, i) =>
    places.forEach((column, j) => (all[row * items + column] = q3[i * places.length + j] ?? NaN)),
  )
  return all
}
