import { brotliCompressSync } from 'node:zlib'
import type { Page } from 'playwright-core'

/** Bytes of HTML, style sheets and scripts of the session page as served with brotli, summed up to each stage. */
export interface PageStages {
  /** What is on screen first, and what brings it alive. */
  readonly introduction: number
  /** With the session's own code: the test can start. */
  readonly session: number
  /** With the code editor, which is fetched while the candidate reads. */
  readonly editor: number
}

/** What comes beside the page: the release's index and shards, the fonts (as they are), the sandbox. */
export interface BesidePage {
  readonly content: number
  readonly fonts: number
  readonly sandbox: number
}

/**
 * Visits the session page and holds back the later scripts until the earlier stage was counted.
 *
 * @param start accessible name of the button that starts the test
 */
export async function visitInStages(
  page: Page,
  url: string,
  start: string,
): Promise<PageStages & BesidePage> {
  const sizes = new Map<string, Promise<number>>()
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    const isFont = pathname.endsWith('.woff2')
    const size = response.body().then(
      (body) => (isFont ? body.length : brotliCompressSync(body).length),
      () => 0,
    )
    sizes.set(pathname, size)
  })
  // The session's own code with what is preloaded for it.
  const releaseSession = await hold(page, /\/(live|download|storage)\./)
  const releaseEditor = await hold(page, /\/code-mirror\./)
  await page.goto(url)
  await page.waitForLoadState('load')
  await quiet()
  const introduction = await sumOf(isPage)
  releaseSession()
  await page.getByRole('button', { name: start, exact: true }).waitFor()
  await quiet()
  const session = await sumOf(isPage)
  releaseEditor()
  await page.getByRole('button', { name: start, exact: true }).click()
  await page.locator('#stem').waitFor()
  await quiet()
  return {
    introduction,
    session,
    editor: await sumOf(isPage),
    content: await sumOf((path) => path.startsWith('/_assay/')),
    fonts: await sumOf((path) => path.endsWith('.woff2')),
    sandbox: await sumOf((path) => path.startsWith('/_runner/')),
  }

  /** Nothing new has come for half a second; what is held back does not count. */
  async function quiet(): Promise<void> {
    for (let known = -1; known < sizes.size;) {
      known = sizes.size
      await page.waitForTimeout(500)
    }
  }

  async function sumOf(belongs: (path: string) => boolean): Promise<number> {
    const counted = [...sizes].filter(([path]) => belongs(path)).map(([, size]) => size)
    return (await Promise.all(counted)).reduce((sum, size) => sum + size, 0)
  }
}

function isPage(path: string): boolean {
  return !path.endsWith('.woff2') && !path.startsWith('/_assay/') && !path.startsWith('/_runner/')
}

/** @returns lets go of the requests that are held */
async function hold(page: Page, url: RegExp): Promise<() => void> {
  let release = (): void => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route(url, async (route) => {
    await released
    await route.continue()
  })
  return release
}
