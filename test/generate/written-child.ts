/**
 * `assay generate --llm` and `assay review --again` in a process of their own, with a judge for tests:
 * `written-child.ts generate|review [--kill N] ARGUMENTS`. It kills itself before the judge has answered for the N-th time.
 */
import { parseArgs } from 'node:util'
import { command as generate } from '../../generators/cli/commands/generate.ts'
import { command as review } from '../../generators/cli/commands/review.ts'
import { generateWritten } from '../../generators/cli/generate-written.ts'
import type { OpenJudge } from '../../generators/cli/open-judge.ts'
import { replayWritten } from '../../generators/cli/replay-written.ts'
import { reviewAgain } from '../../generators/cli/review-again.ts'
import { createFakeJudge } from './fake-judge.ts'

const [name, ...args] = process.argv.slice(2)
const { values, positionals } = parseArgs({
  args,
  options: { ...generate.options, ...review.options, kill: { type: 'string' } },
  allowPositionals: true,
})
const interruption = new AbortController()
process.once('SIGINT', () => interruption.abort())
const to = (stream: NodeJS.WriteStream) => ({
  write: (text: string) => void stream.write(text),
  isTerminal: false,
})
const io = {
  cwd: process.cwd(),
  env: process.env,
  stdout: to(process.stdout),
  stderr: to(process.stderr),
  signal: interruption.signal,
}
let asked = 0
const openJudge: OpenJudge = (source) => {
  const judge = createFakeJudge(source)
  return {
    ...judge,
    judge: async (draft, siblings) => {
      const judged = await judge.judge(draft, siblings)
      if (++asked === Number(values['kill'] ?? 0)) process.kill(process.pid, 'SIGKILL')
      return judged
    },
  }
}
process.exitCode =
  name === 'review'
    ? await reviewAgain(positionals, values, io, openJudge)
    : await (!('replay' in values) ? generateWritten : replayWritten)({ values, positionals }, io, openJudge)
