import { describe, expect, it } from 'vitest'
import { calibrationPage } from './calibration-page.ts'
import { HOSTILE, sampleCalibration } from './sample-reports.ts'

const style = { css: 'p{}', digest: 'sha256-x' }
const report = sampleCalibration(12)

describe('the page of a calibration', () => {
  const page = calibrationPage(report, style)

  it('begins with what was found', () => {
    expect(/<h1>(.*?)<\/h1>/.exec(page)?.[1]).toBe('1 of 12 items needs a look.')
    const headings = [...page.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, title]) => title)
    expect(headings).toEqual([
      'How sure',
      'Items',
      'Persons and items',
      'What the test can tell',
      'Pairs of items',
      'Overall fit',
      'Items one by one',
      'Method',
    ])
    expect(page).toContain('misfit at low ability (better than expected)')
  })

  it('lists items that need a look first', () => {
    const names = [...page.matchAll(/<h3[^>]*><bdi>(.*?)<\/bdi><\/h3>/g)].map(([, name]) => name)
    expect(names.slice(0, 3)).toEqual(['item-4', 'item-1', 'item-2'])
    expect(names).toHaveLength(12)
  })

  it('has figures with a name, a description and their data, and no id twice', () => {
    // three for a graded item, two for the others; two of the whole test and the map, for two widths each
    expect(page.match(/<svg/g)).toHaveLength(4 * 3 + 8 * 2 + 2 * (2 + 1))
    expect(page.match(/<desc /g)).toHaveLength(page.match(/<svg/g)?.length ?? 0)
    expect(page.match(/<details>/g)).toHaveLength(page.match(/<figure/g)?.length ?? 0)
    const ids = [...page.matchAll(/ id="(.*?)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const targets = [...page.matchAll(/href="#(.*?)"/g)].map(([, id]) => id)
    expect(targets.filter((id) => !ids.includes(id))).toEqual([])
    expect(page).not.toMatch(/NaN|undefined|Infinity|\[object/)
  })

  it('asks nobody for anything, and its policy says so', () => {
    expect(page).toContain("default-src 'none'; style-src 'sha256-x'; font-src data:")
    expect(page).not.toMatch(/<script|<link|<img|<iframe|https?:|url\(|style="/)
  })

  it('lists the pair that hangs together', () => {
    expect(page).toMatch(
      /1 pair of items hangs together\s+beyond ability: see <a href="#pairs">Pairs of items</,
    )
    expect(page).toMatch(/item-1<\/bdi>[\s\S]{0,200}item-2<\/bdi>[\s\S]{0,80}0\.40/)
  })

  it('says above all that a calibration did not settle', () => {
    const unsettled = calibrationPage({ ...report, fit: { ...report.fit, converged: false } }, style)
    expect(unsettled).toContain('<h1>This calibration did not settle. Do not use its figures yet.</h1>')
    expect(unsettled).toContain('Largest change of a parameter in the last passes')
  })

  it('says first where nothing or little was estimated, and praises no prior', () => {
    const kept = (count: number): string =>
      calibrationPage(
        {
          ...report,
          items: report.items.map((item, place) =>
            place < count ? { ...item, flags: [{ flag: 'no-variance', words: 'nobody passes' }] } : item,
          ),
        },
        style,
      )
    expect(kept(12)).toContain(
      '<h1>Nothing was estimated: the parameters of all 12 items are the prior’s.</h1>',
    )
    expect(kept(8)).toContain(
      '<h1>Most was not estimated: the parameters of 8 of 12 items are the prior’s.</h1>',
    )
    for (const page of [kept(12), kept(8)]) expect(page).not.toContain('standard error of 0.5 logits')
    expect(kept(2)).toContain('standard error of 0.5 logits')
  })

  it('carries no markup from names', () => {
    const hostile = calibrationPage(
      {
        ...report,
        data: { source: HOSTILE, sha256: HOSTILE },
        groups: [HOSTILE, HOSTILE],
        latent: [...report.latent, ...report.latent],
        method: { ...report.method, prior: HOSTILE, engine: HOSTILE },
        overall: { why: HOSTILE },
        notes: [HOSTILE],
        items: report.items.map((item) => ({
          ...item,
          id: HOSTILE,
          flags: [{ flag: 'dif', words: HOSTILE }],
          dif: [
            {
              reference: HOSTILE,
              focal: HOSTILE,
              class: 'C',
              favours: HOSTILE,
              effect: { name: HOSTILE, value: 1 },
              tests: [{ name: HOSTILE, statistic: 1, df: 1, p: 0.5 }],
            },
          ],
        })),
      },
      style,
    )
    expect(hostile).not.toMatch(/<script|<img/i)
    expect(hostile).toContain('&lt;script&gt;')
    expect(hostile.match(/<\/title>/g)).toHaveLength((hostile.match(/<svg/g)?.length ?? 0) + 1)
  })

  it('stands without items, persons, errors and statistics', () => {
    const bare = calibrationPage(
      {
        ...report,
        responses: { persons: 0, items: 0, starts: [0], item: [], category: [] },
        persons: { theta: [], se: [] },
        items: [],
        fit: { ...report.fit, areErrorsJoint: undefined },
        q3: [],
      },
      style,
    )
    expect(bare).toContain('<h1>No item was calibrated.</h1>')
    expect(bare).not.toMatch(/NaN|undefined|Infinity/)
    const [first] = report.items
    if (first === undefined) return
    const { summedScore: _, meanSquares: __, ...unfit } = first
    const untouched = calibrationPage(
      {
        ...report,
        responses: { persons: 0, items: 1, starts: [0], item: [], category: [] },
        persons: { theta: [], se: [] },
        items: [{ ...unfit, persons: 0, scores: [], covariance: undefined, flags: [] }],
        q3: [1],
      },
      style,
    )
    expect(untouched).toContain('Nobody answered it.')
    expect(untouched).not.toMatch(/NaN|undefined|Infinity/)
  })
})
