import { spawn, type ChildProcess } from 'node:child_process'
import { chromium, type Browser, type BrowserContext } from 'playwright-core'
import { chromiumOptions, bePatient } from './chromium.ts'

/** A browser of our own that can be killed like a machine that loses its power, and started again on the same disk. */
export interface KillableBrowser {
  readonly context: BrowserContext
  /** SIGKILL to all its processes at once. */
  readonly kill: () => Promise<void>
}

/**
 * Starts Chromium in a process group of its own.
 *
 * @param profile folder of its profile: what a browser started on it again will find
 */
export async function startKillableBrowser(profile: string): Promise<KillableBrowser> {
  const { executablePath = '', args = [] } = chromiumOptions()
  const flags = [
    '--headless',
    '--window-size=1280,900',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    '--disable-dev-shm-usage',
    ...args,
  ]
  const child = spawn(executablePath, [...flags, 'about:blank'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const browser = await chromium.connectOverCDP(await endpointOf(child))
  const [context] = browser.contexts()
  if (context === undefined) throw new Error('the browser gave no context')
  bePatient(context)
  return { context, kill: () => kill(child, browser) }
}

async function kill(child: ChildProcess, browser: Browser): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  process.kill(-child.pid, 'SIGKILL')
  await gone
  await browser.close().catch(() => undefined)
}

function endpointOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (address !== undefined) resolve(address)
    })
    child.once('exit', () => reject(new Error(`Chromium ended: ${said}`)))
    child.once('error', reject)
  })
}
