/** The page that opens sealed results, as a reviewer uses it. */
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page, Request } from 'playwright-core'
import { expect } from 'vitest'
import { review as words } from '../../src/text/review.ts'
import { openPage } from '../e2e/candidate.ts'
import type { GradedWorld } from './headless.ts'

/** A file that is given to the page. */
export interface Given {
  readonly name: string
  readonly content: string | Buffer
}

export interface ReviewPage {
  readonly context: BrowserContext
  readonly page: Page
  /** errors, and violations of the policy */
  readonly faults: readonly string[]
  /** everything that was asked for, of whomever */
  readonly requests: readonly Request[]
}

/** Publishes the encrypted items of a world beside the pages of the served site. @param home its folder */
export async function publish({ root }: GradedWorld, home: string): Promise<void> {
  await cp(join(root, 'site/sealed'), join(home, 'site/sealed'), { recursive: true })
}

/** Opens the page. What plants a script sets `pwned`. */
export async function openReview(
  browser: Browser,
  site: string,
  options: BrowserContextOptions = {},
): Promise<ReviewPage> {
  const context = await browser.newContext(options)
  const requests: Request[] = []
  context.on('request', (request) => requests.push(request))
  const { page, faults } = await openPage(context, `${site}/review/`)
  await field(page).waitFor()
  return { context, page, faults, requests }
}

export const field = (page: Page) => page.getByLabel(words.passphrase)
export const opener = (page: Page) => page.getByRole('button', { name: words.open, exact: true })
/** The heading of the result on screen: what it comes to, or that it was not opened. */
export const finding = (page: Page) => page.locator('.review-finding')

/** Gives files to the input behind the button. */
export async function give(page: Page, files: readonly Given[]): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(
    files.map(({ name, content }) => ({
      name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(content),
    })),
  )
}

/** Types the passphrase and opens; waits until something is told. */
export async function openWith(page: Page, passphrase: string): Promise<void> {
  await field(page).fill(passphrase)
  await field(page).press('Enter')
  await told(page).waitFor()
}

/** What came of opening: a report, or why there is none. */
export function told(page: Page) {
  return finding(page).or(page.locator('p[role=alert]')).first()
}

/** No script of a file ran, nothing broke, and nothing left the browser but requests for files of the site. */
export async function expectHarmless(
  { page, faults, requests }: ReviewPage,
  site: string,
  secrets: readonly string[],
): Promise<void> {
  expect(await page.evaluate(() => Reflect.get(globalThis, 'pwned') as unknown)).toBeUndefined()
  expect(await page.locator('.report script:not([type="application/json"])').count()).toBe(0)
  expect(faults).toEqual([])
  // What has no host, as a blob of the page's own, goes nowhere.
  for (const request of requests.filter((each) => !/^(blob|data):/.test(each.url()))) {
    expect(request.method(), request.url()).toBe('GET')
    expect(new URL(request.url()).origin).toBe(site)
    expect(request.postData()).toBeNull()
    const sent = `${request.url()} ${JSON.stringify(request.headers())}`
    for (const secret of secrets) expect(sent).not.toContain(secret)
  }
}
