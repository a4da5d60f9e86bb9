/**
 * Whether what graded tests compute is the same in Node and in Chromium, to the byte:
 *
 *     node bench/graded-replay.ts [attempts] [scored]
 *
 * 10,000 simulated attempts at `screen` are replayed in both, and what the engine says after each event is compared by the
 * bits of its numbers. Then 300 sealed results, whose answers are real ones, are scored three times: twice in Node, in
 * sandboxes of their own, and once in Chromium's.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { createGenerator, createSessionConfig, simulateCandidate } from '#adaptive'
import { SESSION_LANGUAGES } from '#log'
import { scoreSealed } from '#results'
import type { Runner } from '#runner'
import type { SessionEvent } from '#schemas/event'
import type { ReleasePublic } from '#schemas/release-public'
import type { SealedResult } from '#schemas/sealed-result'
import { createNodeRunner } from '../generators/sandbox/index.ts'
import { drawPool } from '../generators/seal/draw-pool.ts'
import { chromiumOptions } from '../test/chromium.ts'
import { gradedWorld, screenSource, sit } from '../test/graded/headless.ts'
import { openRunnerPage } from '../test/runner/runner-page.ts'
import { bundle } from '../test/storage/browser.ts'
import { filedAnswers } from './graded/known-answers.ts'
import { rememberingRunner } from './graded/remembering-runner.ts'
import { replayAttempts, type Attempts, type Replayed } from './graded/replayed.ts'

const TEST = 'screen'
/** Attempts at each form. */
const EACH = 50
/** Share of answers that what steers puts one category too high. */
const MISSED = 0.05
const AS_AGREED = { timeMultiplier: 1, plainEditor: false, signals: true } as const

const [attempts, scored] = [Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 300)]
const people = Array.from({ length: scored }, (_, at) => ({
  candidate: String(at),
  accommodations: AS_AGREED,
}))
const world = await gradedWorld(people, screenSource(TEST))
try {
  await compareReplays()
  await compareScores()
} finally {
  await world.close()
}

async function compareReplays(): Promise<void> {
  const inBrowser = await openReplay()
  const sums = { attempts: 0, events: 0, alike: 0, mismatches: 0 }
  const ms = { node: 0, chromium: 0 }
  try {
    for (let form = 0; form * EACH < attempts; form++) {
      const given = attemptsAt(form)
      const began = performance.now()
      const inNode = replayAttempts(given, TEST)
      const between = performance.now()
      const found = await inBrowser.replay(given)
      ms.node += between - began
      ms.chromium += performance.now() - between
      for (const [at, { digest, events, mismatches }] of inNode.entries()) {
        sums.attempts += 1
        sums.events += events
        sums.mismatches += mismatches
        if (found[at]?.digest === digest) sums.alike += 1
      }
    }
  } finally {
    await inBrowser.close()
  }
  console.log(
    `${sums.attempts} attempts of ${sums.events} events: ${sums.alike} replayed alike in Node and Chromium, ${sums.mismatches} events differ from the engine; ${(ms.node / sums.attempts).toFixed(1)} and ${(ms.chromium / sums.attempts).toFixed(1)} ms each`,
  )
}

/** The attempts at one form, drawn as `assay seal` draws it. */
function attemptsAt(form: number): Attempts {
  const { bank, release, blueprint, items: entries } = world.bench.test
  const items = entries.map(({ facts }) => facts)
  const own = drawPool(blueprint, items, `replay/${form}`).flatMap((at) => items[at] ?? [])
  const config = createSessionConfig({ blueprint, items: own })
  const plan = {
    blueprint,
    items: own,
    languages: SESSION_LANGUAGES,
    abilities: { from: 'normal', mean: 0, sd: 1 },
    candidates: attempts,
    seed: 'replay',
    isTimed: true,
    missed: MISSED,
  } as const
  const events = Array.from({ length: Math.min(EACH, attempts - form * EACH) }, (_, at) => {
    const heard: SessionEvent[] = []
    simulateCandidate(config, plan, form * EACH + at, (event) => heard.push(event))
    return heard
  })
  const index: ReleasePublic = {
    version: 1,
    bank,
    title: bank,
    release: release.version,
    taxonomy: { version: 1, areas: [] },
    tests: [blueprint],
    items: own,
  }
  return { index, events }
}

