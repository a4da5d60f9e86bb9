/**
 * What it costs to score many sealed results: all of it, and all but the candidates' code, whose runs are then remembered.
 * Sittings are made without a browser, from right and wrong answers of the bank.
 *
 *     node bench/scoring.ts [results] [of them with code run anew]
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Runner } from '#runner'
import { scoreSealedFiles } from '../generators/cli/score-sealed-files.ts'
import { scoreRows } from '../generators/results/score-rows.ts'
import { scoresContent } from '../generators/results/scores-content.ts'
import { createNodeRunner, engineName } from '../generators/sandbox/index.ts'
import { gradedWorld, rightAnswer, sit, wrongAnswer } from '../test/graded/headless.ts'

const [results = 1000, anew = 100] = process.argv.slice(2).map(Number)
const accommodations = { timeMultiplier: 1, plainEditor: false, signals: true }

/** Runs each program once on the same cases, whoever wrote it. */
function remembering(runner: Runner): Runner {
  const known = new Map<string, ReturnType<Runner['run']>>()
  return {
    ...runner,
    run: (program, cases, limits, options) => {
      const key = JSON.stringify([program, cases, limits, options?.steps])
      const run = known.get(key) ?? runner.run(program, cases, limits, options)
      known.set(key, run)
      return run
    },
  }
}

const world = await gradedWorld(
  Array.from({ length: results }, (_, at) => ({ candidate: `candidate ${at}`, accommodations })),
)
const runner = createNodeRunner({})
try {
  const remembered = remembering(runner)
  const io = {
    ...world.io,
    stderr: { write: (text: string) => process.stderr.write(text), isTerminal: process.stderr.isTTY },
  }
  const files: string[] = []
  await mkdir(join(world.root, 'results'))
  for (const [at, form] of world.forms.entries()) {
    const { result } = await sit({ ...world, runner: remembered }, form, (item, position) =>
      // every course of right and wrong
      ((at >> position) % 2 === 0 ? rightAnswer : wrongAnswer)(world, item),
    )
    const file = `results/${at}.json`
    await writeFile(join(world.root, file), JSON.stringify(result))
    files.push(file)
  }
  const rows: (readonly [string, number, Runner])[] = [
    ['all of it', anew, runner],
    ['the same once more, runs remembered for what follows', anew, remembered],
    ['all but candidates’ code', results, remembered],
  ]
  console.log(
    '| what | results | seconds | ms each | own ms of processor each | MiB at most |\n| - | - | - | - | - | - |',
  )
  for (const [what, count, by] of rows) {
    const [began, used] = [performance.now(), process.cpuUsage()]
    const scored = await scoreSealedFiles(
      files.slice(0, count),
      { ...world.bench, runner: by, engineOf: engineName },
      io,
    )
    const ms = performance.now() - began
    const { user, system } = process.cpuUsage(used)
    const notAccepted = scored.filter(({ status }) => status !== 'accepted')
    if (notAccepted.length > 0) throw new Error(notAccepted[0]?.reasons.join('\n'))
    const peak = process.resourceUsage().maxRSS / 1024
    console.log(
      `| ${what} | ${count} | ${(ms / 1000).toFixed(1)} | ${(ms / count).toFixed(0)} | ${((user + system) / 1000 / count).toFixed(0)} | ${peak.toFixed(0)} |`,
    )
    if (count < results) continue
    for (const format of ['jsonl', 'parquet'] as const) {
      const from = performance.now()
      const { length } = await scoresContent(scoreRows(scored), format)
      console.log(
        `a table of ${count} results as ${format}: ${(length / 1000).toFixed(0)} kB in ${(performance.now() - from).toFixed(0)} ms`,
      )
    }
  }
} finally {
  runner.close()
  await world.close()
}
