import type { Cohort } from './cohort.ts'
import { SURE } from './cohort-shares.ts'
import { html, type Markup } from './markup.ts'

/** What the page rests on, how it was computed, and what it cannot say. */
export function cohortMethod({ test, made, groups, cut }: Cohort): Markup {
  const rows: readonly (readonly [string, string | Markup])[] = [
    ['test', html`<bdi>${test.title}</bdi> (<code>${test.id}</code>) of <bdi>${test.organisation}</bdi>`],
    ['release', html`<bdi>${test.bank}</bdi> ${test.release.version}, <code>${test.release.hash}</code>`],
    ['made', `${dayOf(made)} (UTC)`],
    ...(test.notice === undefined
      ? []
      : [
          [
            'kept',
            html`${test.notice.keptDays} days, as the candidates were told;
              <bdi>${test.notice.contact}</bdi> answers questions`,
          ] as const,
        ]),
    [
      'counted',
      'each candidate once: of several attempts the one that began last, by the clocks of the candidates’ machines; two different results of one attempt not at all, until a person has decided; rejected ones never',
    ],
    [
      'levels',
      'expected a posteriori estimates of record with 95 % credible intervals, one scale for each AI policy: the average of what is likely after the answers. Level = 3 + theta; one level is one logit, the unit in which the chance of success grows with ability. Candidates and items on one scale are known as a Wright map',
    ],
    [
      'spread',
      'standard deviation of the abilities: root of the variance of the estimates plus their mean squared standard error; empirical reliability: the first over that sum',
    ],
    [
      'told apart',
      'two candidates whose estimates differ by more than 1.96 times the root of the sum of their squared standard errors',
    ],
    [
      'points',
      'shares by item with equal weight; intervals by Wilson (1927) with the number of candidates, rather too wide where an item has several scores',
    ],
    [
      'beyond',
      `share earned less share expected at each candidate’s own estimate, less the same of all other answers of the scale; standard error of the difference of two ratios over candidates (Cochran 1977); called sure beyond ${SURE.errors} of them, with ${SURE.candidates} candidates or more. The estimate contains the answer itself, so true differences are somewhat larger`,
    ],
    [
      'correlation',
      'Pearson’s, of the share of an item’s points with the mode of the ability by the same candidate’s other answers (slope 1, standard normal prior); intervals by Fisher (1921)',
    ],
    ...(groups === undefined
      ? []
      : [
          [
            'groups',
            `${cut === undefined ? '' : 'selection rates by the most likely level, without regard to its interval (29 CFR 1607.4 D); '}scoring rates above the median of all counted candidates (6 RCNY § 5-300). A bias audit as that rule wants it needs an independent auditor`,
          ] as const,
        ]),
  ]
  return html`<dl>
      ${rows.map(
        ([name, words]) =>
          html`<dt>${name}</dt>
            <dd>${words}</dd> `,
      )}
    </dl>
    <h3>Known limits</h3>
    <ul class="findings">
      <li>
        Everything is about who took this test. Who was invited, and who did not begin or did not hand in, is
        not in the data.
      </li>
      <li>
        The items’ parameters are taken as they are; where they are wrong, levels and expectations are too.
      </li>
      <li>
        In an adaptive test everybody meets other items, chosen by their own answers: what is said of an item
        is said of those who met it.
      </li>
      <li>
        Many items, skills and groups are looked at side by side. Of twenty 95 % intervals one leaves the
        truth out by chance.
      </li>
      <li>A level says how the work in this test went. It does not say how somebody will do at work.</li>
    </ul>`
}

/** @returns such as 2026-12-01; a dash where the moment is none */
function dayOf(made: number): string {
  const date = new Date(made)
  return Number.isNaN(date.getTime()) ? '–' : date.toISOString().slice(0, 10)
}