/** A page of Chromium that replays as Node does. */
async function openReplay() {
  const folder = await mkdtemp(join(tmpdir(), 'assay-replay-'))
  const entry = join(folder, 'entry.ts')
  const source = JSON.stringify(join(import.meta.dirname, 'graded/replayed.ts'))
  await writeFile(entry, `import { replayAttempts } from ${source}\nglobalThis.replay = replayAttempts\n`)
  const { 'page.js': script = '' } = await bundle(entry, 'page.js')
  await rm(folder, { recursive: true })
  const browser = await chromium.launch(chromiumOptions())
  const page = await browser.newPage()
  await page.addScriptTag({ content: script, type: 'module' })
  await page.waitForFunction(() => 'replay' in globalThis)
  return {
    // as text, so that the driver's own encoding changes nothing
    replay: async (given: Attempts): Promise<readonly Replayed[]> => {
      const text = await page.evaluate(
        ([attempts, test]) => {
          const { replay } = globalThis as unknown as { replay: typeof replayAttempts }
          return JSON.stringify(replay(JSON.parse(attempts) as Attempts, test))
        },
        [JSON.stringify(given), TEST] as const,
      )
      return JSON.parse(text) as Replayed[]
    },
    close: () => browser.close(),
  }
}

async function compareScores(): Promise<void> {
  const first = rememberingRunner(world.runner)
  const bankDir = join(world.root, 'content/banks/screen')
  const answers = await filedAnswers(
    bankDir,
    world.bench.test.items.map(({ facts }) => world.entry(facts.id)),
    first,
  )
  const results: SealedResult[] = []
  const candidates = { ...world, runner: first }
  for (const [at, form] of world.forms.entries()) {
    const sitting = await sit(candidates, form, ({ id }) => {
      const all = answers.get(id) ?? []
      const chosen = all[createGenerator('replay', `${at}/${id}`).below(all.length)]
      if (chosen === undefined) throw new Error(`nobody has filed an answer to ${id}`)
      return chosen.answer
    })
    results.push(sitting.result)
  }
  const second = rememberingRunner(createNodeRunner({ jobs: 2 }))
  const page = await openRunnerPage({ withPython: true })
  const third = rememberingRunner({
    run: (program, cases, limits, { steps } = {}) => page.run(program, cases, limits, steps),
    ready: () => Promise.resolve(),
    close: () => undefined,
  })
  const alike = { node: 0, chromium: 0 }
  const statuses = new Map<string, number>()
  try {
    for (const result of results) {
      const [once, again, inBrowser] = [
        await scoreWith(result, first),
        await scoreWith(result, second),
        await scoreWith(result, third),
      ]
      if (once.text === again.text) alike.node += 1
      if (once.text === inBrowser.text) alike.chromium += 1
      statuses.set(once.status, (statuses.get(once.status) ?? 0) + 1)
    }
  } finally {
    second.close()
    await page.close()
  }
  const runs = [first, second, third].map(({ asked }) => asked().runs).join(', ')
  console.log(
    `${results.length} sealed results (${[...statuses].map(([status, n]) => `${n} ${status}`).join(', ')}): ${alike.node} scored alike twice in Node, ${alike.chromium} also with the answers run in Chromium; ${runs} runs of distinct programs`,
  )
}

async function scoreWith(result: SealedResult, runner: Runner) {
  const score = await scoreSealed(result, { ...world.bench, runner })
  return { text: JSON.stringify(score), status: score.status }
}
