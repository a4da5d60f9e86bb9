import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addCases } from './add-cases.ts'
import { sampleItem } from './sample.ts'

const { prove, refusals, write, edit, folder } = sampleItem(
  'test/check/fixtures/bank/items/knocks-at-the-door',
)

const program = (text: string) =>
  `export function knocks(sounds: readonly number[], loud: number) {\n  ${text}\n}\n`
const waivers = (...mutants: readonly string[]) =>
  write(
    'waivers.yaml',
    `version: 1\nmutants:\n${mutants.map((mutant) => `  - { mutant: ${JSON.stringify(mutant)}, why: It does the same. }\n`).join('')}`,
  )

/** Without it, nobody asks what a knock is that is just loud. */
const dropJustLoud = () =>
  edit('cases.yaml', 'input: { sounds: [5, 1, 6], loud: 5 }', 'input: { sounds: [8, 1, 6], loud: 5 }')

describe('inputs that are drawn', () => {
  it('are run and told in the proof, the same each time', async () => {
    const { proof } = await prove()
    expect(proof.properties).toEqual({
      seed: expect.any(Number),
      runs: 400,
      claims: 1,
      nearMisses: expect.any(Number),
    })
    expect(proof.mutants).toMatchObject({ killed: proof.mutants?.total, waived: 0, survived: 0 })
    expect((await prove()).proof).toEqual(proof)
  })

  it('refuse accepted submissions that differ where no case looks, and the refusal can be repeated', async () => {
    const text = 'return sounds.filter((sound) => sound >= loud && sound !== 4).length'
    await write('submissions/accepted/superstitious.ts', program(text))
    const { proof } = await prove()
    const reason = proof.reasons.find((one) => one.includes('superstitious'))
    expect(reason).toMatch(
      /^accepted\/plain\.ts returns 1 for sounds = \[4\], loud = \d+, and accepted\/superstitious\.ts returns 0; see it again: assay verify knocks-at-the-door --seed -?\d+ --path [\d:]+$/,
    )
    const [, seed = '', path = ''] = /--seed (\S+) --path (\S+)/.exec(reason ?? '') ?? []
    expect((await prove({ seed: Number(seed), path })).proof.reasons).toEqual([reason])
  })

  it('refuse a submission that throws', async () => {
    await write(
      'submissions/accepted/yet-fragile.ts',
      program(
        "if (sounds.includes(77)) throw new RangeError('77')\n  return sounds.filter((sound) => sound >= loud).length",
      ),
    )
    expect(await refusals()).toMatch(
      /for sounds = \[77\], loud = \d+, and accepted\/yet-fragile\.ts throws RangeError in line 2: 77/,
    )
  })

  it('refuse what breaks a property, or a relation', async () => {
    await edit('properties.ts', 'knocks > 0 === sounds.some((sound) => sound >= loud)', 'knocks < 3')
    expect(await refusals()).toMatch(
      /accepted\/plain\.ts returns 3 for sounds = \[.*\], loud = 1, which breaks “there is a knock where a sound is loud”/,
    )
    await edit('properties.ts', 'knocks < 3', 'knocks >= 0')
    await edit('properties.ts', '[sounds.toReversed(), loud]', '[[0, ...sounds, 100], loud]')
    expect(await refusals()).toMatch(
      /which breaks “it does not matter in which order the sounds come”: sounds = \[0, 0, 100\], loud = \d+ gives 1/,
    )
  })

  it('do not count a property that no planted fault breaks', async () => {
    const { warnings } = await prove()
    expect(warnings).toEqual([
      'properties.ts: no planted fault breaks “it does not matter in which order the sounds come”, so it is not counted as a claim',
    ])
    await write('properties.ts', 'export const properties = { anything: (knocks: number) => knocks >= 0 }\n')
    expect(await refusals()).toContain('nothing is claimed of inputs that are drawn')
  })

  it('refuse a property that no value of the type breaks', async () => {
    await edit(
      'properties.ts',
      'knocks > 0 === sounds.some((sound) => sound >= loud)',
      'knocks >= 0 || knocks <= sounds.length',
    )
    const { proof, warnings } = await prove()
    expect(proof.reasons).toContainEqual(
      expect.stringMatching(
        /^properties\.ts: “there is a knock where a sound is loud” holds whatever is returned: none of \d+ other values of the type breaks it, so compare the result with its input$/,
      ),
    )
    expect(warnings.join()).not.toContain('there is a knock')
  })

  it('refuse a relation that is never asked, and one that does not look at the second result', async () => {
    await edit('properties.ts', '[sounds.toReversed(), loud]', 'undefined')
    expect(await refusals()).toMatch(
      /“it does not matter in which order the sounds come” is never asked: `change` returns nothing for each of 200 drawn inputs/,
    )
    await edit('properties.ts', 'undefined', '[sounds.toReversed(), loud]')
    await edit('properties.ts', 'knocks === turned', 'knocks === knocks')
    expect(await refusals()).toMatch(
      /“it does not matter in which order the sounds come” holds whatever is returned for the changed input: none of \d+ other values/,
    )
  })

  it('refuse an `arrange` that makes one value of all that is drawn', async () => {
    const text = await readFile(join(folder(), 'properties.ts'), 'utf8')
    await write(
      'properties.ts',
      `${text}export const arrange = (_: number[], loud: number) => [[1, 9], loud]\n`,
    )
    expect(await refusals()).toContain(
      'properties.ts: arrange turns every drawn `sounds` into the same value, although cases have others',
    )
  })

  it('want something to be claimed', async () => {
    await write('properties.ts', 'export const arrange = (...input: unknown[]) => input\n')
    expect(await refusals()).toContain(
      'nothing is claimed of inputs that are drawn: file a second accepted submission',
    )
    await write('properties.ts', 'export const other = 1\n')
    expect(await refusals()).toContain('properties.ts: exports neither properties nor relations nor arrange')
    await write('properties.ts', 'export const properties = {\n')
    expect(await refusals()).toMatch(/properties\.ts:\d+:\d+: does not compile/)
  })

  it('keep what the statement promises, where properties.ts arranges them', async () => {
    await write(
      'submissions/accepted/wants-order.ts',
      program(
        'const falls = sounds.some((sound, at) => at > 0 && (sounds[at - 1] ?? 0) > 20 && sound < (sounds[at - 1] ?? 0))\n  return falls ? 0 : sounds.filter((sound) => sound >= loud).length',
      ),
    )
    expect((await prove()).proof.reasons.join()).toContain('wants-order.ts')
    const text = await readFile(join(folder(), 'properties.ts'), 'utf8')
    const arrange =
      'export const arrange = (sounds: number[], loud: number) => [sounds.toSorted((a, b) => a - b), loud]\n'
    await write('properties.ts', `${arrange}${text}`)
    expect((await prove()).proof.reasons).toEqual([])
  })
})

