/**
 * Writes what a process took to the file that ASSAY_BENCH_USAGE names, when it ends. For `node --import ./bench/usage.ts`.
 */
import { writeFileSync } from 'node:fs'

/** What a process took. */
export interface Usage {
  /** From its start, in milliseconds. */
  readonly wallMs: number
  /** User and system time of all its threads, in milliseconds. */
  readonly cpuMs: number
  /** The most that it held at a time, in MiB. */
  readonly memoryMiB: number
}

const file = process.env['ASSAY_BENCH_USAGE']
if (file !== undefined) {
  // Processes that it starts would write over it.
  delete process.env['ASSAY_BENCH_USAGE']
  process.once('exit', () => {
    const { user, system } = process.cpuUsage()
    const usage: Usage = {
      wallMs: performance.now(),
      cpuMs: (user + system) / 1000,
      memoryMiB: process.resourceUsage().maxRSS / 1024,
    }
    writeFileSync(file, JSON.stringify(usage))
  })
}
