import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runAssay } from '../release/assay.ts'
import type { FaultName } from './server/faults.ts'
import type { Body } from './server/state.ts'
import { KEY } from './subject.ts'
import { answerOf, isSolving } from './writer.ts'
import {
  begin,
  copyOf,
  filesBelow,
  generate,
  hashOfVariants,
  withProvenBank,
  seedsIn,
  serveWriter,
  usual,
  variantsIn,
} from './written.ts'

const proven = withProvenBank()

describe('variants that a language model writes', () => {
  it('stand in the bank with their record, and are items like any other', async () => {
    const [root, server] = [await copyOf(proven.root), await serveWriter()]
    const { code, stdout, stderr } = await generate({ root, args: [...begin(server), '--count', '3'] })
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^late-parcels@1\.0\.0 proposal 1(, repair 1)? {2}admitted: late-parcels-v\d+\n/m)
    expect(stdout).toMatch(/\n3 of 3 admitted, written to bank\/items\/late-parcels\/variants\n/)
    expect(stdout).toMatch(
      /\n\$0\.\d{4} charged, \$0\.\d{4} for each accepted one\nby claude-sonnet-5-5, at the prices of 2026-11-21\n$/,
    )
    const checked = await runAssay(root, 'check', 'bank')
    expect(checked.stdout).not.toMatch(/variant\/|error/)
    const [seed = ''] = await seedsIn(root)
    const record = JSON.parse(await readFile(join(variantsIn(root), `${seed}.json`), 'utf8'))
    expect(Object.keys(record)).toEqual(['version', 'of', 'parent', 'seed', 'written', 'gates', 'proof'])
    expect(record.written).toMatchObject({ model: 'claude-sonnet-5-5', run: '1' })
    expect(Object.keys(record.written.axes)).toEqual(['setting', 'trap', 'twist'])
    expect(record.written.solution).toContain('lateParcels')
    expect(record.written.third).toContain('lateParcels')
    expect((await runAssay(root, 'verify', 'bank/items/late-parcels')).stdout).toContain(
      '1 verified, 0 refused',
    )

    await runAssay(root, 'verify', 'bank')
    const released = await runAssay(root, 'release', 'bank')
    expect(released.stdout).toContain('\n  variants of late-parcels: 3 new\n')
    const index = JSON.parse(await readFile(join(root, 'bank/releases/0.1.0/public/index.json'), 'utf8'))
    expect(index.items.find(({ id }: { id: string }) => id === `late-parcels-v${seed}`)).toMatchObject({
      family: 'late-parcels',
      variant: { of: 'late-parcels', seed: Number(seed) },
    })
    const reason = ['--bank', 'bank', '--reason', 'It was passed round.']
    expect((await runAssay(root, 'retire', `late-parcels#${seed}`, ...reason)).code).toBe(0)
    const plan = await runAssay(root, 'release', 'bank', '--dry-run')
    expect(plan.stdout).toContain('\n  variants of late-parcels: 1 taken out\n')
  })

  it('are told to machines with what they cost', async () => {
    const [root, server] = [await copyOf(proven.root), await serveWriter()]
    const { code, stdout } = await generate({ root, args: [...begin(server), '--count', '2', '--json'] })
    expect(code).toBe(0)
    const report = JSON.parse(stdout)
    expect(report).toMatchObject({ requested: 2, accepted: 2, ended: 'done', ledger: 'run.jsonl', lost: [] })
    expect(report.cost).toMatchObject({ budgetUsd: 5, unknownUsd: 0 })
    expect(report.cost.perAcceptedUsd * 2).toBeCloseTo(report.cost.chargedUsd, 6)
    expect(report.variants.map(({ seed }: { seed: number }) => String(seed)).toSorted()).toEqual(
      (await seedsIn(root)).toSorted(),
    )
  })

  it('come to the same in batches, at less than the price', async () => {
    const [apart, together] = [await copyOf(proven.root), await copyOf(proven.root)]
    const [streams, batches] = [await serveWriter(), await serveWriter()]
    const one = await generate({ root: apart, args: [...begin(streams), '--count', '4', '--json'] })
    const other = await generate({
      root: together,
      args: [...begin(batches), '--count', '4', '--json', '--batch'],
    })
    expect(batches.batches.length).toBeGreaterThan(1)
    const [first, second] = [one, other].map(({ stdout }) => JSON.parse(stdout))
    expect(second.variants).toEqual(first.variants)
    expect(second.cost.chargedUsd).toBeLessThan(first.cost.chargedUsd * 0.8)
    expect(await hashOfVariants(together)).toBe(await hashOfVariants(apart))
  })

  it('are asked for in requests that are always the same', async () => {
    const [root, server] = [await copyOf(proven.root), await serveWriter()]
    await generate({ root, args: [...begin(server), '--count', '2', '--seed', '3'] })
    const bodies = server.recorded.map(({ body }) => body as Body)
    const shared = bodies.map((body) => JSON.stringify(body).split('"messages"')[0])
    expect(new Set(shared).size).toBe(3)
    const texts = bodies.map(({ system, messages, ...rest }, at) => {
      const turns = messages.map(({ role, content }) => `[${role}]\n${content}`)
      return [`# Request ${at + 1}`, JSON.stringify(rest), '[system]', system[0]?.text, ...turns].join('\n')
    })
    await expect(`${texts.join('\n\n')}\n`).toMatchFileSnapshot('golden/whole-run.txt')
  })

  it('solve themselves from the statement, the signature and the limits alone', async () => {
    const [root, server] = [await copyOf(proven.root), await serveWriter()]
    await generate({ root, args: [...begin(server), '--count', '2'] })
    const solving = server.recorded.map(({ body }) => body as Body).filter(isSolving)
    expect(solving.length).toBeGreaterThan(1)
    for (const body of solving) {
      expect(body.messages).toHaveLength(1)
      expect(JSON.stringify(body)).not.toMatch(
        /setting|twist|bruteForce|misconception|under way for more than/,
      )
    }
  })
})

