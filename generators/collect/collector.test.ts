import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startCollector, type Collector } from './collector.ts'
import { defaultLimits } from './limits.ts'
import { openStamps } from './stamps.ts'
import { openStore } from './store.ts'

/** What nobody waits for in a test. */
const limits = { ...defaultLimits, mostBytes: 2000, pauseMs: 150, wholeMs: 600 }
const result = JSON.stringify({
  version: 1,
  kind: 'assay-sealed-result',
  attempt: '00000000-0000-4000-8000-000000000000',
  form: 'f'.repeat(64),
  enc: 'A'.repeat(43),
  box: 'A'.repeat(300),
})
let dir: string
let collector: Collector
let said: string[]
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'assay-collector-'))
  said = []
  const started = await startCollector({
    store: await openStore(dir, limits),
    stamps: await openStamps(dir, limits),
    limits,
    host: '127.0.0.1',
    port: 0,
    path: '/results',
    isBehindProxy: false,
    log: (line) => said.push(line),
  })
  if (started instanceof Error) throw started
  collector = started
})
afterEach(async () => {
  await collector.close()
  await rm(dir, { recursive: true })
})

/** Sends parts of a body, each after a pause. @returns status and words; the code of what went wrong */
async function send(parts: readonly string[], pauseMs: number): Promise<readonly [number | string, string]> {
  const sent = request({
    port: collector.port,
    host: '127.0.0.1',
    path: '/results',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  })
  const answered = new Promise<readonly [number | string, string]>((resolve) => {
    sent.on('error', (error: NodeJS.ErrnoException) => resolve([error.code ?? '', '']))
    sent.on('response', (response) => {
      let words = ''
      response.setEncoding('utf8').on('data', (text: string) => (words += text))
      response.on('end', () => resolve([response.statusCode ?? 0, words]))
    })
  })
  let isAnswered = false
  void answered.then(() => (isAnswered = true))
  for (const part of parts) {
    sent.write(part)
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    if (isAnswered) break
  }
  sent.end()
  return answered
}

describe('a body', () => {
  it('may come in pieces', async () => {
    const pieces = result.match(/[\s\S]{1,200}/g) ?? []
    expect(await send(pieces, 10)).toEqual([201, 'The result has arrived.'])
  })

  it('may not pause for long, nor drip for ever', async () => {
    const slow = [408, 'The file came too slowly; it can be sent again.']
    expect(await send([result.slice(0, 100), result.slice(100)], 400)).toEqual(slow)
    expect(await send([...result], 20)).toEqual(slow)
    expect(await readdir(dir)).toEqual([])
    expect(said.map((line) => line.split(' ').slice(1).join(' '))).toEqual([
      '- - bytes refused: it came too slowly',
      '- - bytes refused: it came too slowly',
    ])
  })

  it('is refused as soon as it is too large, and the answer is heard by who still sends', async () => {
    const pieces = Array.from({ length: 40 }, () => ' '.repeat(1000))
    expect(await send(pieces, 5)).toEqual([
      413,
      'The file is larger than 2000 bytes, the most that is taken.',
    ])
  })

  it('that is broken off leaves nothing, and nobody is answered', async () => {
    const sent = request({
      port: collector.port,
      host: '127.0.0.1',
      path: '/results',
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': result.length },
    })
    sent.on('error', () => undefined)
    sent.write(result.slice(0, 100))
    await new Promise((resolve) => setTimeout(resolve, 50))
    const closed = new Promise((resolve) => sent.on('close', resolve))
    sent.destroy()
    await closed
    expect(await send([result], 0)).toEqual([201, 'The result has arrived.'])
    expect(await readdir(dir)).toHaveLength(1)
    expect(said).toHaveLength(1)
  })
})
