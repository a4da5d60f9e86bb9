import { expect, test } from 'vitest'
import { modelAnswerSchema } from '#schemas/model-answer'
import { freshGood, freshPlanted } from './fresh.ts'
import { plantedBlind, plantedSeeing, readGood, textOf, type Planted } from './packages.ts'
import { blindFaults } from './planted/blind.ts'
import { parentOf } from './planted/parents.ts'
import { seeingFaults } from './planted/seeing.ts'

const good = readGood()
const planted = plantedBlind('1')

const ofFault = (name: string): readonly Planted[] => planted.filter(({ fault }) => fault === name)
const named = (one: { readonly parent: string; readonly name: string }) => `${one.parent}/${one.name}`

test('there are good packages of several parents, in both languages', () => {
  expect(good.length).toBeGreaterThanOrEqual(24)
  expect(new Set(good.map(({ parent }) => parent)).size).toBeGreaterThanOrEqual(6)
  expect(new Set(good.map(({ language }) => language))).toEqual(new Set(['javascript', 'python']))
  expect(new Set(good.map(textOf)).size).toBe(good.length)
  expect(readGood('parking-display').map(named)).toContain('parking-display/over-the-brim')
})

test.each(good.map((one) => [named(one), one] as const))('%s is of the form', (_, one) => {
  expect(modelAnswerSchema.parse(one.answer)).toMatchObject({ ok: true })
  expect(one.solution).not.toBe(one.answer.reference)
  expect(one.witnesses).toHaveLength(one.answer.misconceptions.length)
  for (const { right, wrong } of one.witnesses) expect(wrong).not.toEqual(right)
})

test('there are many faulty packages, no two alike and none as the good ones', () => {
  const texts = new Set(planted.map(textOf))
  expect(texts.size).toBeGreaterThanOrEqual(160)
  expect(texts.size).toBe(planted.length)
  for (const one of good) expect(texts).not.toContain(textOf(one))
  expect(planted.filter(({ correlated }) => correlated).length).toBeGreaterThanOrEqual(12)
  expect(planted.filter(({ duplicate }) => duplicate).length).toBeGreaterThanOrEqual(40)
})

test.each(blindFaults.map(({ name }) => name))('%s: several packages of the form', (name) => {
  const found = ofFault(name)
  expect(found.length).toBeGreaterThanOrEqual(5)
  for (const { answer } of found) expect(modelAnswerSchema.parse(answer)).toMatchObject({ ok: true })
})

test('near-duplicates say what they repeat', () => {
  const names = new Set(['parent', ...good.map(({ name }) => name)])
  for (const { duplicate, of } of planted) expect(duplicate ? names : [undefined]).toContain(of)
})

test('the same seed gives the same packages, another one gives others', () => {
  expect(plantedBlind('1')).toEqual(planted)
  expect(plantedBlind('2').map(textOf)).not.toEqual(planted.map(textOf))
})

const seeing = plantedSeeing('1')

test('there are as many faulty packages by somebody who has read the gates', () => {
  const texts = new Set(seeing.map(textOf))
  expect(texts.size).toBeGreaterThanOrEqual(160)
  expect(texts.size).toBe(seeing.length)
  for (const one of [...good, ...planted]) expect(texts).not.toContain(textOf(one))
  expect(seeing.filter(({ correlated }) => correlated).length).toBeGreaterThanOrEqual(20)
  expect(seeing.filter(({ duplicate }) => duplicate).length).toBeGreaterThanOrEqual(100)
  expect(plantedSeeing('1')).toEqual(seeing)
})

test.each(seeingFaults.map(({ name }) => name))('%s: several packages of the form, too', (name) => {
  const found = seeing.filter(({ fault }) => fault === name)
  expect(found.length).toBeGreaterThanOrEqual(5)
  for (const { answer } of found) expect(modelAnswerSchema.parse(answer)).toMatchObject({ ok: true })
})

test('there are packages of all kinds that were written after the gates', () => {
  const [right, faulty] = [freshGood(), freshPlanted()]
  expect([right.length, faulty.length]).toEqual([90, 54])
  expect(new Set(right.map(({ parent }) => parent)).size).toBe(24)
  expect(faulty.filter(({ correlated }) => correlated)).toHaveLength(8)
  expect(faulty.filter(({ duplicate }) => duplicate)).toHaveLength(9)
  const names = new Set([...right.map(({ name }) => name), 'parent'])
  for (const { duplicate, of } of faulty) expect(duplicate ? names : [undefined]).toContain(of)
  const texts = new Set([...right, ...faulty].map(textOf))
  expect(texts.size).toBe(right.length + faulty.length)
  for (const one of [...good, ...planted, ...seeing]) expect(texts).not.toContain(textOf(one))
})

const scripts = seeing.filter(({ language }) => language === 'javascript')

test.each(
  scripts.filter(({ correlated }) => correlated).map((one) => [`${one.fault}: ${named(one)}`, one] as const),
)('%s is wrong in all programs alike', async (_, { parent, name, answer, solution, witness }) => {
  const args = witness?.args ?? []
  const right = await result(
    good.find((one) => one.parent === parent && one.name === name)?.answer.reference,
    parent,
    args,
  )
  const wrong = await result(answer.reference, parent, args)
  expect(wrong).not.toEqual(right)
  for (const code of [answer.bruteForce, solution]) expect(await result(code, parent, args)).toEqual(wrong)
})

/** What a program returns, which was written here. */
async function result(code = '', parent: string, args: readonly unknown[]): Promise<unknown> {
  const module = await import(`data:text/javascript,${encodeURIComponent(code)}`)
  return module[parentOf(parent).name](...structuredClone(args))
}