describe('what does not begin', () => {
  it.each([
    [
      'without a key',
      { ANTHROPIC_API_KEY: '' },
      [],
      1,
      'there is no key: put it into the environment as ANTHROPIC_API_KEY',
    ],
    [
      'with a key that is part of a word',
      { ANTHROPIC_API_KEY: 'taken' },
      [],
      1,
      'the key in ANTHROPIC_API_KEY has 5 characters, expected 12 at least',
    ],
    ['with an empty key', { ANTHROPIC_API_KEY: '  ' }, [], 1, 'there is no key'],
    [
      'with a model that has no price',
      {},
      ['--model', 'model-z'],
      1,
      'prices.yaml: Unexpected model model-z, expected one with a price',
    ],
    ['with a ledger that is not there', {}, ['--resume', 'none.jsonl'], 1, 'there is no ledger none.jsonl'],
  ] as const)('%s', async (_, env, args, code, words) => {
    const [root, server] = [await copyOf(proven.root), await serveWriter()]
    const ended = await generate({ root, env, args: [...usual(server), ...args] })
    expect([ended.code, ended.stdout]).toEqual([code, ''])
    expect(ended.stderr).toContain(`assay generate: ${words}`)
    expect(server.recorded).toEqual([])
  })

  it.each([
    [['--llm'], 'say with --budget what it may cost at most'],
    [['--llm', '--budget', 'much'], '--budget is "much", expected US dollars up to 10000, such as 2.50'],
    [['--llm', '--budget', '0'], '--budget is "0"'],
    [
      ['--llm', '--budget', '1', '--ledger', 'a', '--resume', 'b'],
      '--ledger begins a run and --resume goes on with one',
    ],
    [
      ['--llm', '--budget', '1', '--base-url', 'http://example.org'],
      'Unexpected base URL http://example.org',
    ],
    [['--budget', '1'], '--budget says something of --llm, which is not there'],
  ])('with arguments that make no sense: %j', async (args, words) => {
    const { code, stderr } = await runAssay(proven.root, 'generate', 'bank/items/late-parcels', ...args)
    expect([code, stderr.includes(words)], stderr).toEqual([2, true])
  })

  it('for an item that is not answered in code, or not proven', async () => {
    const other = await runAssay(
      proven.root,
      'generate',
      'bank/items/parcels-a-day',
      '--llm',
      '--budget',
      '1',
    )
    expect([other.code, other.stderr]).toEqual([
      1,
      'assay generate: the proof of parcels-a-day is missing, so nothing can be written for it: assay verify parcels-a-day\n',
    ])
    const [root, server] = [await copyOf(proven.root), await serveWriter()]
    await rm(join(root, 'bank/items/late-parcels/proof.json'))
    expect((await generate({ root, args: begin(server) })).code).toBe(1)
    expect(server.recorded).toEqual([])
  })

  it('with the bank’s own prices, where they lack the model or have faults', async () => {
    const [root, server] = [await copyOf(proven.root), await serveWriter()]
    const prices =
      'version: 1\ndated: "2031-01-01"\nsources: [a]\nbatchFactor: 0.5\nmodels:\n  own: { input: 1, cacheWrite: 1, cacheRead: 1, output: 1, maxOutputTokens: 64000 }\n'
    await writeFile(join(root, 'bank/prices.yaml'), prices)
    const none = await generate({ root, args: begin(server) })
    expect([none.code, none.stderr]).toEqual([
      1,
      'assay generate: bank/prices.yaml names no usual model: say with --model which one is to write\n',
    ])
    const lacking = await generate({ root, args: [...begin(server), '--model', 'claude-sonnet-5-5'] })
    expect(lacking.stderr).toContain('bank/prices.yaml: Unexpected model claude-sonnet-5-5')
    const own = await generate({ root, args: [...begin(server), '--model', 'own', '--count', '1'] })
    expect(own.code, own.stderr).toBe(0)
    expect(server.recorded[0]?.body).toMatchObject({ model: 'own' })
  })
})

