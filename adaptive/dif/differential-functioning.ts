import type { CreateExecutor } from '../calibrate/executor.ts'
import type { ModelName } from '../calibrate/item-model.ts'
import type { Responses } from '../responses/responses.ts'
import { adjusted } from './adjusted.ts'
import { differenceWords, type Favoured } from './difference-words.ts'
import { etsClass, etsClassOfScores, type EtsClass } from './ets-class.ts'
import { classOfLikelihoodRatio, likelihoodRatios, type LikelihoodRatio } from './likelihood-ratio.ts'
import { classOfLogistic, logisticDifference, type LogisticDifference } from './logistic-difference.ts'
import { mantelHaenszel, type Continuity, type MantelHaenszel } from './mantel-haenszel.ts'
import { matchedPersons, matchedTables, type Matching } from './matched-table.ts'
import { purified, type Purified } from './purified.ts'
import { groupPair } from './split-by-group.ts'
import { standardisedDifference, type StandardisedDifference } from './standardised-difference.ts'

/** Ways to compare groups on an item; `mantel-haenszel` stands for Mantel's test where there are more than two scores. */
export type DifferenceMethod = 'mantel-haenszel' | 'logistic' | 'likelihood-ratio'

/** Which groups are compared, and how. */
export interface DifferentialOptions {
  /** group that the other one is compared with, as in `responses.groups` */
  readonly reference: number
  /** group that items might treat differently */
  readonly focal: number
  /** all of these; Mantel-Haenszel and logistic regression if absent (`likelihood-ratio` calibrates once for each item) */
  readonly methods?: readonly DifferenceMethod[]
  /** significance level in (0, 1), after adjustment for the number of items; .05 if absent */
  readonly level?: number
  /** what persons are matched on by the first two methods; `sum` if absent */
  readonly matching?: Matching
  /** `half` if absent */
  readonly continuity?: Continuity
  /** items that may be anchors; all if absent */
  readonly anchors?: readonly number[]
  /** whether items that differ are taken out of each method's anchors until these are stable (at most 10 rounds); false if absent */
  readonly purify?: boolean
  /** of the calibrations; 2PL, or the graded response model where an item has more than two scores, if absent */
  readonly model?: ModelName
  /** what the groups are called in words */
  readonly names?: { readonly reference: string; readonly focal: string }
}

/** How one item treats two groups. */
export interface ItemDifference {
  readonly item: number
  /** persons, with their weights, who answered it and are matched by the first two methods */
  readonly persons: { readonly reference: number; readonly focal: number }
  /** undefined where it was not asked for, not possible, or the item has more than two scores */
  readonly mantelHaenszel: MantelHaenszel | undefined
  /** Mantel's test and the standardised mean difference, for any number of scores */
  readonly standardised: StandardisedDifference | undefined
  readonly logistic: LogisticDifference | undefined
  readonly likelihoodRatio: LikelihoodRatio | undefined
  /** p-values adjusted for the number of items (Benjamini and Hochberg 1995), NaN where there is none */
  readonly adjustedP: {
    readonly 'mantel-haenszel': number
    /** of the test for either kind of difference */
    readonly logistic: number
    readonly 'likelihood-ratio': number
  }
  /** whether any method finds a difference at the level that was asked for, after adjustment */
  readonly differs: boolean
  /** the largest class among the methods that find a difference; A where none does */
  readonly class: EtsClass
  /** whom the item favours among persons of the same ability; undefined where it does not differ */
  readonly favours: Favoured | undefined
  /** all that in a sentence for the item's author */
  readonly words: string
}

/** How items treat two groups. */
export interface DifferentialFunctioning {
  readonly reference: number
  readonly focal: number
  readonly methods: readonly DifferenceMethod[]
  readonly level: number
  readonly items: readonly ItemDifference[]
  /** the anchors that each method came to, and whether they are stable; undefined for methods that were not asked for */
  readonly anchors: Readonly<Record<DifferenceMethod, Omit<Purified<unknown>, 'results'> | undefined>>
}

const MOST_ROUNDS = 10

/**
 * Differential item functioning: whether persons of the same ability, but of different groups, have different chances on an
 * item. The first two methods match persons on sums over the anchors, for which they need answers to all of these; the
 * likelihood ratio also compares groups whose items are missing by design.
 *
 * @param responses with groups
 * @param hooks.executor where calibrations pass over the persons; in this thread if absent
 * @param hooks.onProgress is told how many items' likelihood ratios are done
 * @returns one entry per item
 * @throws RangeError for groups that do not exist or a level outside (0, 1)
 */
