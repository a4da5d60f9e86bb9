import type { CohortScale } from './cohort-scales.ts'
import { compareShares, scoredAnswers, SURE, type EarnedShare } from './cohort-shares.ts'
import { intervalRows } from './interval-rows.ts'
import { policyInSentence } from './level-words.ts'
import { html, type Markup } from './markup.ts'
import { count, counted, percent, signed, Z95 } from './number-words.ts'
import { reportFigure } from './report-figure.ts'

/** A skill of a scale's items and what was earned with it. */
export interface CohortSkill {
  /** of several skills whose answers are the very same, which nothing tells apart, all names */
  readonly name: string
  readonly earned: EarnedShare
}

/** @returns skills, the one furthest below what is expected first; those that cannot be compared last */
export function cohortSkills({ persons, policy }: CohortScale): readonly CohortSkill[] {
  const scored = scoredAnswers(persons, policy).filter(({ answer }) => answer.uncounted === undefined)
  const names = new Set(scored.flatMap(({ answer }) => answer.skills))
  const alike = Map.groupBy(names, (name) =>
    scored.flatMap(({ answer }, at) => (answer.skills.includes(name) ? [at] : [])).join(),
  )
  const parts = new Map(
    [...alike.values()].map(([name = '', ...others]) => [
      [name, ...others].join(' with '),
      scored.filter(({ answer }) => answer.skills.includes(name)),
    ]),
  )
  return [...compareShares(scored, parts)]
    .map(([name, earned]) => ({ name, earned }))
    .sort(
      (one, other) =>
        (one.earned.beyond?.difference ?? Infinity) - (other.earned.beyond?.difference ?? Infinity) ||
        (one.name < other.name ? -1 : 1),
    )
}

/** @returns in a sentence which skills differ for sure from what the abilities say */
export function skillsInWords(skills: readonly CohortSkill[]): string {
  const compared = skills.filter(({ earned }) => earned.beyond !== undefined)
  if (compared.length === 0)
    return 'no skill can be compared with what the candidates’ levels let expect: there are too few candidates, or one skill alone.'
  const sure = compared.filter(({ earned }) => earned.beyond?.isSure === true)
  if (sure.length === 0)
    return `no skill is weaker or stronger than the candidates’ levels let expect by more than chance may do; ${counted(compared.length, 'skill')} ${compared.length === 1 ? 'was' : 'were'} compared.`
  const list = (wanted: -1 | 1): string =>
    sure
      .filter(({ earned }) => Math.sign(earned.beyond?.difference ?? 0) === wanted)
      .map(({ name, earned }) => `${name} (${points(earned.beyond?.difference)})`)
      .join(', ')
  const [weak, strong] = [list(-1), list(1)]
  return `${weak === '' ? '' : `weaker than the candidates’ levels let expect, compared with the other skills: ${weak}`}${weak !== '' && strong !== '' ? '; ' : ''}${strong === '' ? '' : `stronger${weak === '' ? ' than the candidates’ levels let expect, compared with the other skills' : ''}: ${strong}`}.`
}

/** A difference of shares in hundredths of the points, such as "−12 points of 100". */
function points(difference: number | undefined): string {
  return `${signed(difference === undefined ? undefined : 100 * difference, 0)} points of 100`
}

/** @returns a figure of each scale's skills */
export function skillsPart(
  scales: readonly { readonly scale: CohortScale; readonly skills: readonly CohortSkill[] }[],
): Markup {
  return html`<p>
      Each row is a skill: the dot is the share of points that was earned, the band its 95 % interval, the bar
      across what the same candidates’ levels let expect of the items that they met. Those who do well are
      given harder items, so shares of different skills are compared with the bar, and not with each other.
    </p>
    ${scales.map(({ scale, skills }) =>
      skills.length === 0
        ? html`<p>Nothing was scored ${policyInSentence(scale.policy)}.</p>`
        : figureOf(scale.policy, skills, scales.length > 1),
    )}
    <p class="note">
      Called weaker or stronger is only what differs from the other skills by more than ${SURE.errors}
      standard errors, with ${SURE.candidates} candidates or more. An item may have several skills; it is
      counted with each. Skills that only ever came together are one row.
    </p>`
}

function figureOf(
  policy: CohortScale['policy'],
  skills: readonly CohortSkill[],
  isOneOfSeveral: boolean,
): Markup {
  const title = `Points earned by skill${isOneOfSeveral ? `, ${policyInSentence(policy)}` : ''}`
  return reportFigure({
    id: `skills-${policy}`,
    title,
    size: 'page',
    draw: (place) =>
      intervalRows({
        ...place,
        rows: skills.map(({ name, earned: { share, low, high, expected } }) => ({
          name,
          value: share,
          low,
          high,
          text: percent(share),
          ...(expected !== undefined && { beside: expected }),
        })),
        domain: [0, 1],
        write: (value) => percent(value),
        axis: 'share of points',
        words: { title, description: skillsInWords(skills) },
      }),
    table: {
      caption: `${title} (95 % intervals), the furthest below what is expected first`,
      columns: [
        { title: 'skill', kind: 'words' },
        { title: 'answers' },
        { title: 'candidates' },
        { title: 'earned' },
        { title: 'expected' },
        { title: 'beyond the other skills, points of 100' },
      ],
      rows: skills.map(({ name, earned: { answers, candidates, share, low, high, expected, beyond } }) => [
        html`<bdi>${name}</bdi>`,
        count(answers),
        count(candidates),
        `${percent(share)} (${percent(low)} to ${percent(high)})`,
        percent(expected),
        beyond === undefined
          ? '–'
          : `${signed(100 * beyond.difference, 0)} (${signed(100 * (beyond.difference - Z95 * beyond.se), 0)} to ${signed(100 * (beyond.difference + Z95 * beyond.se), 0)})`,
      ]),
    },
  })
}