/** What comes in place of every text that is written, and how the run tells of it. */
const texts: readonly [FaultName, RegExp][] = [
  ['prose', /refused by shape: Unexpected text that is not JSON/],
  ['fenced JSON', /refused by shape: Unexpected text that is not JSON/],
  ['half a JSON', /refused by shape: Unexpected text that is not JSON/],
  ['wrong schema', /refused by shape: /],
  ['refusal with a category', /\n {2}\d+ lost: refused \(cyber\)\n/],
  ['truncation', /\n {2}\d+ lost: truncated\n/],
]

describe('what a model or a server does wrong', () => {
  it.each(texts)('%s leaves no variant, and ends in words', async (fault, words) => {
    const [root, server] = [await copyOf(proven.root), await serveWriter({ fault: () => fault })]
    const { code, stdout, stderr } = await generate({ root, args: [...begin(server), '--count', '1'] })
    expect(code).toBe(1)
    expect(stdout).toMatch(words)
    expect(stderr).toBe('assay generate: 10 proposals were tried, and 1 are missing\n')
    expect(await filesBelow(variantsIn(root))).toEqual([])
  })

  it('a wrong draft is repaired with what was found, which stands between marks', async () => {
    const server = await serveWriter({
      answer: (body) =>
        isSolving(body)
          ? { text: JSON.stringify({ program: 'f' }) }
          : { text: JSON.stringify(answerOf('a', body.messages.length === 1)) },
    })
    const root = await copyOf(proven.root)
    const { code, stdout } = await generate({ root, args: [...begin(server), '--count', '1'] })
    expect(code).toBe(0)
    expect(stdout).toContain('proposal 1  refused by differential: two solutions disagree\n')
    expect(stdout).toContain('proposal 1, repair 1  admitted: ')
    const repair = server.recorded
      .map(({ body }) => body as Body)
      .find(({ messages }) => messages.length === 3)
    expect(repair?.messages[2]?.content).toMatch(
      /\n(=== [0-9a-f]{16} ===)\ntwo solutions disagree\nFor example: days = \[1\], limit = 0: \[0\] and \[\]\n\1\n/,
    )
  })

  it('what costs little to refuse is refused before anybody is paid to solve it', async () => {
    const server = await serveWriter({
      answer: () => ({
        text: JSON.stringify({ ...answerOf('a'), statement: `It leaks. ${answerOf('a').statement}` }),
      }),
    })
    const root = await copyOf(proven.root)
    const { stdout } = await generate({ root, args: [...begin(server), '--count', '1'] })
    expect(stdout).toContain('refused by leak: the statement tells the solution')
    expect(server.recorded.map(({ body }) => body as Body).filter(isSolving)).toEqual([])
  })

  it('orders to a terminal are not passed on', async () => {
    const server = await serveWriter({ answer: () => ({ text: '\u001b[2Jgone' }) })
    const root = await copyOf(proven.root)
    const { stdout } = await generate({ root, args: [...begin(server), '--count', '1'] })
    expect(stdout).not.toContain('\u001b')
  })

  it('the key is in no ledger, no output and no bank, whatever the server says', async () => {
    const names: readonly FaultName[] = ['key in a page', 'key in the answer', 'key in the error']
    const server = await serveWriter({ fault: (nth) => (nth % 2 === 0 ? names[(nth / 2) % 3] : undefined) })
    const root = await copyOf(proven.root)
    const { stdout, stderr } = await generate({ root, args: [...begin(server), '--count', '2'] })
    expect(server.recorded[0]?.headers.authorization ?? server.recorded[0]?.headers['x-api-key']).toContain(
      KEY,
    )
    const all = await Promise.all((await filesBelow(root)).map((path) => readFile(join(root, path), 'utf8')))
    const text = all.join('\n') + stdout + stderr
    expect(text).toContain('req.ended')
    for (const piece of [KEY, KEY.slice(3, 15)]) expect(text).not.toContain(piece)
  })
})
