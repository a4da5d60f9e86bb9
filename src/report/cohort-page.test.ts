import { describe, expect, it } from 'vitest'
import type { AttemptReport } from './attempt-report.ts'
import { cohortPage } from './cohort-page.ts'
import type { Cohort } from './cohort.ts'
import { sampleAttempts, sampleGroups, sampleTest } from './sample-attempts.ts'
import { HOSTILE } from './sample-reports.ts'

const style = { css: 'p{}', digest: 'sha256-x' }
const made = Date.UTC(2026, 10, 22)
const attempts = sampleAttempts({ candidates: 25 })

function pageOf(cohort: Partial<Cohort>): string {
  return cohortPage({ test: sampleTest, attempts, unread: [], made, ...cohort }, style)
}

function rejected(report: AttemptReport, ...reasons: readonly string[]): AttemptReport {
  return { ...report, status: 'rejected', reasons, scales: [], answers: [], blocks: [] }
}

function text(page: string): string {
  return page
    .replace(/<svg[\s\S]*?<\/svg>|<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, ' ')
}

const findingOf = (page: string): string | undefined => /<h1>(.*?)<\/h1>/.exec(page)?.[1]

describe('the page of a cohort', () => {
  const groups = sampleGroups(attempts)
  const page = pageOf({
    groups,
    cut: 3,
    pageOf: (attempt) => ({ reviewer: `attempts/${attempt}.html`, candidate: `send/${attempt}.html` }),
  })

  it('begins with what can be used, and has its parts in order', () => {
    expect(findingOf(page)).toBe(
      'Of 25 results, 24 can be used as they are and 1 is for a person to look at.',
    )
    expect([...page.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, title]) => title)).toEqual([
      'Results',
      'Levels',
      'Skills',
      'Items',
      'Candidates and items',
      'Groups',
      'Candidates one by one',
      'What no result can show',
      'Method',
    ])
  })

  it('has figures with a name, a description and their data, and no id twice', () => {
    expect(page.match(/<desc /g)).toHaveLength(page.match(/<svg/g)?.length ?? 0)
    expect(page.match(/<details>/g)).toHaveLength(page.match(/<figure/g)?.length ?? 0)
    const ids = [...page.matchAll(/ id="(.*?)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const targets = [...page.matchAll(/href="#(.*?)"/g)].map(([, id]) => id)
    expect(targets.filter((id) => !ids.includes(id))).toEqual([])
  })

  it('asks nobody for anything, and writes no number that is none', () => {
    expect(page).not.toMatch(/<script|<link|<img|<iframe|https?:|url\(|style="/)
    expect(page).not.toMatch(/NaN|undefined|Infinity|\[object/)
  })

  it('leads to the page of each attempt', () => {
    for (const { attempt, candidate } of attempts)
      expect(page).toContain(`<a href="attempts/${attempt}.html"><bdi>${candidate}</bdi></a>`)
    expect(pageOf({})).not.toContain('attempts/')
  })

  it('has a row for each candidate while it reads, and a histogram above that', () => {
    const rowsOf = (candidates: number) => pageOf({ attempts: sampleAttempts({ candidates, answers: 2 }) })
    expect(rowsOf(60)).toContain('A dot is a candidate’s most likely level')
    expect(rowsOf(61)).toContain('A bar is how many candidates have such a level')
  })

  it('says what the simulation promised beside what was found', () => {
    const thetas = attempts.map(({ scales }) => scales[0]?.se ?? 0)
    const meanSe = thetas.reduce((sum, se) => sum + se, 0) / thetas.length
    expect(text(page)).toContain(
      `promised that the error of a level is 0.42 on average (its standard error), and that 95.1 % of the 95 % intervals hold the true level. The average found is ${meanSe.toFixed(2)}: about as promised.`,
    )
    const { precision: _, ...unsimulated } = sampleTest
    expect(text(pageOf({ test: unsimulated }))).toContain('No simulation from before the sealing is at hand')
    const bold = { ...sampleTest, precision: [{ block: 'main', coverage95: 0.95, meanSe: 0.3 }] }
    expect(text(pageOf({ test: bold }))).toContain('these candidates are known less well than was promised')
  })

  it('sees a skill that is weaker than the levels let expect, and calls no other one strong', () => {
    const weak = text(pageOf({ attempts: sampleAttempts({ candidates: 200, weakness: 1 }) }))
    expect(weak).toMatch(
      /Skills : weaker than the candidates’ levels let expect, compared with the other skills: graphs \(−\d+ points of 100\)\./,
    )
    expect(text(page)).toContain('no skill is weaker or stronger than the candidates’ levels let expect')
  })
})

describe('the sentences at the top of a cohort’s page', () => {
  it('count skills once that only ever came together', () => {
    const both = attempts.map((report) => ({
      ...report,
      answers: report.answers.map((answer) => ({
        ...answer,
        skills: answer.skills.flatMap((skill) => (skill === 'graphs' ? ['graphs', 'trees'] : [skill])),
      })),
    }))
    const told = text(pageOf({ attempts: both }))
    expect(told).toContain('5 skills were compared')
    expect(told).toContain('graphs with trees')
    expect(text(pageOf({}))).toContain('5 skills were compared')
  })

  it('count an item once that was met with and without an AI', () => {
    const [report] = sampleAttempts({ candidates: 1, answers: 4 }) as readonly [AttemptReport]
    const [scale] = report.scales
    if (scale === undefined) throw new Error('no scale')
    const other = {
      ...report,
      candidate: 'other',
      attempt: 'other',
      scales: [{ ...scale, policy: 'allowed' as const }],
      answers: report.answers.map((answer) => ({ ...answer, policy: 'allowed' as const })),
    }
    const test = {
      ...sampleTest,
      blocks: [...sampleTest.blocks, { id: 'more', title: 'More', policy: 'allowed' as const }],
    }
    expect(text(pageOf({ test, attempts: [report, other] }))).toContain(
      'none of the 4 items that were taken needs a look. All of them have fewer than 30 answers',
    )
  })
})

describe('which results a cohort’s page counts', () => {
  it('groups reasons that differ in numbers and names of files alone', () => {
    const reasons = [1, 2].map((n) => `Event ${n}: running it again gives another score, see out/${n}.json.`)
    const some = attempts.map((report, n) =>
      n < 2 ? rejected(report, reasons[n] ?? '') : { ...report, reasons: [] },
    )
    const page = text(
      pageOf({
        attempts: some,
        unread: [
          { file: 'x.json', reason: 'This is no JSON.' },
          { file: 'b.json', candidate: 'bruno', reason: 'It was cut.' },
        ],
      }),
    )
    expect(findingOf(pageOf({ attempts: some, unread: [{ file: 'x', reason: 'y' }] }))).toBe(
      'Of 25 results, 22 can be used as they are, 1 is for a person to look at, and 2 are rejected; 1 file could not be opened.',
    )
    expect(page).toContain('Event …: running it again gives another score, see …. 2 2')
    expect(page).toContain('x.json unknown This is no JSON. b.json bruno It was cut.')
    expect(page).toContain('23 candidates, each with one result; 2 results are in no statistic.')
  })

  it('keeps rejected results out of every statistic', () => {
    const [one, ...others] = attempts
    if (one === undefined) throw new Error('no sample')
    const lie = { ...one, scales: one.scales.map((scale) => ({ ...scale, theta: 90, high: 99 })) }
    const page = text(pageOf({ attempts: [{ ...lie, status: 'rejected' }, ...others] }))
    const without = text(pageOf({ attempts: others }))
    const levels = /Levels of 24 candidates[\s\S]*?Skills/
    expect(levels.exec(page)?.[0]).toBe(levels.exec(without)?.[0])
    expect(page).not.toContain('93.0')
  })

  it.each([
    ['nobody', [], 'No result has been handed in.'],
    ['one', attempts.slice(0, 1), 'The only result can be used as it is.'],
    [
      'all rejected',
      attempts.slice(0, 3).map((report) => rejected(report, 'It does not open.')),
      'None of 3 results can be used: all are rejected.',
    ],
    [
      'nobody differs',
      attempts.slice(0, 6).map((report, n) => ({
        ...report,
        scales: [{ policy: 'forbidden', theta: 0, se: 0.4, low: -0.8, high: 0.8, items: 8 } as const],
        answers: report.answers.map((answer) => ({
          ...answer,
          expected: answer.max,
          score: { category: answer.max, max: answer.max, parts: [] },
          durationMs: 0,
        })),
        attempt: `${n}`,
      })),
      'All 6 results can be used as they are.',
    ],
    [
      'no answers',
      attempts.slice(0, 2).map((report) => ({ ...report, answers: [], scales: [] })),
      'All 2 results can be used as they are.',
    ],
  ] as const)('stands with %s', (_, some, finding) => {
    const groups = sampleGroups(some)
    const page = pageOf({ attempts: some, groups, cut: 3 })
    expect(findingOf(page)).toBe(finding)
    expect(page).not.toMatch(/NaN|undefined|Infinity|\[object/)
  })

  it('has a part for each scale where work with an AI is measured too', () => {
    const test = {
      ...sampleTest,
      blocks: [...sampleTest.blocks, { id: 'ai', title: 'With AI', policy: 'allowed' } as const],
    }
    const both = attempts.map((report) => ({
      ...report,
      scales: [...report.scales, ...report.scales.map((scale) => ({ ...scale, policy: 'allowed' as const }))],
      answers: report.answers.flatMap((answer) => [answer, { ...answer, policy: 'allowed' as const }]),
    }))
    const page = pageOf({ test, attempts: both, groups: sampleGroups(both) })
    expect(text(page)).toContain('Work with AI allowed')
    expect(text(page)).toContain('Levels without AI :')
    const ids = [...page.matchAll(/ id="(.*?)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(page).not.toMatch(/NaN|undefined|Infinity|\[object/)
  })

  it('carries no markup from names', () => {
    const hostile = attempts.map((report, n): AttemptReport => ({
      ...report,
      attempt: `${HOSTILE}${n}`,
      candidate: `${HOSTILE}${n}`,
      status: n === 0 ? 'rejected' : 'flagged',
      reasons: [HOSTILE],
      answers: report.answers.map((answer) => ({
        ...answer,
        id: `${HOSTILE}${answer.id}`,
        title: HOSTILE,
        skills: [HOSTILE],
      })),
    }))
    const page = pageOf({
      test: {
        ...sampleTest,
        id: HOSTILE,
        title: HOSTILE,
        bank: HOSTILE,
        organisation: HOSTILE,
        release: { version: HOSTILE, hash: HOSTILE },
        notice: { keptDays: 90, contact: HOSTILE },
        blocks: sampleTest.blocks.map((block) => ({ ...block, title: HOSTILE })),
      },
      attempts: hostile,
      unread: [{ file: HOSTILE, reason: HOSTILE }],
      groups: {
        columns: [HOSTILE, 'b'],
        byCandidate: new Map(hostile.map(({ candidate }, n) => [candidate, [`${HOSTILE}${n % 2}`, 'x']])),
      },
      pageOf: (attempt) => ({ reviewer: attempt, candidate: attempt }),
    })
    expect(page).not.toMatch(/<script|<img/i)
    expect(page).toContain('&lt;script&gt;')
    expect(page.match(/<\/title>/g)).toHaveLength((page.match(/<svg/g)?.length ?? 0) + 1)
  })
})
