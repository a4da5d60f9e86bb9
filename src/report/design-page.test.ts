import { describe, expect, it } from 'vitest'
import { designPage } from './design-page.ts'
import type { DesignReport } from './design-report.ts'
import { sampleCalibrationFile, sampleDesign } from './sample-design.ts'
import { HOSTILE } from './sample-reports.ts'

const style = { css: 'p{}', digest: 'sha256-x' }

/** A section as it is read; the whole page without its name. */
function read(report: DesignReport, section?: string): string {
  const page = designPage(report, style)
  const from = section === undefined ? 0 : page.indexOf(`<section id="${section}"`)
  const to = section === undefined ? page.length : page.indexOf('</section>', from)
  return page
    .slice(from, to)
    .replace(/<svg[\s\S]*?<\/svg>|<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}

const plain = sampleDesign()
const whole = sampleDesign({
  cuts: [0.5],
  se: 0.4,
  isSimulated: true,
  calibration: { name: 'calibration.json', calibration: sampleCalibrationFile },
})

const [block] = plain.blueprint.blocks
const twoBlocks = sampleDesign({
  cuts: [-1, 1],
  isSimulated: true,
  blueprint: {
    exposure: { maxRate: 0.2 },
    blocks: ['first', 'second'].flatMap((id) => (block ? [{ ...block, id, title: id }] : [])),
  },
})

describe('the technical report of a test', () => {
  it('has all its parts, and its headings in order', () => {
    for (const report of [plain, whole, twoBlocks]) {
      const page = designPage(report, style)
      expect([...page.matchAll(/<section id="(.*?)"/g)].map(([, id]) => id)).toEqual([
        'purpose',
        'precision',
        'decisions',
        'use',
        'simulation',
        'fit',
        'limits',
        'items',
        'blueprint',
        'origin',
      ])
      const levels = [...page.matchAll(/<h(\d)/g)].map(([, level]) => Number(level))
      expect(levels[0]).toBe(1)
      expect(levels.slice(1).every((level, at) => level - (levels[at] ?? 0) <= 1)).toBe(true)
      const ids = [...page.matchAll(/ id="(.*?)"/g)].map(([, id]) => id)
      expect(new Set(ids).size).toBe(ids.length)
      const figures = page.split('<figure').slice(1)
      expect(figures.every((figure) => figure.slice(0, figure.indexOf('</figure>')).includes('<table'))).toBe(
        true,
      )
      expect(page).not.toMatch(/NaN|undefined|Infinity|∞|\[object/)
    }
  })

  it('says what the test is for and does', () => {
    const purpose = read(plain, 'purpose')
    expect(purpose).toContain('Says who is worth an interview.')
    expect(purpose).toContain('Each next item is drawn from the 3 that tell most at the estimate')
    expect(purpose).toContain('It has 6 items.')
    expect(read(sampleDesign({ blueprint: { description: ' ' } }), 'purpose')).toContain('states no purpose')
    expect(read(plain, 'blueprint')).toContain('version: 1 id: screen')
  })

  it('names the error of each parameter, and marks what rests on a prior alone', () => {
    const items = read(plain, 'items')
    expect(items).toContain(
      'Of the 24 items, 4 items have been calibrated from answers; the others have a prior',
    )
    // 1.2·exp(±1.96·0.3), −2 ∓ 0.3 and 1.96·0.8
    expect(items).toContain('item-1 Code 1 GRM 1.20 (0.67 to 2.16) −2.30, −1.70 ± 1.57 – 250 persons')
    expect(items).toContain('item-24 Choice 4 3PL 1.20 (0.67 to 2.16) 1.00 ± 1.57 0.25 prior')
  })

  it('gives the figures of the forecast, and how far they are from what is wanted', () => {
    const { forecast, deviation } = whole
    const look = read(whole)
    expect(look).toContain(`mean standard error, logits ${forecast.meanSe.toFixed(3)}`)
    expect(look).toContain(`reliability ${forecast.reliability.toFixed(3)}`)
    const precision = read(whole, 'precision')
    const middle = forecast.abilities.find(({ theta }) => theta === 0)
    expect(precision).toContain(
      `0.0 3.0 ${middle?.se.toFixed(3)} ± ${(1.96 * (middle?.se ?? 0)).toFixed(2)} 0.400 ${middle?.information.toFixed(2)} ${middle?.bankInformation.toFixed(2)}`,
    )
    expect(deviation?.worst).not.toBeNull()
    expect(look).toContain(`a standard error of ${deviation?.worst?.se.toFixed(2)}, not 0.40.`)
    expect(precision).toContain('Wanted is a standard error of 0.40 logits from an ability of −1.0 to +1.0.')
    expect(read(sampleDesign({ se: 2 }))).toContain('as precise as wanted at every ability of the target')
    expect(read(plain, 'precision')).toContain('No precision was stated that the test should reach.')
  })

  it('says how often decisions at a cut are right, and that there are none without', () => {
    const decisions = whole.forecast.blocks[0]?.decisions
    const { accuracy = 0, consistency = 0, tooHigh = 0, tooLow = 0, classes = [] } = decisions ?? {}
    const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
    expect(accuracy + tooHigh + tooLow).toBeCloseTo(1, 10)
    const text = read(whole, 'decisions')
    expect(text).toContain(
      `${percent(accuracy)} of the candidates are put into their true class: ${percent(tooHigh)} too high (false positives), ${percent(tooLow)} too low (false negatives)`,
    )
    expect(text).toContain(`${percent(consistency)} would be put into the same class both times`)
    expect(text).toContain(
      `Of those put above the cut, ${percent(tooHigh / (classes[1]?.put ?? 0))} are truly below it`,
    )
    expect(read(plain, 'decisions')).toContain('There is no cut score')
    expect(read(sampleDesign({ cuts: [-1, 1] }), 'decisions')).not.toContain('Of those put above the cut')
  })

  it('tells blocks apart', () => {
    expect(read(twoBlocks, 'purpose')).toContain('It is a practice test of 2 blocks')
    for (const { id, decisions, meanSe } of twoBlocks.forecast.blocks) {
      expect(read(twoBlocks, 'decisions')).toMatch(
        new RegExp(`Block ${id} .*${(100 * (decisions?.accuracy ?? 0)).toFixed(1)} % of the candidates`),
      )
      expect(read(twoBlocks, 'precision')).toContain(`${id} 6.0 ${meanSe.toFixed(3)}`)
    }
    expect(read(twoBlocks, 'use')).toContain('wants no item to be met by more than 20 %')
  })

  it('shows the simulation of the design, or how to run one', () => {
    const text = read(whole, 'simulation')
    const { summary } = whole.simulation ?? {}
    expect(text).toContain('40 simulated candidates sat the test')
    expect(text).toContain(`In the root mean square they are ${summary?.rmse.toFixed(2)} off.`)
    expect(text).toContain('a seed')
    expect(text).toContain('Coverage of 95 % intervals')
    expect(read(plain, 'simulation')).toMatch(
      /No simulation of this very design was run.*assay simulate screen --n 40 --seed/,
    )
    expect(read(plain)).not.toContain('simulated what it means')
  })

  it('tells fit and DIF where a calibration is at hand, and what is missing where none is', () => {
    const text = read(whole, 'fit')
    expect(text).toContain('is about 3 of the 24 items')
    expect(text).toContain('1 other entry, left out here')
    expect(text).toContain('for 1 item it names a difference between them (DIF;')
    expect(text).toMatch(
      /item-2 301 &lt; \.001 1.02 0.97 misfit item-3 302 .420 1.02 0.97 DIF: harder .* item-1 300/,
    )
    expect(text).toContain('RMSEA 0.021')
    expect(read(plain, 'fit')).toMatch(/No calibration file was given.*DIF/)
    const alone = {
      ...sampleCalibrationFile,
      latent: sampleCalibrationFile.latent.slice(0, 1),
      converged: false,
    }
    const other = read(sampleDesign({ calibration: { name: 'one.json', calibration: alone } }), 'fit')
    expect(other).toContain('no DIF figures are at hand')
    expect(other).toContain('did not settle')
  })

  it('states its limits, and what makes it again', () => {
    expect(read(plain, 'limits')).toMatch(/A prior is a judgement.*Accommodations : .*when a form is sealed/)
    const origin = read(whole, 'origin')
    for (const part of [
      '1.2.3',
      'ab'.repeat(32),
      'cd'.repeat(32),
      'assay 9.9.9',
      'a seed',
      '2026-11-22',
      '+0.50',
    ])
      expect(origin).toContain(part)
  })

  it('carries no markup from authors, and shows what would turn their words around', () => {
    const report = sampleDesign({
      isSimulated: true,
      cuts: [0],
      blueprint: {
        title: HOSTILE,
        description: HOSTILE,
        blocks: sampleDesign().blueprint.blocks.map((block) => ({ ...block, id: HOSTILE, title: HOSTILE })),
      },
      calibration: {
        name: HOSTILE,
        calibration: {
          ...sampleCalibrationFile,
          prior: HOSTILE,
          engine: HOSTILE,
          latent: [{ group: HOSTILE, mean: 0, sd: 1 }],
          items: sampleCalibrationFile.items.map((item) => ({ ...item, flags: [HOSTILE] })),
        },
      },
    })
    const page = designPage(
      {
        ...report,
        yaml: HOSTILE,
        titleOf: () => HOSTILE,
        command: HOSTILE,
        items: report.items.map((item) => ({ ...item, version: HOSTILE })),
        origin: { ...report.origin, bank: HOSTILE, release: HOSTILE, engine: HOSTILE },
      },
      style,
    )
    expect(page).not.toMatch(/<script|<img/i)
    expect(page).toContain('&lt;script&gt;')
    expect(page).toMatch(/<title>[^<]*U\+202E<\/title>/)
    const purpose = page.slice(page.indexOf('<section id="purpose"'), page.indexOf('<section id="precision"'))
    expect(purpose).toContain('<span class="sign">U+202E</span>')
    expect(purpose).not.toContain('\u202e')
  })
})
