/**
 * Coverage of 95 % intervals under shared stems, variants of families and uncertain parameters, averaged over abilities
 * ~ N(0, 1): integrated as the engine does it, and ignored. First with parameters that are as uncertain as they state; then
 * tests of variants that nobody has seen, by what is known of their parents; at last from responses, where errors and
 * families are estimated (25 people for each calibration). Exits with 1 where an integrated cell of the first part leaves
 * 93-97 %.
 *
 *     node bench/coverage.ts [replications, 1000]
 */
import { calibratedCoverage, type CalibratedCell } from '../adaptive/family/calibrated-coverage.laws.ts'
import { freshCoverage } from '../adaptive/family/fresh-coverage.laws.ts'
import { coverageStudy, type Coverage } from '../adaptive/testlet/coverage.laws.ts'

const replications = Number(process.argv[2] ?? 1000)
const SDS = { testlet: [0, 0.5, 1], family: [0, 0.25, 0.5] } as const
const missed: string[] = []
const started = performance.now()

const error = (100 * Math.sqrt((0.95 * 0.05) / replications)).toFixed(2)
console.log(`95 % intervals, ${replications} replications a cell: binomial error ${error} points`)
console.log('As uncertain as stated: in every cell SE of ln a .15, of b .2, correlation −.4')
console.log('                        integrated                                       ignored')
console.log(
  'test      stem family   covers  < −1 / mid / > 1    RMSE (claimed) items  covers  RMSE (claimed) items',
)
for (const design of ['linear', 'adaptive'] as const)
  for (const testletSd of SDS.testlet)
    for (const familySd of SDS.family) {
      const { integrated, ignored } = coverageStudy({ design, testletSd, familySd }, replications)
      const name = `${design.padEnd(9)} ${fixed(testletSd, 2)} ${fixed(familySd, 2)}  `
      const regions = integrated.byAbility.map(percent).join(' / ')
      console.log(
        `${name} ${percent(integrated.coverage)}  ${regions}  ${errors(integrated)}  ${percent(ignored.coverage)}  ${errors(ignored)}`,
      )
      check(name, integrated)
    }
console.log(`${((performance.now() - started) / 1000).toFixed(1)} s`)

console.log('\nTwelve fresh variants a test, as believed of them')
for (const parents of ['uncalibrated', 'calibrated'] as const)
  for (const familySd of [0, 0.25, 0.5, 0.75]) {
    const found = freshCoverage({ parents, familySd }, replications)
    for (const [way, one] of Object.entries(found))
      console.log(
        `  ${parents} parents, SD ${fixed(familySd, 2)}, ${way.padEnd(20)} covers ${percent(one.coverage)}  RMSE (claimed) ${errors(one)}`,
      )
  }

const cells: readonly CalibratedCell[] = [
  { model: '2pl', persons: 250, familySd: 0 },
  { model: '2pl', persons: 250, familySd: 0.5 },
  { model: 'grm', persons: 250, familySd: 0.5 },
]
const banks = Math.max(2, Math.ceil(replications / 25))
console.log(`\nFrom responses: ${banks} calibrations a cell, twelve items a test`)
for (const cell of cells) {
  console.log(`${cell.model}, ${cell.persons} persons, family SD ${cell.familySd}`)
  for (const [way, found] of await calibratedCoverage(cell, banks))
    console.log(`  ${way.padEnd(28)} covers ${percent(found.coverage)}  RMSE (claimed) ${errors(found)}`)
}
console.log(`${((performance.now() - started) / 1000).toFixed(1)} s`)

if (missed.length > 0) {
  console.log(`MISSED: 93-97 % in ${missed.join('; ')}`)
  process.exitCode = 1
}

function check(name: string, { coverage }: Coverage): void {
  if (coverage < 0.93 || coverage > 0.97) missed.push(`${name.trim()} (${percent(coverage)})`)
}

function errors({ rmse, claimed, length }: Coverage): string {
  return `${fixed(rmse, 3)} (${fixed(claimed, 3)}) ${length.toFixed(1)}`
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

function fixed(value: number, digits: number): string {
  return value.toFixed(digits).replace(/^0(?=\.)/, '')
}
