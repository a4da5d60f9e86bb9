/** A run in a process of its own, which kills itself after a line of its ledger: `run-child.ts URL LEDGER SETTINGS [LINE]`. */
import type { Settings } from '../../generators/variant/llm/run/settings.ts'
import { run } from './subject.ts'

const [url = '', ledger = '', changed = '{}', line = '0'] = process.argv.slice(2)
let lines = 0
const result = await run({
  url,
  ledger,
  changed: JSON.parse(changed) as Partial<Settings>,
  onEntry: () => {
    lines += 1
    if (lines === Number(line)) process.kill(process.pid, 'SIGKILL')
  },
})
console.log(JSON.stringify({ ...result, lines }))
