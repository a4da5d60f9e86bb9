import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { describeExposurePlan } from './describe-exposure-plan.ts'
import { planExposure } from './exposure-plan.ts'
import { sampleItems, samplePlan } from '../../adaptive/simulate/sample.laws.ts'

const { blueprint: plain } = samplePlan(sampleItems(4))
const fitted = { highest: 0.24, converged: true }
const exposure = { maxRate: 0.25, parameters: { items: { b: 0.5, c: 0.25 }, families: { pair: 0.75 } } }

function plan(more: Partial<Parameters<typeof planExposure>[0]> = {}) {
  const { blueprint = plain } = more
  const text = stringify(blueprint)
  return planExposure({
    file: 'tests/a.yaml',
    text,
    now: text,
    blueprint,
    exposure,
    fitted,
    broken: [],
    ...more,
  })
}

/** @returns what a reader sees below the first line */
function said(more: Parameters<typeof plan>[0], written = true): readonly string[] {
  return describeExposurePlan(plan(more), written).trimEnd().split('\n').slice(1)
}

describe('the plan of giving a test its exposure parameters', () => {
  it('tells what is new, changed, removed and left, and what a release has to do with it', () => {
    const old = { maxRate: 0.5, parameters: { items: { a: 0.9, b: 0.6, c: 0.25 } } }
    expect(said({ blueprint: { ...plain, exposure: old } })).toEqual([
      '  maxRate   0.5 → 0.25',
      '  removed   a: 0.9 → none needed',
      '  changed   b: 0.6 → 0.5',
      '  new       family pair: 0.75',
      '  unchanged 1 parameter',
      'Written to tests/a.yaml. It names release 1.0.0, which stays as it is: candidates meet these parameters with the next assay release, once the test names it.',
    ])
    expect(said({ blueprint: { ...plain, release: '0.0.0-dev' } }).at(-1)).toBe(
      'Written to tests/a.yaml. Released versions stay as they are; the next assay release has these parameters.',
    )
    expect(said({}, false).at(-1)).toBe('Nothing was written. Without --dry-run tests/a.yaml is.')
  })

  it('has nothing to write where the file says so already', () => {
    const same = { blueprint: { ...plain, exposure } }
    expect(plan(same)).toMatchObject({ changes: [], same: 3, result: undefined, refusals: [] })
    expect(said(same)).toEqual([
      '  unchanged 3 parameters',
      'Nothing to write: tests/a.yaml says so already.',
    ])
  })

  it('writes the rate alone where nothing needs a parameter', () => {
    expect(said({ exposure: { maxRate: 0.9 } })[1]).toBe(
      '  nothing needs a parameter: without any, no item goes to more than the largest rate',
    )
    expect(plan({ exposure: { maxRate: 0.9 } }).result).toMatch(/\nexposure:\n  maxRate: 0\.9\n$/)
  })

  it('refuses what must not be written, for every reason', () => {
    const text = `${stringify(plain)}exposure: []\n`
    const more = { fitted: { highest: 0.3117, converged: false }, broken: ['one', 'two'], text, now: '' }
    expect(said(more)).toEqual([
      ...said({}).slice(0, -1),
      'Refused:',
      '  - no parameters keep 0.25 in simulation; the best found reach 0.312',
      '  - the test was simulated without one, two: mend what assay check finds in them first',
      '  - tests/a.yaml was changed while the test was simulated: simulate it again',
      '  - tests/a.yaml cannot be edited without changing more than `exposure`: write it by hand',
    ])
  })
})
