import type { RecordScale } from '#adaptive'
import type { Reader } from './answers-part.ts'
import type { AttemptReport } from './attempt-report.ts'
import { intervalStrip } from './interval-strip.ts'
import { levelOf, levelText, policyInSentence, policyNames, rangeText } from './level-words.ts'
import { html, type Markup } from './markup.ts'
import { counted, fixed, percent } from './number-words.ts'
import { personMap } from './person-map.ts'
import { reportFigure } from './report-figure.ts'

/** Where a result stands among those of one sealing. */
export interface CohortPlace {
  readonly policy: RecordScale['policy']
  /** results that can be compared, this one counted */
  readonly n: number
  /** of them: whose most likely level is lower */
  readonly lower: number
}

const SCALE_ENDS = { beginner: 'beginner', expert: 'expert' } as const

/** Whether answers say anything of the candidate; else there is what was assumed of everybody, and no page tells that. */
export function isMeasured({ status, scales }: AttemptReport): boolean {
  return status !== 'rejected' && scales.some(({ items }) => items > 0)
}

/**
 * The scales of a result in one sentence.
 *
 * @param reader who took the test is told a band, not a point
 */
export function abilityFinding({ scales }: AttemptReport, reader: Reader): string {
  const words = scales
    .map(({ policy, low, high, theta, items }, at) => {
      const name = at === 0 ? policyNames[policy] : policyInSentence(policy)
      const found =
        items === 0
          ? 'nothing was measured'
          : `level ${rangeText({ low, high })}${reader === 'reviewer' ? `, most likely ${levelText(theta)}` : ''}`
      return `${scales.length > 1 ? `${name}: ` : ''}${found}`
    })
    .join('; ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

/** Each scale with its interval, what the interval means, and what was promised of it. */
export function abilityPart(
  report: AttemptReport,
  reader: Reader,
  places: readonly CohortPlace[] = [],
): Markup {
  const { test } = report
  const scales = report.scales.filter(({ items }) => items > 0)
  return html`<p>
      Levels go from 1, a beginner’s problem, to 5, an expert’s. In 95 of 100 sittings like this one the true
      level lies within the range; who is given more problems gets a narrower one.
      ${
        scales.length > 1
          ? 'Work with an AI at hand is another thing than work without, so each has a scale of its own and they are never added up.'
          : undefined
      }
    </p>
    <div class="panels">${scales.map((scale) => stripOf(scale, reader))}</div>
    <ul class="findings">
      ${scales.flatMap(({ policy }) => {
        const blocks = test.blocks.filter((block) => block.policy === policy).map(({ id }) => id)
        const promised = (test.precision ?? []).filter(({ block }) => blocks.includes(block))
        return [
          ...promised.map(
            ({ coverage95, meanSe }) =>
              html`<li>
                ${policyNames[policy]}: before the test was sealed, simulated candidates took it;
                ${percent(coverage95, 1)} of their ranges held the true level, where 95 % should. The typical
                error of a level (its standard error) was ${fixed(meanSe, 2)} on average.
              </li>`,
          ),
          ...places
            .filter((place) => place.policy === policy)
            .map(
              ({ n, lower }) =>
                html`<li>
                  ${policyNames[policy]}: most likely higher than ${lower} of the other ${n - 1} results of
                  this sealing. Where ranges overlap, their order may be the other way round.
                </li>`,
            ),
        ]
      })}
    </ul>`
}

function stripOf({ policy, theta, se, low, high, items }: RecordScale, reader: Reader): Markup {
  const range = { low: levelText(low), high: levelText(high) }
  const level = levelText(theta)
  const isTold = reader === 'reviewer'
  return reportFigure({
    id: `scale-${policy}`,
    title: policyNames[policy],
    size: 'half',
    note: `From ${counted(items, 'problem')} that counted.`,
    draw: ({ id, width }) =>
      intervalStrip({
        id,
        low: levelOf(low),
        high: levelOf(high),
        width,
        ...(isTold && { level: levelOf(theta) }),
        words: {
          title: `${policyNames[policy]}: ${isTold ? 'level and its range' : 'the range of the level'}`,
          description: `The range goes from ${range.low} to ${range.high}${isTold ? `; the most likely level is ${level}` : ''}.`,
          ...SCALE_ENDS,
          ...range,
          ...(isTold && { level }),
        },
      }),
    table: {
      caption: `${policyNames[policy]}: the ${isTold ? 'level and range that count' : 'range that counts'}`,
      columns: [
        ...(isTold ? [{ title: 'level' }] : []),
        { title: '95 % range' },
        ...(isTold
          ? [{ title: 'level before 3 is added (theta)' }, { title: 'typical error (standard error)' }]
          : []),
        { title: 'problems' },
      ],
      rows: [
        [
          ...(isTold ? [level] : []),
          `${range.low} to ${range.high}`,
          ...(isTold ? [fixed(theta, 4), fixed(se, 4)] : []),
          items,
        ],
      ],
    },
  })
}

/** The candidate among the problems that were taken. */
export function mapPart({ scales, answers }: AttemptReport, reader: Reader): Markup {
  const nameOf = ({ position, title }: AttemptReport['answers'][number]): string => `${position}. ${title}`
  const categoryOf = (answer: AttemptReport['answers'][number]): number | undefined => answer.score?.category
  return html`<p>
      Each row is a problem, each circle a step towards its full score, placed at its difficulty: who is at
      that level gets so far in about half of all sittings. Filled circles were reached.
    </p>
    ${reportFigure({
      id: 'map',
      title: 'The candidate and the problems on one scale',
      size: 'page',
      draw: ({ id, width }) =>
        personMap({
          id,
          width,
          persons: scales
            .filter(({ items }) => items > 0)
            .map(({ policy, theta, low, high }) => ({
              name: policyNames[policy],
              ...(reader === 'reviewer' && { level: levelOf(theta) }),
              low: levelOf(low),
              high: levelOf(high),
            })),
          items: answers.map((answer) => ({
            name: nameOf(answer),
            thresholds: answer.thresholds.map(levelOf),
            category: categoryOf(answer),
          })),
          words: {
            title: 'The candidate and the problems on one scale',
            description: `${counted(answers.length, 'problem')}. The table below holds all values.`,
            ...SCALE_ENDS,
          },
        }),
      table: {
        caption: 'Problems with their levels and what was reached',
        columns: [
          { title: 'problem', kind: 'words' },
          { title: 'scale', kind: 'words' },
          { title: 'levels of its steps' },
          { title: 'reached' },
          ...(reader === 'reviewer' ? [{ title: 'to be expected at this level' }] : []),
        ],
        rows: answers.map((answer) => [
          nameOf(answer),
          policyNames[answer.policy],
          answer.thresholds.map(levelText).join(', '),
          categoryOf(answer) === undefined ? 'nothing' : `${categoryOf(answer)} of ${answer.max}`,
          ...(reader === 'reviewer' ? [fixed(answer.expected, 1)] : []),
        ]),
      },
    })}`
}

/** What to compute a result again from. */
export function originsPart({ origins }: AttemptReport, engine: string): Markup {
  return html`<p>
      For whoever checks the result: what it was computed from, by name and fingerprint (SHA-256). From the
      same files anybody gets the same figures to the last digit.
    </p>
    <dl>
      ${[...origins, ['report', engine] as const].map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd><code>${value}</code></dd> `,
      )}
    </dl>`
}
