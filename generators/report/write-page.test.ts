import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CalibrationReport } from '#report'
import { writeCalibrationReport } from './write-calibration-report.ts'

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'assay-report-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

const nothing: CalibrationReport = {
  data: { source: 'answers.csv', sha256: '' },
  responses: { persons: 0, items: 0, starts: [0], item: [], category: [] },
  groups: [''],
  method: {
    model: 'rasch',
    grid: { low: -6, high: 6, points: 61 },
    prior: 'none',
    tolerance: 1e-6,
    engine: 'assay 0.0.0',
  },
  fit: {
    converged: true,
    passes: 1,
    logLikelihood: 0,
    parameters: 0,
    changes: [0],
    areErrorsJoint: undefined,
  },
  latent: [],
  persons: { theta: [], se: [] },
  items: [],
}

it('writes one page into a new folder, whose policy admits the style that stands in it and no other', async () => {
  const path = await writeCalibrationReport(join(dir, 'new', 'report'), nothing)
  expect(path).toBe(join(dir, 'new', 'report', 'index.html'))
  const page = await readFile(path, 'utf8')
  const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? ''
  expect(style).toContain('--paper')
  expect(style).toContain('data:font/woff2')
  expect(page).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`)
  expect(page).not.toMatch(/https?:\/\//)
})
