import { expect, it } from 'vitest'
import { abilityFinding, abilityPart } from './ability-part.ts'
import type { AttemptReport } from './attempt-report.ts'
import { candidatePage } from './candidate-page.ts'
import { levelText } from './level-words.ts'
import { fixed } from './number-words.ts'
import { sampleAttempts } from './sample-attempts.ts'

it('tells who took a test a band, and nowhere the point within it', () => {
  const [report] = sampleAttempts({ candidates: 1 }) as readonly [AttemptReport]
  const [scale] = report.scales
  if (scale === undefined) throw new Error('the sample has no scale')
  // A level that nothing else on the page has, such as a threshold or an end of the range.
  const own = { ...report, scales: [{ ...scale, theta: 0.2718 }] }
  const points = [`>${levelText(0.2718)}<`, fixed(0.2718, 4), 'most likely', 'chart-dot']
  const style = { css: '', digest: 'sha256-x' }
  const reviewers = `${abilityFinding(own, 'reviewer')}${abilityPart(own, 'reviewer').markup}`
  const candidates = candidatePage(own, 'assay', style)
  for (const point of points) {
    expect(reviewers).toContain(point)
    expect(candidates).not.toContain(point)
  }
  expect(candidates).toContain('chart-range')
})

it('names the skills and counts the problems that the range is made of, and no others', () => {
  const [report] = sampleAttempts({ candidates: 1, answers: 4 }) as readonly [AttemptReport]
  const [first, second, third, fourth] = report.answers
  if (!first || !second || !third || !fourth) throw new Error('the sample has no four answers')
  const answers = [
    { ...first, skills: ['Windows', 'Joins'] },
    { ...second, skills: ['Joins'] },
    { ...third, skills: ['Trials'], uncounted: 'pretest' as const },
    { ...fourth, skills: ['Gaps'], score: undefined },
  ]
  const page = candidatePage({ ...report, answers }, 'assay', { css: '', digest: 'sha256-x' })
  expect(page.replace(/\s+/g, ' ')).toContain('It measured work on Windows, Joins, in 2 problems.')
})