it('a submission that keeps something between calls is refused, although each case has a realm of its own', async () => {
  await write(
    'submissions/accepted/remembers.ts',
    `let heard = 0\n${program('for (const sound of sounds) if (sound >= loud) heard += 1\n  return heard')}`,
  )
  expect(await refusals()).toMatch(
    /^accepted\/remembers\.ts, case \S+ \(\S+\): returns \d+ once it was called before, so it keeps something between calls$/m,
  )
})

describe('faults that are planted', () => {
  it('refuse cases that do not tell one, and bring the case that does', async () => {
    await dropJustLoud()
    await edit('cases.yaml', 'sounds: [9, 5, 7, 6]', 'sounds: [9, 6, 7, 6]')
    const { proof, suggestions } = await prove()
    expect(proof.verdict).toBe('refused')
    expect(proof.reasons).toContainEqual(
      expect.stringMatching(
        /^submissions\/accepted\/plain\.ts:2:41: no case tells >= → > @2:41; for sounds = \[\d+\], loud = \d+ it returns 0 instead of 1: assay verify knocks-at-the-door --suggest adds such a case$/,
      ),
    )
    const path = join(folder(), 'cases.yaml')
    const text = await readFile(path, 'utf8')
    const added = addCases(
      text,
      suggestions.map(({ draw: { input, expected }, kills }, at) => ({
        id: `0b0e0f65-5a5c-4d43-8f50-0d6f4b1fb00${at}`,
        input: { sounds: input[0] ?? null, loud: input[1] ?? null },
        expected,
        isFollowUp: kills.every((name) => name.startsWith('follow-up ')),
      })),
    )
    expect(added?.text.startsWith(text)).toBe(true)
    await write('cases.yaml', added?.text ?? '')
    expect((await prove()).proof.reasons.filter((one) => one.includes('no case tells'))).toEqual([])
  })

  it('refuse a waiver for what a drawn input tells, and one for nothing', async () => {
    await dropJustLoud()
    await edit('cases.yaml', 'sounds: [9, 5, 7, 6]', 'sounds: [9, 6, 7, 6]')
    await waivers('accepted/plain.ts >= → > @2:41', 'accepted/plain.ts < → <= @9:9')
    const refused = await refusals()
    expect(refused).toMatch(
      /waivers\.yaml: accepted\/plain\.ts >= → > @2:41 is waived, but for sounds = \[\d+\], loud = \d+ it returns 0 instead of 1/,
    )
    expect(refused).toContain(
      'waivers.yaml: accepted/plain.ts < → <= @9:9 is no fault that survives: remove it',
    )
  })

  it('accept a waiver for what does the same, and count it', async () => {
    await write(
      'submissions/accepted/plain.ts',
      program('return sounds.filter((sound) => sound >= loud).length + 0 * 1'),
    )
    const { proof } = await prove()
    const survivors = proof.reasons.flatMap((reason) => /waive “(.*?)”/.exec(reason)?.[1] ?? [])
    expect(survivors).toEqual([
      'accepted/plain.ts + → - @2:57',
      'accepted/plain.ts * → / @2:61',
      'accepted/plain.ts 1 → 2 @2:63',
      'accepted/plain.ts 1 → 0 @2:63',
    ])
    await waivers('accepted/plain.ts + → - @1:57')
    expect((await prove()).proof.reasons).toContain(
      'waivers.yaml: accepted/plain.ts + → - @1:57 is no fault that survives: the same change survives as ' +
        'accepted/plain.ts + → - @2:57: name that instead, if the reason holds',
    )
    await waivers(...survivors)
    const again = (await prove()).proof
    expect(again.reasons).toEqual([])
    expect(again.mutants).toMatchObject({ waived: 4, survived: 0, total: proof.mutants?.total ?? 0 })
  })

  it('do not count where no input comes to a fallback that types ask for', async () => {
    await write(
      'submissions/accepted/plain.ts',
      program(
        'let count = 0\n  for (let at = 0; at < sounds.length; at += 1) if ((sounds[at] ?? 0) >= loud) count += 1\n  return count',
      ),
    )
    const { proof } = await prove()
    expect(proof.mutants).toMatchObject({ unreached: 2 })
  })
})
