import { describe, expect, it } from 'vitest'
import { HOSTILE, sampleHeading, sampleSimulation } from './sample-reports.ts'
import { simulationPage } from './simulation-page.ts'

const style = { css: 'p{}', digest: 'sha256-x' }

function text(page: string): string {
  return page
    .replace(/<svg[\s\S]*?<\/svg>|<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, ' ')
}

describe('the page of a simulation', () => {
  const page = simulationPage(sampleSimulation, sampleHeading, style)

  it('says what may be promised, and how sure that is', () => {
    expect(page).toContain(
      '<h1>This test places 95 % of its candidates within 0.8 logits, as its intervals say.</h1>',
    )
    // Wilson for 950 of 1,000
    expect(text(page)).toContain('95.0 % of the 95 % intervals hold the true ability (93.5 % to 96.2 %')
    // 1.96·√((.16 − .0001)/1000)
    expect(text(page)).toContain('neither too high nor too low on average (+0.010 ± 0.025)')
    expect(text(page)).toContain('a standard error of 0.4 ended 90 % of the tests')
    expect(text(page)).toContain('0.20 too high at an ability of −2.0')
  })

  it('does not call intervals right that hold too few or too many', () => {
    const of = (coverage95: number) =>
      /<h1>(.*?)<\/h1>/.exec(simulationPage({ ...sampleSimulation, coverage95 }, sampleHeading, style))?.[1]
    expect(of(0.9)).toContain('its intervals hold too few of them')
    expect(of(0.99)).toContain('wider than they need to be')
  })

  it('says above all that a constraint was broken', () => {
    const broken = simulationPage(
      { ...sampleSimulation, violations: 3, violated: ['skill data: 1, at least 2'] },
      sampleHeading,
      style,
    )
    expect(broken).toContain('<h1>This test broke its own constraints for 3 candidates of 1\u202f000.</h1>')
    expect(broken).toContain('<li>skill data: 1, at least 2</li>')
  })

  it('draws what may have been added: information and exposure by ability', () => {
    expect(page).toContain('What the stated standard errors amount to')
    expect(page).not.toContain('Items met in common</figcaption>')
    const more = simulationPage(
      {
        ...sampleSimulation,
        byTheta: sampleSimulation.byTheta.map((row) => ({
          ...row,
          information: 7 - row.theta,
          exposure: { max: 0.5 + row.theta / 10, id: 'busy', used: 0.7, overlap: 0.3 },
        })),
      },
      sampleHeading,
      style,
    )
    expect(text(more)).toContain('Information of the items that counted')
    expect(text(more)).toContain('It is least at +2.0: 5.0.')
    expect(more).toContain('Items met in common</figcaption>')
    expect(text(more)).not.toContain('are not drawn')
    expect(text(more)).toContain('The highest share is 70 % at +2.0.')
    const [, table = ''] = more.split('<caption>\n        Items met in common by ability')
    expect(text(table)).toMatch(
      /ability candidates met most in common items used item met most −2\.0 200 30\.0 % 30\.0 % 70\.0 % busy/,
    )
  })

  it('leaves classes of a few candidates out of the drawing of what they share, not out of its data', () => {
    const exposure = { max: 1, id: 'busy', used: 0.1, overlap: 0 }
    const [first, ...rest] = sampleSimulation.byTheta.map((row) => ({ ...row, exposure }))
    const few =
      first === undefined
        ? rest
        : [{ ...first, n: 1 }, ...rest.map((row) => ({ ...row, exposure: { ...exposure, max: 0.6 } }))]
    const drawn = simulationPage({ ...sampleSimulation, byTheta: few }, sampleHeading, style)
    expect(text(drawn)).toContain(
      'The highest share is 60 % at −1.0. Fewer than 20 candidates are not drawn.',
    )
    expect(text(drawn)).toContain('−2.0 1 100.0 %')
  })

  it('carries no markup from names, and no invalid number', () => {
    const hostile = simulationPage(
      {
        ...sampleSimulation,
        violations: 1,
        violated: [HOSTILE],
        byTheta: sampleSimulation.byTheta.slice(0, 1).map((row) => ({
          ...row,
          exposure: { max: 1, id: HOSTILE, used: 1, overlap: 1 },
        })),
        stopReasons: { [HOSTILE]: 1 },
        exposure: { ...sampleSimulation.exposure, items: [{ id: HOSTILE, rate: 1 }] },
        blocks: [HOSTILE, 'b'].map((id) => ({ ...sampleSimulation, id, stopReasons: {} })),
      },
      { ...sampleHeading, test: HOSTILE, seed: HOSTILE },
      style,
    )
    expect(hostile).not.toMatch(/<script|<img/i)
    expect(hostile).toContain('&lt;script&gt;')
    expect(hostile + page).not.toMatch(/NaN|undefined|Infinity|\[object/)
  })
})
