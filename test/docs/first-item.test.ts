/** docs/FIRST-ITEM.md, typed as it stands: each command, each file, each change, in a home folder of its own. */
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { stepsOf, type Step } from './guide-steps.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))
const guide = await readFile(join(project, 'docs/FIRST-ITEM.md'), 'utf8')
const home = await mkdtemp(join(tmpdir(), 'assay-first-'))
afterAll(() => rm(home, { recursive: true }))

/** What a shell keeps from one command to the next. */
const shell = { cwd: project, path: process.env['PATH'] ?? '' }

interface Printed {
  readonly code: number | null
  readonly text: string
}

/** A new user's shell: no variables of the test runner's, and Assay is found only by what the guide says. */
function start(commands: string) {
  const child = spawn('bash', ['-c', `set -e; trap 'declare -p PATH >&3; pwd >&3' EXIT\n${commands}`], {
    cwd: shell.cwd,
    env: { HOME: home, PATH: shell.path, LANG: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    detached: true,
  })
  let text = ''
  let state = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (part: string) => (text += part))
  child.stdio[3]?.on('data', (part: Buffer) => (state += part.toString()))
  const ended = new Promise<Printed>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      const [, path, cwd] = /^declare -x PATH="(.*)"\n(.*)\n$/.exec(state) ?? []
      if (path !== undefined && cwd !== undefined) Object.assign(shell, { path, cwd })
      resolve({ code, text })
    })
  })
  const stop = (signal: NodeJS.Signals) => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, signal)
  }
  return { ended, stop, printed: () => text }
}

async function perform(step: Step): Promise<void> {
  if (step.does === 'write') {
    await mkdir(dirname(join(shell.cwd, step.path)), { recursive: true })
    await writeFile(join(shell.cwd, step.path), step.text)
  } else if (step.does === 'change') {
    const before = await readFile(join(shell.cwd, step.path), 'utf8')
    expect(before.split(step.from), `${step.path} has once:\n${step.from}`).toHaveLength(2)
    await writeFile(
      join(shell.cwd, step.path),
      before.replace(step.from, () => step.to),
    )
  } else if (step.does === 'serve') {
    const { ended, stop, printed } = start(step.commands)
    try {
      await expect.poll(printed, { message: step.commands }).toMatch(/http:\/\/127\.0\.0\.1:\d+\//)
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(printed())?.[0] ?? ''
      const page = await fetch(new URL(step.page, address))
      expect(page.status, step.page).toBe(200)
      expect(await page.text()).toContain(step.says)
      stop('SIGINT')
      expect((await ended).code).toBe(0)
    } finally {
      stop('SIGKILL')
    }
  } else {
    const { code, text } = await start(step.commands).ended
    expect(code === 0, text).toBe(!step.fails)
    expect(text).toMatch(step.prints)
  }
}

describe('the guide to a first item', () => {
  it.each(stepsOf(guide).map((step) => [step.title, step] as const))('%s', async (_title, step) => {
    await perform(step)
  })
})
