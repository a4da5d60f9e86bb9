import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { expect, test } from 'vitest'
import { assay } from '../site.ts'
import { authorPageOf, authorPages } from './author-pages.ts'
import type { Preview } from './preview.ts'

const src = fileURLToPath(new URL('../../src', import.meta.url))

/** What the integration adds to a site that is made by a command, and whether it began to read banks. */
async function setUp(command: 'dev' | 'build' | 'sync' | 'preview') {
  const routes: string[] = []
  const scripts: string[] = []
  let isStarted = false
  const preview: Preview = {
    start: () => {
      isStarted = true
    },
    content: () => Promise.reject(new Error('a build asked for the preview')),
    hasPython: () => Promise.reject(new Error('a build asked for the preview')),
    index: () => ({ banks: [], rows: [] }),
    changedAt: () => 0,
    serve: () => undefined,
    item: () => Promise.resolve(undefined),
    review: async () => 'unreadable',
    close: () => undefined,
  }
  const load = () => Promise.resolve({ releases: [], secrets: [] })
  const setup = assay({ preview, load }).hooks['astro:config:setup']
  await setup?.({
    command,
    config: { base: '/' },
    updateConfig: () => ({}),
    injectRoute: ({ pattern }: { pattern: string }) => routes.push(pattern),
    injectScript: (_stage: string, script: string) => scripts.push(script),
  } as unknown as Parameters<NonNullable<AstroIntegration['hooks']['astro:config:setup']>>[0])
  return { routes, scripts, isStarted }
}

test('the development server has the author’s pages', async () => {
  expect((await setUp('dev')).routes).toEqual(authorPages.map(({ pattern }) => pattern))
})

test.each(['build', 'sync', 'preview'] as const)(
  'astro %s has none of them, and asks the preview nothing',
  async (command) => {
    expect(await setUp(command)).toEqual({ routes: [], scripts: [], isStarted: false })
  },
)

test('no page or part of the built site reaches the author’s view', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (path) => /\.(ts|tsx|astro)$/.test(path) && !path.startsWith('preview/') && path !== 'text/preview.ts',
  )
  expect(files.length).toBeGreaterThan(100)
  const reaching = files.filter((path) =>
    /from '[^']*(?:\/preview\/|text\/preview\.ts|#preview)/.test(readFileSync(join(src, path), 'utf8')),
  )
  expect(reaching).toEqual([])
})

test('an author’s page is told nothing by a virtual module but where the runner lies', () => {
  const folder = join(src, 'preview')
  const asked = readdirSync(folder).flatMap((name) => [
    ...readFileSync(join(folder, name), 'utf8').matchAll(/from '(virtual:[^']*)'/g),
  ])
  expect(asked.map(([, name]) => name)).toEqual(['virtual:assay/runner'])
})

test('each item has an address, and all of them one page', () => {
  expect(authorPageOf('author/core/late-buses/')).toBe('author/item/')
  expect(authorPageOf('author/core/late-buses/candidate/')).toBe('author/candidate/')
  for (const other of ['author/', 'author/item/', 'item/late-buses/', 'author/a/b/c/', 'author/a/b'])
    expect(authorPageOf(other)).toBeUndefined()
})
