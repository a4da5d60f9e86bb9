/** docs/HOSTING.md: the workflow's own commands build a site, and a host with no more than it asks for serves it. */
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { introduction } from '../../src/text/introduction.ts'
import { openChromium } from '../chromium.ts'
import { answerRight, itemsOf, openPage, pressOn, submit, titleOf } from '../e2e/candidate.ts'
import { runAssay } from '../release/assay.ts'
import { hostRulesOf, plainHost, type PlainHost } from './plain-host.ts'
import { evaluated, readWorkflow, runScripts } from './workflow.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))
const hosting = await readFile(join(project, 'docs/HOSTING.md'), 'utf8')
const workflow = readWorkflow(join(project, 'docs/hosting/github-pages.yaml'))
const BASE = '/banks/ferries/'

let root: string
let browser: Browser
let host: PlainHost
let printed: readonly string[]

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'assay-hosting-'))
  const workspace = join(root, 'work')
  await mkdir(workspace)
  await symlink(project, join(workspace, 'assay'))
  // The author's part: a bank with a release that its test names.
  const bank = join(workspace, 'bank')
  for (const args of [
    ['init', 'bank', '--id', 'ferries'],
    ['release', 'bank'],
  ]) {
    const { code, stdout, stderr } = await runAssay(workspace, ...args)
    if (code !== 0) throw new Error(stdout + stderr)
  }
  const test = join(bank, 'tests/practice.yaml')
  await writeFile(test, (await readFile(test, 'utf8')).replace('0.0.0-dev', '0.1.0'))
  // The runner's part.
  const values = { 'steps.pages.outputs.base_path': BASE.slice(0, -1) }
  const steps = workflow.jobs['bank']?.steps ?? []
  printed = runScripts(steps, { workspace, home: root, values, skip: /^npm ci$/ })
  const upload = steps.find(({ uses }) => uses?.startsWith('actions/upload-pages-artifact@'))
  const artifact = join(workspace, evaluated(String(upload?.with?.['path']), { values }))
  host = await plainHost(artifact, BASE, hostRulesOf(hosting))
  browser = await openChromium()
})
afterAll(async () => {
  await browser.close()
  await host.close()
  await rm(root, { recursive: true })
})

describe('the workflow', () => {
  it('checks, proves and builds', () => {
    expect(printed.join('\n')).toMatch(/ verified, 0 refused\n[\s\S]*Built dist in /)
  })

  it('names a permission for each thing that it does, and its own outputs alone', () => {
    const { bank, publish } = workflow.jobs
    expect(workflow.permissions).toEqual({ contents: 'read', pages: 'read' })
    expect(publish?.needs).toBe('bank')
    expect(publish?.permissions).toEqual({ pages: 'write', 'id-token': 'write' })
    const used = [bank, publish].flatMap((job) => job?.steps.flatMap(({ uses }) => uses ?? []) ?? [])
    expect(used.every((name) => /^actions\/[a-z-]+@v\d+$/.test(name))).toBe(true)
    const ids = new Set([bank, publish].flatMap((job) => job?.steps.flatMap(({ id }) => id ?? []) ?? []))
    const named = JSON.stringify(workflow).matchAll(/steps\.(\w+)\.outputs/g)
    for (const [, id = ''] of named) expect(ids).toContain(id)
  })
})

describe('a site in a folder of a plain host', () => {
  it('asks for nothing outside of its folder: neither pages nor links', async () => {
    const context = await browser.newContext()
    const { page, faults } = await openPage(context, `${host.url}${BASE}`)
    const seen = new Set<string>()
    for (const path of ['', 'practice/', 'history/', 'guide/', 'item/late-buses/', 'test/practice/']) {
      await page.goto(`${host.url}${BASE}${path}`)
      const links = await page
        .locator('a[href]')
        .evaluateAll((all) => all.map((one) => (one instanceof HTMLAnchorElement ? one.href : '')))
      for (const link of links) seen.add(new URL(link).pathname)
    }
    expect([...seen].filter((path) => !path.startsWith(BASE))).toEqual([])
    const gone: string[] = []
    for (const path of seen) if ((await fetch(host.url + path)).status !== 200) gone.push(path)
    expect(gone).toEqual([])
    expect(host.requests.filter((path) => !path.startsWith(BASE))).toEqual([])
    expect(faults).toEqual([])
    await context.close()
  })

  it('has a problem of code taken, with its change, and goes on when the host is gone', async () => {
    const site = host.url + BASE.slice(0, -1)
    const item = [...(await itemsOf(site)).values()].find(({ id }) => id === 'late-buses')
    if (item === undefined) throw new Error('no problem of code')
    const context = await browser.newContext({ serviceWorkers: 'allow' })
    const { page, faults } = await openPage(context, `${site}/item/late-buses/`)
    await page.getByText(introduction.offline).waitFor()
    await pressOn(page, introduction.start)
    expect(await titleOf(page)).toBe(item.title)
    await answerRight(page, item)
    await context.setOffline(true)
    await submit(page, item)
    await page.reload()
    await page.locator('#feedback').waitFor()
    expect(faults).toEqual([])
    expect(host.requests.filter((path) => !path.startsWith(BASE))).toEqual([])
    await context.close()
  })

  it('holds no file whose type the table leaves to chance', async () => {
    const { types } = hostRulesOf(hosting)
    const dist = join(root, 'work/bank/dist')
    const names = (await readdir(dist, { recursive: true, withFileTypes: true })).filter((one) =>
      one.isFile(),
    )
    const ends = new Set(names.map(({ name }) => /\.\w+$/.exec(name)?.[0] ?? name))
    expect([...ends].filter((end) => !types.has(end))).toEqual(['.nojekyll'])
  })
})
