import {
  completePersons,
  differentialFunctioning,
  type CalibratedItem,
  type DifferenceMethod,
  type ItemDifference,
  type ModelName,
  type Responses,
  type spreadOver,
} from '#adaptive'
import type { ReportedDif } from '#report'
import { selectResponses } from './select-responses.ts'

/** How an item treats two groups, ready to be told; `words` is the sentence about it. */
export interface DifOfItem extends ReportedDif {
  readonly words: string
}

/** What comparing groups gave. */
export interface ComparedGroups {
  /** by place in the calibration: one entry for each group that was compared with the first */
  readonly items: readonly (readonly DifOfItem[])[]
  readonly notes: readonly string[]
}

/** Persons of the smaller group below which no difference could be found anyway. */
const FEWEST_PERSONS = 100

/** Items up to which likelihood ratios are computed anew until the anchors are stable: each round is a calibration an item. */
const MOST_PURIFIED = 60

/**
 * Compares every group with the first: by matching on sums of scores (Mantel-Haenszel and logistic regression) where persons
 * answered everything, by the likelihood ratio of the calibrations where items are missing by design.
 *
 * @param names of the groups
 * @param hooks.executor where calibrations pass over the persons
 * @param hooks.onProgress is told what is done now, and how much of it all, in [0, 1]; it is awaited between the parts, and
 *   what it throws ends the work
 */
export async function compareGroups(
  responses: Responses,
  { model, items }: { readonly model: ModelName; readonly items: readonly CalibratedItem[] },
  names: readonly string[],
  {
    executor,
    onProgress,
  }: {
    readonly executor: ReturnType<typeof spreadOver>
    readonly onProgress: (words: string, share: number) => Promise<void>
  },
): Promise<ComparedGroups> {
  const { responses: judged, places } = selectResponses(responses, items)
  const found: DifOfItem[][] = items.map(() => [])
  const notes: string[] = []
  const sizes = names.map((_, group) => completeOf(responses, items, group))
  const counts = personsOf(judged)
  for (let focal = 1; focal < names.length; focal++) {
    const [ofReference = '', ofFocal = ''] = [names[0], names[focal]]
    if (Math.min(counts[0] ?? 0, counts[focal] ?? 0) < FEWEST_PERSONS) {
      notes.push(
        `DIF between ${ofReference} and ${ofFocal} is left out: ${counts[0] ?? 0} and ${counts[focal] ?? 0} persons, expected at least ${FEWEST_PERSONS} in each`,
      )
      continue
    }
    const isComplete = Math.min(sizes[0] ?? 0, sizes[focal] ?? 0) >= FEWEST_PERSONS
    const methods: readonly DifferenceMethod[] = isComplete
      ? ['mantel-haenszel', 'logistic']
      : ['likelihood-ratio']
    if (!isComplete)
      notes.push(
        `DIF between ${ofReference} and ${ofFocal} comes from likelihood ratios: matching on sums needs complete data, which ${sizes[0] ?? 0} and ${sizes[focal] ?? 0} persons have`,
      )
    const shareOf = (part: number) => (focal - 1 + part) / (names.length - 1)
    await onProgress(`comparing ${ofReference} with ${ofFocal}`, shareOf(0))
    const groups = { reference: ofReference, focal: ofFocal }
    const compared = await differentialFunctioning(
      judged,
      {
        reference: 0,
        focal,
        methods,
        purify: isComplete || places.length <= MOST_PURIFIED,
        model,
        names: groups,
      },
      {
        executor,
        onProgress: (done, of) =>
          onProgress(`comparing ${ofReference} with ${ofFocal}: ${done} of ${of} items`, shareOf(done / of)),
      },
    )
    compared.items.forEach((item, column) => found[places[column] ?? 0]?.push(reported(item, groups)))
  }
  return { items: found, notes }
}

function personsOf({ persons, groups, groupCount }: Responses): readonly number[] {
  const counts = Array.from({ length: groupCount }, () => 0)
  for (let n = 0; n < persons; n++) {
    const group = groups?.[n] ?? 0
    counts[group] = (counts[group] ?? 0) + 1
  }
  return counts
}

function completeOf(responses: Responses, items: readonly CalibratedItem[], group: number): number {
  return completePersons(selectResponses(responses, items, group).responses).total
}

function reported(
  item: ItemDifference,
  { reference, focal }: { readonly reference: string; readonly focal: string },
): DifOfItem {
  const { mantelHaenszel, standardised, logistic, likelihoodRatio, favours } = item
  const side = favours === 'reference' ? reference : favours === 'focal' ? focal : undefined
  const ratio = likelihoodRatio
  return {
    reference,
    focal,
    class: item.class,
    effect: effectOf(item),
    ...(side === undefined ? {} : { favours: side }),
    tests: [
      ...(mantelHaenszel
        ? [{ name: 'Mantel-Haenszel', statistic: mantelHaenszel.statistic, df: 1, p: mantelHaenszel.p }]
        : standardised
          ? [{ name: 'Mantel', statistic: standardised.statistic, df: 1, p: standardised.p }]
          : []),
      ...(logistic
        ? [{ name: 'logistic', statistic: logistic.both.statistic, df: logistic.both.df, p: logistic.both.p }]
        : []),
      ...(ratio ? [{ name: 'likelihood ratio', statistic: ratio.statistic, df: ratio.df, p: ratio.p }] : []),
    ],
    words: item.words,
  }
}

function effectOf({ mantelHaenszel, standardised, likelihoodRatio }: ItemDifference): ReportedDif['effect'] {
  if (mantelHaenszel) return { name: 'MH D-DIF', value: mantelHaenszel.delta }
  if (standardised) return { name: 'standardised difference', value: standardised.effect }
  return { name: 'difference of expected scores', value: likelihoodRatio?.difference ?? NaN }
}
