import { brotliCompressSync } from 'node:zlib'
import type { Page } from 'playwright-core'

/** Bytes of HTML, style sheets and scripts of the session page as served with brotli, summed up to each stage. */
export interface PageStages {
  /** What is on screen first, and what makes its start live. */
  readonly introduction: number
  /** With the session's own code, which knows of sessions that were begun here. */
  readonly session: number
  /** With all that is fetched while the candidate reads: the code editor, the kinds, the graders. */
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
 * @param page of a context whose service workers are blocked: they fetch what they keep as well
 * @param start accessible name of the button that starts the test
 */
export async function visitInStages(
  page: Page,
  url: string,
  start: string,
): Promise<PageStages & BesidePage> {
  const paths = new Set<string>()
  page.on('response', (response) => void paths.add(new URL(response.url()).pathname))
  const html = await (await fetch(url)).text()
  const gates = await hold(page, (path) => {
    if (!path.endsWith('.js')) return 0
    const [mention = ''] = new RegExp(`<[^<]*${path}[^>]*>`).exec(html) ?? []
    if (mention === '') return path.includes('/storage-') ? 1 : 2
    return mention.includes('fetchpriority="low"') ? 1 : 0
  })
  await page.goto(url, { waitUntil: 'domcontentloaded' })
  const button = page.getByRole('button', { name: start, exact: true })
  await button.waitFor()
  await quiet()
  const introduction = await sumOf(isPage)
  // The session's code runs when it asks for the release and for what is stored.
  const alive = Promise.all([
    page.waitForResponse(/\/index\.json$/),
    page.waitForResponse(/\/storage-[^/]*\.js$/),
  ])
  gates.open(1)
  await alive
  await quiet()
  const session = await sumOf(isPage)
  gates.open(2)
  await button.click()
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
    for (let known = -1; known < paths.size;) {
      known = paths.size
      await page.waitForTimeout(500)
    }
  }

  async function sumOf(belongs: (path: string) => boolean): Promise<number> {
    const sizes = await Promise.all([...paths].filter(belongs).map(sizeOf))
    return sizes.reduce((sum, size) => sum + size, 0)
  }

  /** Fetched anew: the browser does not always have the body of a worker's script to show. */
  async function sizeOf(path: string): Promise<number> {
    const body = new Uint8Array(await (await fetch(new URL(path, url))).arrayBuffer())
    return path.endsWith('.woff2') ? body.length : brotliCompressSync(body).length
  }
}

/** The validator of stored events is fetched by pages without a service worker alone, and by who resumes. */
function isPage(path: string): boolean {
  return (
    !/\/event\.[^/]*\.js$/.test(path) &&
    !path.endsWith('.woff2') &&
    !path.startsWith('/_assay/') &&
    !path.startsWith('/_runner/')
  )
}

/** @param stageOf stage in which a path may come, from 0 @returns lets go of what a stage waits for */
async function hold(
  page: Page,
  stageOf: (path: string) => number,
): Promise<{ readonly open: (stage: number) => void }> {
  const gates = [0, 1, 2].map(() => Promise.withResolvers<void>())
  gates[0]?.resolve()
  await page.route('**/*', async (route) => {
    await gates[stageOf(new URL(route.request().url()).pathname)]?.promise
    await route.continue()
  })
  return { open: (stage) => gates[stage]?.resolve() }
}
