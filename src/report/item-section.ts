import type { ReportedItem } from './calibration-report.ts'
import type { EmpiricalPoint } from './empirical-points.ts'
import { errorsOf, itemCurve } from './item-curve.ts'
import { itemFlags } from './item-flags.ts'
import { html, type Markup } from './markup.ts'
import { counted, fixed, percent, pValue, withInterval, withRatioInterval } from './number-words.ts'
import { ABILITIES, categoryFigure, informationFigure, scoreFigure } from './item-figures.ts'
import { itemAnchor } from './item-anchor.ts'

/**
 * One item: what was found of it, what the model says of it and what persons did.
 *
 * @param place of the item in its calibration; names its part of the page
 * @param points its persons in groups
 */
export function itemSection(item: ReportedItem, place: number, points: readonly EmpiricalPoint[]): Markup {
  const id = itemAnchor(place)
  const { parameters, flags } = item
  const isBinary = parameters.model !== 'grm' && parameters.model !== 'gpcm'
  const curve = itemCurve(item, ABILITIES)
  return html`<article id="${id}" aria-labelledby="${id}-name">
    <h3 id="${id}-name"><bdi>${item.id}</bdi></h3>
    ${flags.map(({ flag, words }) => html`<p class="flag"><strong>${sentence(words)}.</strong> ${itemFlags[flag].meaning}</p> `)}
    <p>${parametersIn(item)}</p>
    <p>${factsOf(item)}</p>
    ${(item.dif ?? []).map((dif) => html`<p>${difIn(dif)}</p>`)}
    <div class="panels three">
      ${scoreFigure(item, id, curve, points)}
      ${isBinary ? undefined : categoryFigure(item, id, curve, points)} ${informationFigure(item, id, curve)}
    </div>
    <p class="back"><a href="#items">Back to the table of items</a></p>
  </article> `
}

/** Parameters in words, such as "a 1.28 (1.13 to 1.43), b −0.25 (−0.34 to −0.16)". */
function parametersIn({ parameters, covariance, isAnchor }: ReportedItem): Markup {
  const errors = errorsOf(covariance)
  const difficulties = Array.isArray(parameters.b)
    ? (parameters.b as readonly number[])
    : [Number(parameters.b)]
  const texts = [
    `slope a ${withRatioInterval(parameters.a, errors?.[0])}`,
    ...difficulties.map(
      (b, k) =>
        `${difficulties.length === 1 ? 'difficulty b' : `threshold b${k + 1}`} ${withInterval(b, errors?.[k + 1])}`,
    ),
    ...('c' in parameters && parameters.c > 0
      ? [`lower asymptote c ${withInterval(parameters.c, errors?.[2])}`]
      : []),
  ]
  return html`${sentence(texts.join('; '))}${isAnchor === true ? ', held as an anchor' : ''}.`
}

function factsOf({ persons, ease, summedScore, meanSquares }: ReportedItem): string {
  const texts = [
    `Answered by ${counted(persons, 'person')} with a mean score of ${percent(ease)} of the highest`,
    ...(summedScore === undefined
      ? []
      : Number.isNaN(summedScore.p)
        ? ['S-X² cannot be computed: too few persons with complete answers']
        : [
            `S-X² ${fixed(summedScore.statistic, 1)} with ${counted(summedScore.df, 'degree')} of freedom, p ${withSign(summedScore.p)}`,
          ]),
    ...(meanSquares === undefined
      ? []
      : [
          `infit ${fixed(meanSquares.infit, 2)} and outfit ${fixed(meanSquares.outfit, 2)}, where 1 is expected`,
        ]),
  ]
  return `${texts.join('; ')}.`
}

/** "= .031" or "< .001" */
function withSign(p: number): string {
  const text = pValue(p)
  return text.startsWith('<') ? text : `= ${text}`
}

function difIn({
  reference,
  focal,
  class: grade,
  effect,
  favours,
  tests,
}: NonNullable<ReportedItem['dif']>[number]): Markup {
  const sizes = { A: 'negligible', B: 'moderate', C: 'large' } as const
  const whom =
    favours === undefined ? undefined : html`; easier for <bdi>${favours}</bdi> than its ability says`
  return html`Between <bdi>${reference}</bdi> and <bdi>${focal}</bdi>: ${sizes[grade]} difference (class
    ${grade}, ${effect.name} ${fixed(effect.value, 2)})${whom};
    ${tests.map(({ name, p }) => `${name} p ${withSign(p)}`).join(', ')}.`
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
