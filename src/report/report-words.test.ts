import { describe, expect, it } from 'vitest'
import { candidatePage } from './candidate-page.ts'
import { cohortPage } from './cohort-page.ts'
import { reviewerPage } from './reviewer-page.ts'
import { sampleAttempts, sampleTest } from './sample-attempts.ts'

const attempts = sampleAttempts({ candidates: 12 })
const [report] = attempts
if (report === undefined) throw new Error('no sample')
const style = { css: '', digest: 'sha256-' }
const script = { code: '', digest: 'sha256-' }

/** What is read before the parts for whoever computes it again, whose heading is given. */
function textOf(page: string, last: string): string {
  const end = page.indexOf(`<section id="${last}"`)
  if (end < 0) throw new Error(`no section ${last}`)
  return page.slice(0, end).replace(/<[^>]*>/g, ' ')
}

describe('pages for people without statistics', () => {
  it.each([
    [
      'reviewer',
      textOf(
        reviewerPage({ report, replay: { items: [], steps: [] }, engine: 'assay' }, style, script),
        'origins',
      ),
    ],
    ['candidate', textOf(candidatePage(report, 'assay', style), 'origins')],
    ['cohort', textOf(cohortPage({ test: sampleTest, attempts, unread: [], made: 0 }, style), 'method')],
  ])('of the %s use no terms of the trade', (_reader, text) => {
    expect(text.length).toBeGreaterThan(1000)
    expect(text).not.toMatch(
      /logit|\bfuel\b|to the bit|steered|Wright|asks for level|moves no estimate|posteriori|threshold/i,
    )
  })
})
