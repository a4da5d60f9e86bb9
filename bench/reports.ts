/**
 * What the page of a cohort costs: its time in Node, in medians, and its bytes. `node bench/reports.ts` prints a table.
 */
import { gzipSync } from 'node:zlib'
import { cohortPage, type Cohort } from '#report'
import { readGroups } from '../generators/report/read-groups.ts'
import { reportStyle } from '../generators/report/report-style.ts'
import { sampleAttempts, sampleTest } from '../src/report/sample-attempts.ts'

const ROUNDS = 9
const COHORTS = [25, 200, 2000]

const style = await reportStyle()

/** As many candidates with eight answers each, and what they said of themselves. */
function cohortOf(candidates: number): Cohort {
  const attempts = sampleAttempts({ candidates, items: 43 })
  const lines = attempts.map(({ candidate }, n) => `${candidate},${n % 2},${n % 3}`)
  const read = readGroups(
    new TextEncoder().encode(['candidate,gender,age', ...lines].join('\n')),
    'groups.csv',
  )
  if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join('\n'))
  return { test: sampleTest, attempts, unread: [], groups: read.groups, cut: 3.5, made: 0 }
}

console.log('| candidates | median of nine, ms | the slowest, ms | page, kB | of it style | gzip, kB |')
console.log('| - | - | - | - | - | - |')
for (const candidates of COHORTS) {
  const cohort = cohortOf(candidates)
  const times: number[] = []
  let page = ''
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now()
    page = cohortPage(cohort, style)
    times.push(performance.now() - began)
  }
  times.sort((one, other) => one - other)
  if (/<script/.test(page)) throw new Error('the page has a script')
  const kB = (bytes: number): string => (bytes / 1000).toFixed(0)
  console.log(
    `| ${candidates} | ${times[Math.floor(ROUNDS / 2)]?.toFixed(0)} | ${times.at(-1)?.toFixed(0)} | ${kB(Buffer.byteLength(page))} | ${kB(style.css.length)} | ${kB(gzipSync(page).length)} |`,
  )
}
