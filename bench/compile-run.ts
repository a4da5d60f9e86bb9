/** One measured run in a process of its own: `node bench/compile-run.ts NAME BANK CACHE`. Prints one line of JSON. */
import { checkBank } from '../generators/compile/check-bank.ts'
import { compileBank } from '../generators/compile/compile-bank.ts'

const [name = '', bank = '', cacheDir = ''] = process.argv.slice(2)
const { diagnostics } =
  name === 'check' ? await checkBank(bank, { cacheDir }) : await compileBank(bank, { cacheDir })
const { user, system } = process.cpuUsage()
if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics[0]))
process.stdout.write(
  `${JSON.stringify({
    wallMs: performance.now(),
    cpuMs: (user + system) / 1000,
    memoryMiB: process.resourceUsage().maxRSS / 1024,
  })}\n`,
)