export async function differentialFunctioning(
  responses: Responses,
  options: DifferentialOptions,
  hooks: {
    readonly executor?: CreateExecutor
    readonly onProgress?: (done: number, of: number) => void
  } = {},
): Promise<DifferentialFunctioning> {
  const { reference, focal, methods = ['mantel-haenszel', 'logistic'], level = 0.05 } = options
  const { matching = 'sum', continuity = 'half', purify = false } = options
  if (!(level > 0 && level < 1)) throw new RangeError(`level must lie in (0, 1), received ${level}`)
  const names = options.names ?? { reference: 'the reference group', focal: 'the focal group' }
  const pair = groupPair(responses, reference, focal)
  const all = Array.from({ length: pair.items }, (_, i) => i)
  const candidates = options.anchors ?? all
  const persons = matchedPersons(pair)
  const rounds = purify ? MOST_ROUNDS : 0
  const isFinding = (test: { readonly p: number } | undefined): boolean => (test?.p ?? 1) < level
  /** Runs a method on tables of matched persons, where it was asked for. */
  const byTables = async <T>(
    method: DifferenceMethod,
    compare: (table: ReturnType<ReturnType<typeof matchedTables>>) => T,
    differs: (result: T) => boolean,
  ): Promise<Purified<T> | undefined> =>
    methods.includes(method)
      ? purified(
          candidates,
          (anchors) => {
            const tableOf = matchedTables(persons, anchors, matching)
            return all.map((i) => compare(tableOf(i)))
          },
          differs,
          rounds,
        )
      : undefined
  const mantel = await byTables(
    'mantel-haenszel',
    (table) => ({
      persons: table.persons,
      mantelHaenszel: mantelHaenszel(table, continuity),
      standardised: standardisedDifference(table),
    }),
    (found) => isFinding(found.mantelHaenszel ?? found.standardised),
  )
  const logistic = await byTables(
    'logistic',
    (table) => ({ persons: table.persons, logistic: logisticDifference(table) }),
    (found) => isFinding(found.logistic?.both),
  )
  const model = options.model ?? (persons.highest.some((highest) => highest > 1) ? 'grm' : '2pl')
  const ratios = methods.includes('likelihood-ratio')
    ? await purified(
        candidates,
        (anchors) => likelihoodRatios(pair, { model, anchors, ...hooks }),
        isFinding,
        rounds,
      )
    : undefined
  const adjustedP = {
    'mantel-haenszel': adjusted(all.map((i) => testOf(mantel?.results[i])?.p ?? NaN)),
    logistic: adjusted(all.map((i) => logistic?.results[i]?.logistic?.both.p ?? NaN)),
    'likelihood-ratio': adjusted(all.map((i) => ratios?.results[i]?.p ?? NaN)),
  }
  const items = all.map((item): ItemDifference => {
    const matched = mantel?.results[item]
    const regression = logistic?.results[item]
    const found = {
      mantelHaenszel: matched?.mantelHaenszel,
      standardised: matched?.standardised,
      logistic: regression?.logistic,
      likelihoodRatio: ratios?.results[item],
    }
    const p = {
      'mantel-haenszel': adjustedP['mantel-haenszel'][item] ?? NaN,
      logistic: adjustedP.logistic[item] ?? NaN,
      'likelihood-ratio': adjustedP['likelihood-ratio'][item] ?? NaN,
    }
    const verdict = verdictOf(found, p, level)
    const [ofReference, ofFocal] = matched?.persons ?? regression?.persons ?? [0, 0]
    return {
      item,
      persons: { reference: ofReference, focal: ofFocal },
      ...found,
      adjustedP: p,
      ...verdict,
      words: differenceWords(
        { ...verdict, isComparable: Object.values(found).some((result) => result !== undefined) },
        names,
      ),
    }
  })
  const anchorsOf = (run: Purified<unknown> | undefined): Omit<Purified<unknown>, 'results'> | undefined =>
    run && { anchors: run.anchors, rounds: run.rounds, isStable: run.isStable }
  return {
    reference,
    focal,
    methods,
    level,
    items,
    anchors: {
      'mantel-haenszel': anchorsOf(mantel),
      logistic: anchorsOf(logistic),
      'likelihood-ratio': anchorsOf(ratios),
    },
  }
}

type Found = Pick<ItemDifference, 'mantelHaenszel' | 'standardised' | 'logistic' | 'likelihoodRatio'>

/** The test that Mantel's family makes of an item: with correction where there are two scores. */
function testOf(
  found: Partial<Pick<Found, 'mantelHaenszel' | 'standardised'>> | undefined,
): { readonly p: number } | undefined {
  return found?.mantelHaenszel ?? found?.standardised
}

function verdictOf(
  found: Found,
  adjustedP: ItemDifference['adjustedP'],
  level: number,
): Pick<ItemDifference, 'differs' | 'class' | 'favours'> {
  const { mantelHaenszel: mh, standardised, logistic, likelihoodRatio } = found
  const classes: EtsClass[] = []
  if (adjustedP['mantel-haenszel'] < level)
    classes.push(mh ? etsClass(mh) : standardised ? etsClassOfScores(standardised) : 'A')
  if (logistic && adjustedP.logistic < level) classes.push(classOfLogistic(logistic))
  if (likelihoodRatio && adjustedP['likelihood-ratio'] < level)
    classes.push(classOfLikelihoodRatio(likelihoodRatio))
  if (classes.length === 0) return { differs: false, class: 'A', favours: undefined }
  return {
    differs: true,
    class: classes.includes('C') ? 'C' : classes.includes('B') ? 'B' : 'A',
    favours: favoured(found),
  }
}

/** Share of the unsigned difference below which the signed one says that curves cross. */
const CROSSING = 0.5

function favoured({ standardised, logistic, likelihoodRatio }: Found): Favoured {
  if (likelihoodRatio && Math.abs(likelihoodRatio.difference) < CROSSING * likelihoodRatio.unsigned)
    return 'crossing'
  if (!likelihoodRatio && logistic && logistic.nonuniform.p < 0.01 && logistic.uniform.p > 0.01)
    return 'crossing'
  const sign = likelihoodRatio?.difference ?? standardised?.difference ?? logistic?.models[1].slopes[1] ?? 0
  return sign < 0 ? 'reference' : 'focal'
}
