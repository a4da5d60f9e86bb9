import { expect, it } from 'vitest'
import {
  CHOICES,
  choicesFrom,
  commandOf,
  fileNameOf,
  groupOf,
  isSameRequest,
  missingOf,
  modelOf,
  requestOf,
} from './choices.ts'

const responses = { type: 'file', file: new File([''], 'exam 1.csv') } as const
const peeked = { groups: [], hasPolicies: false }
const prior = new File([''], 'last.json')

it('comes back from an address without its files, and takes nothing from one that makes no sense', () => {
  const chosen = {
    ...CHOICES,
    model: '3pl',
    group: 'team',
    prior: 'file',
    hasAnchors: true,
    points: 41,
  } as const
  const { priorFile: _, anchorsFile: __, ...kept } = { ...chosen, priorFile: prior, anchorsFile: prior }
  expect(choicesFrom(JSON.parse(JSON.stringify(kept)))).toEqual(chosen)
  for (const given of [
    undefined,
    null,
    7,
    'model',
    {},
    { model: '9pl', points: 1e9, tolerance: 3, group: {} },
  ])
    expect(choicesFrom(given)).toEqual(CHOICES)
})

it('takes two parameters where only 0 and 1 were seen, else the graded model, and what is chosen before both', () => {
  expect(modelOf(CHOICES, { ...peeked, hasSeveralScores: false })).toBe('2pl')
  expect(modelOf(CHOICES, { ...peeked, hasSeveralScores: true })).toBe('grm')
  expect(modelOf(CHOICES, undefined)).toBe('grm')
  expect(modelOf({ ...CHOICES, model: 'rasch' }, { ...peeked, hasSeveralScores: true })).toBe('rasch')
})

it('takes the one column for groups that can be nothing else, and what is chosen before it', () => {
  const told = { ...peeked, group: 'team', hasSeveralScores: undefined }
  expect([undefined, '', 'year'].map((group) => groupOf({ ...CHOICES, group }, told))).toEqual([
    'team',
    '',
    'year',
  ])
  expect(groupOf(CHOICES, undefined)).toBe('')
})

it('asks for what was chosen, and says the command that does the same', () => {
  expect(commandOf(requestOf(CHOICES, responses, undefined), fileNameOf(responses))).toBe(
    "assay calibrate 'exam 1.csv' --model grm --out 'exam 1-calibration.json'",
  )
  const request = requestOf(
    {
      model: '3pl',
      format: 'wide',
      group: "team's",
      policy: 'allowed',
      prior: 'file',
      priorFile: prior,
      hasAnchors: true,
      anchorsFile: prior,
      isStrict: true,
      points: 81,
      tolerance: '1e-4',
    },
    responses,
    undefined,
  )
  expect(request).toEqual({
    responses,
    model: '3pl',
    format: 'wide',
    group: "team's",
    policy: 'allowed',
    prior,
    anchors: prior,
    isStrict: true,
    points: 81,
    tolerance: 0.0001,
  })
  expect(commandOf(request, 'a.json')).toBe(
    String.raw`assay calibrate 'exam 1.csv' --model 3pl --format wide --group 'team'\''s' --policy allowed --prior last.json --anchors last.json --points 81 --tolerance 0.0001 --out a.json --strict`,
  )
})

it('says which file is still missing', () => {
  expect(missingOf(CHOICES)).toBeUndefined()
  expect(missingOf({ ...CHOICES, prior: 'file' })).toContain('What is believed beforehand')
  expect(missingOf({ ...CHOICES, hasAnchors: true })).toContain('Anchors')
  expect(missingOf({ ...CHOICES, hasAnchors: true, anchorsFile: prior })).toBeUndefined()
})

it('takes a file that is chosen once more for the same, unless it was changed meanwhile', () => {
  const chosen = (lastModified: number, choices = CHOICES) =>
    requestOf(choices, { type: 'file', file: new File(['x'], 'exam.csv', { lastModified }) }, undefined)
  expect(isSameRequest(chosen(1), chosen(1))).toBe(true)
  expect(isSameRequest(chosen(1), chosen(2))).toBe(false)
  expect(isSameRequest(chosen(1), chosen(1, { ...CHOICES, points: 41 }))).toBe(false)
  const folder = (path: string) =>
    requestOf(
      CHOICES,
      { type: 'folder', name: 'may', files: [{ path, file: new File([''], 'a.json', { lastModified: 1 }) }] },
      undefined,
    )
  expect(isSameRequest(folder('a.json'), folder('a.json'))).toBe(true)
  expect(isSameRequest(folder('a.json'), folder('b/a.json'))).toBe(false)
})
