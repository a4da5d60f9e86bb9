#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { exitCodes, type Output } from './command.ts'

/** The one file that touches the process. Compiled modules are kept between calls: that halves the time to start. */
enableCompileCache()
const { main } = await import('./main.ts')

const interruption = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interruption.abort())
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.fine)
  throw error
})

process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdout: outputTo(process.stdout),
  stderr: outputTo(process.stderr),
  signal: interruption.signal,
  ...(process.stdin.isTTY && { askSecret }),
})

async function askSecret(question: string): Promise<string> {
  const terminal = await import('./ask-secret.ts')
  return terminal.askSecret(question, process.stdin, (text) => void process.stderr.write(text))
}

function outputTo(stream: NodeJS.WriteStream): Output {
  return { write: (text) => void stream.write(text), isTerminal: stream.isTTY }
}
