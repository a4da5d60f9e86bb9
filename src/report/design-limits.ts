import { basisWords, calibratedAmong, givenItems } from './design-items.ts'
import type { DesignReport } from './design-report.ts'
import { html, type Markup } from './markup.ts'
import { fixed, signed } from './number-words.ts'

/** What the figures assume, and what nobody has shown. */
export function designLimits(report: DesignReport): Markup {
  return html`<ul class="findings">
    ${limitsOf(report).map(([name, words]) => html`<li><strong>${name}</strong>: ${words}</li> `)}
  </ul>`
}

function limitsOf(report: DesignReport): readonly (readonly [string, string])[] {
  const { blueprint, forecast, simulation } = report
  const { use, locale, blocks, freshness } = blueprint
  const { population } = forecast
  const items = givenItems(report)
  const isAllPrior = calibratedAmong(items).length < items.length
  const languages = [...new Set(items.flatMap((item) => item.languages))].toSorted()
  const hasTime = blocks.some(({ stop }) => stop.some(({ rule }) => rule === 'time'))
  return [
    [
      'Parameters',
      `${basisWords(items)}${isAllPrior ? ' A prior is a judgement, not a measurement. Its uncertainty is in the figures, but an author who judges all levels too low or too high moves the whole scale.' : ''}`,
    ],
    [
      'Real candidates',
      simulation === undefined
        ? 'the figures are foretold from the parameters; nobody, real or simulated, sat this design for them.'
        : 'the simulated candidates answer as the model says. Real ones tire, guess, look things up, misread and give up; no simulation shows what that does.',
    ],
    [
      'The model',
      'one ability explains all answers of a scale; once it is known, one answer tells nothing about another; and an item’s curve is the same for everybody. Only answers of real persons can show how far that holds.',
    ],
    [
      'The candidates',
      `averages are over abilities from a normal distribution with mean ${signed(population.mean, 2)} and standard deviation ${fixed(population.sd, 2)} logits, as assumed by the designer. The figures by ability do not depend on that.`,
    ],
    [
      'The forecast',
      'three paths stand for all candidates of one ability; one member of an item model stands for all of them; nobody has met an item before. Where a forecast and a simulation differ, the simulation is right, but for chance.',
    ],
    [
      'What scores mean',
      'nothing here shows that the score tells what it is used for, such as how somebody does at work. That takes evidence from outside: of the content, of other measures, of what happens to those who were selected.',
    ],
    [
      'Fairness',
      report.calibration === undefined
        ? 'whether items or the whole test treat groups alike is not known before real persons of these groups have answered.'
        : 'what is known about groups of persons is in Fit and fairness; groups that the calibration did not tell apart were not looked at.',
    ],
    [
      'Languages',
      `the problems are in “${locale}”, and nothing is known of how they would do in another language.${languages.length === 0 ? '' : ` Answers with code can be in ${languages.join(', ')}; a candidate of one language meets the items that it has, so the figures are for candidates who may use all of them.`}`,
    ],
    [
      'Accommodations',
      `extra time, other forms of a task and the like are set ${use === 'graded' ? 'for each candidate when a form is sealed' : 'for each candidate when the sitting begins; of a graded test, when a form is sealed'}, and are in none of these figures.${hasTime ? ' Nobody’s level should depend on the time limit: look at how many it cuts off.' : ''}`,
    ],
    ...(use === 'graded'
      ? [
          [
            'What steers',
            'while a graded test is sat, only items with cases that steer move the estimate; the score of record is computed by the organisation from all answers.',
          ] as const,
        ]
      : [
          [
            'Practice',
            'the items of a practice test are disclosed with their answers: its scores decide nothing about anybody.',
          ] as const,
        ]),
    ...(freshness?.variants === 'unique'
      ? [
          [
            'Variants',
            'each candidate gets variants of their own, which are taken to be as hard as the item they come from.',
          ] as const,
        ]
      : []),
  ]
}
