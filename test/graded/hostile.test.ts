/** Results that nobody can have sealed, or that are full of traps: whatever comes, it is told in words and worth nothing. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeLog } from '#log'
import type { SessionEvent } from '#schemas/event'
import { parseRegistry, readSealed, RegistryError, scoreSealed } from '#results'
import { command as score } from '../../generators/cli/commands/score.ts'
import { exitCodes } from '../../generators/cli/command.ts'
import {
  chained,
  gradedWorld,
  sealed,
  sealedText,
  sit,
  wrongAnswer,
  type GradedWorld,
  type Sitting,
} from './headless.ts'
import { anyValue, traps, withValue } from './hostile-inputs.ts'

const ordinary = { timeMultiplier: 1, plainEditor: false, signals: true }
/** Inputs of each sort. */
const RUNS = 100
const options = { numRuns: RUNS, seed: 20_261_122 } as const
/** What moves a cursor, turns the reading direction, or is not seen. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u
let world: GradedWorld
let honest: Sitting
let honestTheta = 0
beforeAll(async () => {
  world = await gradedWorld([{ candidate: 'ours', accommodations: ordinary }])
  const [form] = world.forms
  if (form === undefined) throw new Error('no form')
  honest = await sit(world, form, (item) => wrongAnswer(world, item))
  honestTheta = (await scoreSealed(honest.result, world.bench)).theta ?? 0
})
afterAll(() => world.close())

/** Scores the text of a file; asserts that it is worth nothing more than the honest one. */
async function expectHarmless(text: string): Promise<void> {
  const result = readSealed(text)
  if (typeof result !== 'string') {
    const scored = await scoreSealed(result, world.bench)
    expect(scored.status).not.toBe('accepted')
    expect(scored.theta ?? honestTheta).toBeLessThanOrEqual(honestTheta)
  }
}

describe('hostile results', () => {
  it('are refused where a byte of the file is another', async () => {
    const bytes = Buffer.from(JSON.stringify(honest.result))
    const anyByte = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }))
    await fc.assert(
      fc.asyncProperty(anyByte, async ([at, by]) => {
        const other = Buffer.from(bytes)
        other[at] = (other[at] ?? 0) ^ by
        await expectHarmless(other.toString('utf8'))
      }),
      options,
    )
  })

  it('are refused where a field of the file is another, or the file is cut', async () => {
    const fields = fc.constantFrom(...Object.keys(honest.result))
    await fc.assert(
      fc.asyncProperty(fields, anyValue, fc.nat(200), async (field, value, cut) => {
        fc.pre(JSON.stringify(value) !== JSON.stringify(Reflect.get(honest.result, field)))
        await expectHarmless(JSON.stringify({ ...honest.result, [field]: value }))
        await expectHarmless(JSON.stringify({ ...honest.result, [`${field}${String(value)}`]: value }))
        await expectHarmless(JSON.stringify(honest.result).slice(0, cut))
      }),
      options,
    )
  })

  it('are refused where anything in the log is another, though it was sealed with the link', async () => {
    const log = JSON.parse(encodeLog(honest.events)) as unknown
    const path = fc.array(fc.nat(40), { minLength: 1, maxLength: 7 })
    await fc.assert(
      fc.asyncProperty(path, anyValue, async (turns, value) => {
        const text = JSON.stringify(withValue(log, turns, value))
        fc.pre(text !== JSON.stringify(log))
        await expectHarmless(JSON.stringify(await sealedText(honest.opened, text)))
      }),
      options,
    )
  })
})

describe('a log whose chain was made anew', () => {
  it('is worth no more than before, whatever one of its events says', async () => {
    const path = fc.array(fc.nat(40), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(fc.nat(honest.events.length - 1), path, anyValue, async (at, turns, value) => {
        const events = honest.events.map((event, nth) =>
          nth === at ? ({ ...event, data: withValue(event.data, turns, value) } as SessionEvent) : event,
        )
        const result = await sealed(honest.opened, chained(events))
        const scored = await scoreSealed(result, world.bench)
        expect(scored.theta ?? honestTheta).toBeLessThanOrEqual(honestTheta)
      }),
      { ...options, numRuns: 50 },
    )
  })
})

describe('a registry that was changed by hand', () => {
  it('is read as it was, or refused in words', async () => {
    const text = await readFile(join(world.root, 'registry.jsonl'), 'utf8')
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
    const path = fc.array(fc.nat(40), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(fc.nat(1), path, anyValue, async (at, turns, value) => {
        const other = lines.map((line, nth) =>
          JSON.stringify(nth === at ? withValue(line, turns, value) : line),
        )
        let registry
        try {
          registry = parseRegistry(`${other.join('\n')}\n`, 'registry.jsonl')
        } catch (error) {
          expect(error).toBeInstanceOf(RegistryError)
          return
        }
        const scored = await scoreSealed(honest.result, { ...world.bench, registry })
        expect(scored.theta ?? honestTheta).toBeLessThanOrEqual(honestTheta)
      }),
      { ...options, numRuns: 50 },
    )
  })
})

describe('what is printed', () => {
  it.each([false, true])('has no sign that a terminal obeys (json: %s)', async (json) => {
    const folder = join(world.root, 'results')
    await mkdir(folder, { recursive: true })
    const names = traps.map((trap) => `${trap.replaceAll('\u0000', '').replaceAll('/', '_')}.json`)
    for (const [at, name] of names.entries())
      await writeFile(join(folder, name), JSON.stringify({ ...honest.result, [traps[at] ?? '']: traps[at] }))
    let text = ''
    const output = { write: (part: string) => void (text += part), isTerminal: false }
    const files = [...names.map((name) => join('results', name)), '../../\u001B[31mx', 'results']
    const values = {
      keys: 'ours.json',
      registry: 'registry.jsonl',
      'passphrase-file': 'passphrase',
      json,
    }
    const code = await score.run(
      { values, positionals: files },
      { ...world.io, stdout: output, stderr: output },
    )
    expect(code).toBe(exitCodes.findings)
    expect(text).toContain('rejected')
    expect(text).not.toContain('accepted\n')
    expect(text.replaceAll('\n', '')).not.toMatch(UNSEEN)
    if (json) expect((JSON.parse(text) as unknown[]).length).toBe(files.length)
  })
})
