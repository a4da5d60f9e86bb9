import { adverseImpact, type GroupImpact } from '#adaptive'
import type { CohortScale } from './cohort-scales.ts'
import type { CohortGroups } from './cohort.ts'
import { sideOfCut } from './cohort-cut.ts'

/** Rates of the groups of one column, or of two columns together, on one scale. */
export interface GroupedRates {
  /** letters, digits and hyphens; one of a page */
  readonly id: string
  readonly name: string
  /** the largest first; none where there are more than `MOST_GROUPS` */
  readonly groups: readonly GroupRow[]
  /** different groups, also where they are too many to be shown */
  readonly found: number
  /** candidates who are in the file and said nothing of it */
  readonly unsaid: number
  /** candidates who are not in the file */
  readonly absent: number
}

export interface GroupRow {
  readonly name: string
  readonly candidates: number
  /** why it is compared with nobody */
  readonly left: 'few' | 'share' | undefined
  /** at or above the cut; undefined without a cut */
  readonly selection: GroupRate | undefined
  /** above the median of the whole sample */
  readonly scoring: GroupRate
}

export interface GroupRate {
  /** in [0, 1]; undefined for a group so small that it would be told of a person */
  readonly rate: number | undefined
  /** undefined where it is compared with nobody */
  readonly impact: GroupImpact | undefined
}

/** Groups below this show no rate: 1 of 1 or 0 of 3 says of persons what the page says of groups. */
export const FEWEST = 5
/** Groups with a smaller share of the candidates may be left out of impact ratios (6 RCNY § 5-301 (d)). */
export const LEAST_SHARE = 0.02
/** A column of more groups is none of groups. */
export const MOST_GROUPS = 40

/**
 * Selection rates at the cut (Uniform Guidelines, 29 CFR 1607.4 D) and scoring rates (6 RCNY § 5-300), each with its ratio to
 * the highest one.
 *
 * @param cut level from which on candidates are selected
 * @returns for each column, and for the first two together
 */
export function groupedRates(
  { persons, median, policy }: CohortScale,
  { columns, byCandidate }: CohortGroups,
  cut: number | undefined,
): readonly GroupedRates[] {
  const people = persons.map(({ report, scale }) => ({
    values: byCandidate.get(report.candidate),
    isSelected: cut !== undefined && sideOfCut(scale, cut).isSelected,
    isAbove: scale.theta > median,
  }))
  const asked = [...columns.map((_, at) => [at]), ...(columns.length > 1 ? [[0, 1]] : [])]
  return asked.map((places) => {
    const id = `groups-${policy}-${places.join('-')}`
    const name = places.map((at) => columns[at] ?? '').join(' and ')
    const known = people.flatMap((person) => {
      const values = places.map((at) => person.values?.[at] ?? '')
      return values.includes('') ? [] : [{ ...person, group: values.join(', ') }]
    })
    const absent = people.filter(({ values }) => values === undefined).length
    const unsaid = people.length - known.length - absent
    const groups = [...Map.groupBy(known, ({ group }) => group)].sort(
      ([one, own], [other, others]) => others.length - own.length || (one < other ? -1 : 1),
    )
    const about = { id, name, found: groups.length, unsaid, absent }
    if (groups.length > MOST_GROUPS) return { ...about, groups: [] }
    const sized = groups.map(([group, members]) => ({
      name: group,
      candidates: members.length,
      selected: members.filter(({ isSelected }) => isSelected).length,
      above: members.filter(({ isAbove }) => isAbove).length,
      left: leftOf(members.length, people.length),
    }))
    const compared = sized.filter(({ left }) => left === undefined)
    const ratesOf = (measure: 'selected' | 'above'): ReadonlyMap<string, GroupRate> => {
      const impacts =
        compared.length < 2
          ? []
          : adverseImpact(compared.map((each) => ({ ...each, selected: each[measure] })))
      const byName = new Map(impacts.map((impact) => [impact.name, impact]))
      return new Map(
        sized.map((each) => [
          each.name,
          {
            rate: each.candidates < FEWEST ? undefined : each[measure] / each.candidates,
            impact: byName.get(each.name),
          },
        ]),
      )
    }
    const selection = cut === undefined ? undefined : ratesOf('selected')
    const scoring = ratesOf('above')
    const none: GroupRate = { rate: undefined, impact: undefined }
    return {
      ...about,
      groups: sized.map(({ name, candidates, left }) => ({
        name,
        candidates,
        left,
        selection: selection?.get(name),
        scoring: scoring.get(name) ?? none,
      })),
    }
  })
}

function leftOf(candidates: number, all: number): GroupRow['left'] {
  if (candidates < FEWEST) return 'few'
  return candidates < LEAST_SHARE * all ? 'share' : undefined
}
