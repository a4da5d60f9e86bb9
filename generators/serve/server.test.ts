import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveFolder, type StaticServer } from './server.ts'

let dir: string
let server: StaticServer

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'assay-serve-'))
  await mkdir(join(dir, 'site/guide'), { recursive: true })
  await mkdir(join(dir, 'site/_runner'))
  await writeFile(join(dir, 'secret.txt'), 'outside')
  await writeFile(join(dir, 'site/index.html'), '<title>home</title>')
  await writeFile(join(dir, 'site/404.html'), '<title>gone</title>')
  await writeFile(join(dir, 'site/guide/index.html'), '<title>guide</title>')
  await writeFile(join(dir, 'site/_runner/engine.wasm'), new Uint8Array([0, 97, 115, 109]))
  server = await serveFolder(join(dir, 'site'), { port: 0 })
})

afterAll(async () => {
  await server.close()
  await rm(dir, { recursive: true })
})

/** Sends a path as it is: `fetch` would tidy it first. */
function raw(path: string, method = 'GET') {
  return new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    request(server.url, { path, method }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (text: string) => (body += text))
      response.on('end', () => resolve({ status: response.statusCode, body }))
    })
      .on('error', reject)
      .end()
  })
}

describe('the static server', () => {
  it('serves pages by their folder, and sends a folder without its slash on', async () => {
    expect(await (await fetch(server.url)).text()).toBe('<title>home</title>')
    expect(await (await fetch(`${server.url}guide/`)).text()).toBe('<title>guide</title>')
    const sent = await fetch(`${server.url}guide?a=1`, { redirect: 'manual' })
    expect([sent.status, sent.headers.get('location')]).toEqual([301, '/guide/?a=1'])
  })

  it('names the type of a file, and lets hashed files be kept', async () => {
    const wasm = await fetch(`${server.url}_runner/engine.wasm`)
    expect(wasm.headers.get('content-type')).toBe('application/wasm')
    expect(wasm.headers.get('cache-control')).toContain('immutable')
    const page = await fetch(server.url)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page.headers.get('cache-control')).toBe('no-cache')
    expect(page.headers.get('content-security-policy')).toBeNull()
  })

  it('answers what is not there with the 404 page', async () => {
    const missing = await fetch(`${server.url}nothing/here`)
    expect([missing.status, await missing.text()]).toEqual([404, '<title>gone</title>'])
  })

  it('never leaves the site, whatever the path', async () => {
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/guide/%2e%2e%2f%2e%2e/secret.txt',
      '/..%5csecret.txt',
      '/%00',
      '/%',
      'http://other/../secret.txt',
    ])
      expect((await raw(path)).body, path).not.toContain('outside')
  })

  it('answers HEAD without a body and refuses other methods', async () => {
    expect(await raw('/', 'HEAD')).toEqual({ status: 200, body: '' })
    expect((await raw('/', 'POST')).status).toBe(405)
  })

  it('takes another port where the first is taken', async () => {
    const port = Number(new URL(server.url).port)
    const second = await serveFolder(join(dir, 'site'), { port })
    expect(Number(new URL(second.url).port)).not.toBe(port)
    expect((await fetch(second.url)).status).toBe(200)
    await second.close()
    await expect(fetch(second.url)).rejects.toThrow()
  })

  it('serves a site in a folder of the host, and nothing beside it', async () => {
    const below = await serveFolder(join(dir, 'site'), { port: 0, base: '/banks/ferries/' })
    const { origin } = new URL(below.url)
    expect(below.url).toBe(`${origin}/banks/ferries/`)
    expect(await (await fetch(below.url)).text()).toBe('<title>home</title>')
    expect(await (await fetch(`${below.url}guide/`)).text()).toBe('<title>guide</title>')
    const sent = await fetch(`${origin}/banks/ferries`, { redirect: 'manual' })
    expect([sent.status, sent.headers.get('location')]).toEqual([301, '/banks/ferries/'])
    for (const path of ['/', '/guide/', '/banks/', '/banks/ferriesguide/'])
      expect((await fetch(origin + path)).status, path).toBe(404)
    await below.close()
  })
})
