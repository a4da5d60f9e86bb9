/** Finds a Chromium for the browser tests, or installs Debian's. `node test/chromium.ts` does it ahead of the tests. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type BrowserContext, type LaunchOptions } from 'playwright-core'
import { canInstall, installDebian } from './debian.ts'

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Arguments for a quiet, offline browser. Its sandbox cannot start under root, so only then it is off. */
const quietArguments = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/** Longest wait for anything that a test expects, in milliseconds: a machine of CI may be ten times slower than a developer's. */
export const PATIENCE_MS = 120_000

/**
 * Opens the browser of a test. Its contexts keep no site for use without a network, which is seconds of work for each,
 * unless they allow service workers.
 *
 * @param more arguments of its command line
 */
export async function openChromium(...more: readonly string[]): Promise<Browser> {
  const { args = [], ...options } = chromiumOptions()
  const browser = await chromium.launch({ ...options, args: [...args, ...more] })
  browser.on('context', bePatient)
  const newContext = browser.newContext.bind(browser)
  browser.newContext = (options) => newContext({ serviceWorkers: 'block', ...options })
  return browser
}

/** Lets every wait of a context last as long as it may. */
export function bePatient(context: BrowserContext): void {
  context.setDefaultTimeout(PATIENCE_MS)
}

/**
 * Launch options of the browser that the tests use.
 *
 * @throws Error with what to do where there is no browser and none can be installed
 */
export function chromiumOptions(): LaunchOptions {
  const executablePath = findChromium() ?? installChromium()
  return { executablePath, args: quietArguments, headless: true }
}

function findChromium(): string | undefined {
  const { CHROME_PATH } = process.env
  if (CHROME_PATH !== undefined && !existsSync(CHROME_PATH))
    throw new Error(`CHROME_PATH names ${CHROME_PATH}, which is not there`)
  return [CHROME_PATH, ...systemPaths, chromium.executablePath()].find(
    (path) => path !== undefined && existsSync(path),
  )
}

function installChromium(): string {
  if (!canInstall()) {
    const system = existsSync('/etc/os-release')
      ? (/^PRETTY_NAME="?(.*?)"?$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? '')
      : process.platform
    throw new Error(
      `The browser tests need Chromium or Chrome, and found none on ${system}. Install one, or set CHROME_PATH.`,
    )
  }
  const failed = installDebian('chromium', 'fonts-dejavu-core')
  if (failed !== undefined) throw new Error(`${failed}. Install Chromium, or set CHROME_PATH.`)
  const found = findChromium()
  if (found === undefined)
    throw new Error("Debian's chromium was installed but is not where it should be. Set CHROME_PATH.")
  return found
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.log(`Browser tests use ${chromiumOptions().executablePath}`)
