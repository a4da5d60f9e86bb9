import type { CellGain } from '#adaptive'
import { percent } from '#report'
import { kindNames } from '../../text/common.ts'
import { studioBank } from '../../text/studio-bank.ts'
import type { DesignForecast } from '../../workers/studio/protocol.ts'

const { gaps: words } = studioBank

/** A sort of item to write, with the skills for which it buys the same. */
export interface Suggestion extends Pick<
  CellGain,
  'ai' | 'kind' | 'level' | 'buys' | 'buysAtWorst' | 'wanted'
> {
  /** as `area.skill`, those with the fewest items first */
  readonly skills: readonly string[]
  /** items of the first skill */
  readonly items: number
}

/** Items that are told of. */
const TEN = 10
/** Skills that are named. */
const NAMED = 2
/** Gains that differ by less, in logits, are the same. */
const SAME = 1e-9

/**
 * The items to write next. Where nobody has answered an item of a cell, its skill tells nothing of what it buys, so that
 * skills come together.
 *
 * @param cells what buys most first
 */
export function suggestionsOf(cells: readonly CellGain[]): readonly Suggestion[] {
  const sorts = Map.groupBy(
    cells.filter(({ buys }) => buys > SAME),
    ({ ai, kind, level }) => `${ai}/${kind}/${level}`,
  )
  return [...sorts.values()]
    .flatMap((own) => {
      const [best] = own
      if (best === undefined) return []
      const alike = own
        .filter(({ buys }) => buys >= best.buys - SAME)
        .toSorted((one, other) => one.items - other.items)
      const { ai, kind, level, buys, buysAtWorst, wanted } = best
      const skills = alike.map(({ skill }) => skill)
      return [{ ai, kind, level, buys, buysAtWorst, wanted, skills, items: alike[0]?.items ?? 0 }]
    })
    .slice(0, TEN)
}

/** What a suggestion says: which item, on what, and what it buys. */
export interface SuggestionWords {
  readonly item: string
  readonly on: string
  readonly buys: string
}

/**
 * Says in words what one more item buys.
 *
 * @param worst ability where the test falls shortest of what is wanted, in logits; null where it does not
 * @param titleOf of a skill
 */
export function suggestionWords(
  { ai, kind, level, skills, items, buys, buysAtWorst, wanted }: Suggestion,
  { forecast }: Pick<DesignForecast, 'forecast'>,
  worst: number | null,
  titleOf: (skill: string) => string,
): SuggestionWords {
  const named = words.or(skills.slice(0, NAMED).map(titleOf))
  const more = skills.length - NAMED
  const gain = words.buys(percent(buys / forecast.meanSe, 1), longerWords(forecast, buys))
  const there =
    worst === null || wanted === null || (buysAtWorst ?? 0) <= SAME
      ? ''
      : ` ${words.worst(wanted, abilityText(worst))}`
  return {
    item: words.sort(kindNames[kind], level, ai === 'allowed'),
    on: `${words.on(more > 0 ? words.andMore(named, more) : named)} (${words.there(items)})`,
    buys: gain + there,
  }
}

/** An ability in logits with one digit. */
export function abilityText(theta: number): string {
  return theta.toFixed(1).replace('-', '−')
}

/**
 * How much longer a test with as telling problems would have to be to lower the mean standard error by as much: information
 * is what an error is the root of, and adds up over problems.
 *
 * @param buys fall of the mean standard error in logits
 */
function longerWords(
  { meanSe, meanLength, minutes, prior }: DesignForecast['forecast'],
  buys: number,
): string {
  const told = 1 / meanSe ** 2 - 1 / prior.sd ** 2
  const gained = 1 / (meanSe - buys) ** 2 - 1 / meanSe ** 2
  const share = told > 0 ? gained / told : 0
  return minutes === null
    ? words.problems((share * meanLength).toFixed(2))
    : words.seconds(Math.round(share * minutes * 60))
}
