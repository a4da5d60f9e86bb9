/**
 * One site and its secrets, made once and searched for each way to leak, so that what is found stands beside what is
 * not: hence one file.
 */
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compileBank, type CompiledBank } from '../../generators/compile/compile-bank.ts'
import { describeLeaks, findLeaks, LeakError } from '../../generators/leak/gate.ts'
import type { Secret } from '../../generators/leak/matcher.ts'
import { secretsOf } from '../../generators/leak/secrets.ts'
import { assembleRelease, withQuality, type Release } from '../../generators/release/assemble.ts'
import { qualityReport } from '../../generators/release/quality-report.ts'
import { assay } from '../../generators/site.ts'
import { releaseFiles } from '../../generators/site/content.ts'
import { halvesOf } from '../../generators/site/working-tree.ts'
import { vaultBank } from '../release/assay.ts'

let bank: CompiledBank
let release: Release
let secrets: readonly Secret[]
let site: string

/** A site of the vault's real public half, with a page of its real stems. */
beforeAll(async () => {
  bank = await compileBank(vaultBank)
  const { bank: card, taxonomy, tests, items } = bank
  if (!card || !taxonomy) throw new Error(JSON.stringify(bank.diagnostics))
  expect(items.map(({ id, public: { use } }) => [id, use])).toContainEqual(['sealed-parcels', 'graded'])
  const bare = assembleRelease({ bank: card, taxonomy, tests, items }, '0.1.0')
  release = withQuality(bare, qualityReport(bare.public.index, { items }))
  expect(release.public.quality).toContain('"waivers":{"count":1}')
  secrets = secretsOf([halvesOf(items, release.sealed)])
  site = await mkdtemp(join(tmpdir(), 'assay-site-'))
  for (const [path, text] of releaseFiles({
    releases: [{ ...release.public, offers: ['practice'] }],
    secrets,
  }))
    await put(path, text)
  await put('index.html', `<!doctype html>${items.map((item) => item.public.stem).join('\n')}`)
})
afterAll(() => rm(site, { recursive: true }))

async function put(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(join(site, path, '..'), { recursive: true })
  await writeFile(join(site, path), content)
}

/** Writes a file into the site, searches all of it, and takes the file away again. */
async function leaksWith(path: string, content: string | Uint8Array) {
  await put(path, content)
  const { leaks } = await findLeaks(site, secrets)
  await rm(join(site, path))
  return leaks
}

/** One of each kind of sealed text, as it stands in the author's files. */
const sealed: readonly (readonly [item: string, what: string, text: string])[] = [
  ['the bank vault', 'canary', '5f1d9c0e-8a77-4a0e-b3a5-90c6a7d2b614'],
  ['sealed-parcels', 'line of a submission', 'const position = days.findIndex((count) => count > limit)'],
  ['sealed-parcels', 'mistake of a submission', 'Takes a parcel that is just in time for late.'],
  [
    'sealed-parcels',
    'explanation',
    'Walk through the list once and note each position whose number is greater than the limit.',
  ],
  ['sealed-parcels', 'hint', 'Keep the position while you look at the number of days.'],
  ['sealed-parcels', 'title of a group of cases', 'Lists without a late parcel'],
  ['sealed-queue', 'feedback', 'Planted reason: only a higher rate of service lets the queue shrink again.'],
  [
    'sealed-queue',
    'reason of a response',
    'Planted why, raising the rate of service is the only lasting remedy.',
  ],
  ['sealed-word', 'key', 'the planted law of John Little'],
  ['sealed-lockers', 'title of a group of databases', 'Every parcel of the office lies in a locker'],
  ['sealed-lockers', 'key', "INSERT INTO parcels VALUES (1, NULL, 'Ravi', NULL), (2, 6, 'Ravi', NULL);"],
  [
    'sealed-lockers',
    'line of a submission',
    'SELECT 1 FROM parcels AS still_lying WHERE still_lying.locker = l.number',
  ],
  ['sealed-lockers', 'reason of a waiver', 'Numbers of lockers are unique.'],
  ['sealed-notice', 'reason of a finding', 'Planted flaw, the bus of this very minute is gone.'],
  ['sealed-notice', 'title of a group of cases', 'Planted minute in which one goes'],
  ['sealed-notice', 'line of a submission', 'const goes = ((Math.floor(now / 10) + 1) * 10) % 1440'],
  ['sealed-notice', 'mistake of a submission', 'Planted mistake, it gives twenty-four hundred hours.'],
  ['sealed-notice', 'reason of a response', 'Planted why, the minute itself is seen and mended.'],
  ['sealed-notice', 'value of the case ten-past', 'After 8:10 a bus goes at 8:20'],
]

/** In two parts, or the test's own tools would look for the map of this very file. */
const SOURCE_MAP = ['//#', 'sourceMappingURL'].join(' ')

const encodings: Readonly<Record<string, (text: string) => string | Uint8Array>> = {
  raw: (text) => `<p>${text}</p>`,
  'utf-16': (text) => Buffer.from(text, 'utf16le'),
  gzip: (text) => gzipSync(text),
  brotli: (text) => brotliCompressSync(text),
  zlib: (text) => deflateSync(text),
  base64: (text) => `data:text/plain;base64,${Buffer.from(text).toString('base64')}`,
  base64url: (text) => Buffer.from(text).toString('base64url'),
  'base64 of gzip': (text) => `atob("${gzipSync(text).toString('base64')}")`,
  'base64 of brotli': (text) => `atob("${brotliCompressSync(text).toString('base64')}")`,
  hex: (text) => Buffer.from(text).toString('hex'),
  percent: (text) => encodeURIComponent(text),
  'percent throughout': (text) => Buffer.from(text).toString('hex').replace(/../g, '%$&'),
  unicode: (text) =>
    [...text].map((letter) => `\\u00${letter.charCodeAt(0).toString(16).padStart(2, '0')}`).join(''),
  JSON: (text) => JSON.stringify({ text }),
  HTML: (text) => [...text].map((letter) => `&#${letter.charCodeAt(0)};`).join(''),
  'a source map': (text) => JSON.stringify({ version: 3, sourcesContent: [`const x = \`${text}\``] }),
  'an inline source map': (text) =>
    `${SOURCE_MAP}=data:application/json;base64,${Buffer.from(JSON.stringify({ sourcesContent: [text] })).toString('base64')}`,
  'other white space': (text) => text.replaceAll(' ', ' \n\t'),
  'soft hyphens': (text) => text.replace(/([a-z]{4})([a-z]{2})/g, '$1&shy;$2'),
  'zero-width spaces': (text) => [...text].join('\u200b'),
  'spaces that do not break': (text) => text.replaceAll(' ', '\u00a0'),
  'adjacent literals': (text) =>
    (text.match(/.{1,25}/g) ?? []).map((piece) => JSON.stringify(piece)).join(' + '),
  'an array of pieces': (text) => JSON.stringify(text.match(/.{1,10}/g)),
  'highlighted words': (text) => text.replace(/\w+/g, '<span class="k">$&</span>'),
}

describe('the leak gate on a site with graded items', () => {
  it('takes a pack for what is in it only where it is to the byte what a build makes of the files', async () => {
    const [, , secret = ''] = sealed[1] ?? []
    const page = await readFile(join(site, 'index.html'), 'utf8')
    const pack = [{ file: 'index.html', type: 'text/html; charset=utf-8', text: page }]
    expect(await leaksWith('_packs/1.json', JSON.stringify(pack))).toEqual([])
    for (const changed of [
      JSON.stringify([...pack, { file: 'index.html', type: 'text/html; charset=utf-8', text: secret }]),
      JSON.stringify([{ ...pack[0], note: secret }]),
      JSON.stringify([{ ...pack[0], type: secret }]),
      JSON.stringify([{ ...pack[0], file: secret }]),
      `${JSON.stringify(pack)} ${secret}`,
    ])
      expect(await leaksWith('_packs/1.json', changed)).toMatchObject([{ file: '_packs/1.json' }])
  })

  it('finds in a later file what an earlier one says without a leak beside it, and in both where both leak', async () => {
    const [, , secret = ''] = sealed[1] ?? []
    const coded = Buffer.from(secret).toString('base64')
    await put('a.html', 'plain')
    await put('b.html', `<p>${coded}</p>`)
    await put('c.html', `<p>${coded}</p>`)
    const { leaks } = await findLeaks(site, secrets)
    for (const name of ['a.html', 'b.html', 'c.html']) await rm(join(site, name))
    expect(leaks.map(({ file }) => file)).toEqual(expect.arrayContaining(['b.html', 'c.html']))
  })

  it('reads what pages have in common once, and tells each page where it leaks', async () => {
    const [, , secret = ''] = sealed[1] ?? []
    const head = '<head><meta charset="utf-8"><link rel="icon" href="/i.svg"></head>'
    const shell = `${head}<header>Assay</header><script>start("${'now '.repeat(20)}")</script>`
    const leaking = `<script>const kept = ${JSON.stringify(secret)}</script>`
    const pages = {
      'a.html': `${shell}<p>one</p>`,
      'b.html': `${shell}${leaking}<p>two</p>`,
      'c.html': `${shell}<p>three</p>${leaking}`,
    }
    for (const [name, page] of Object.entries(pages)) await put(name, page)
    const { leaks } = await findLeaks(site, secrets)
    for (const name of Object.keys(pages)) await rm(join(site, name))
    const placeOf = (name: keyof typeof pages) => pages[name].indexOf(secret)
    expect(leaks.map(({ file, offset }) => ({ file, offset }))).toEqual([
      { file: 'b.html', offset: placeOf('b.html') },
      { file: 'c.html', offset: placeOf('c.html') },
    ])
  })

  it('passes the public half, which holds the stems of graded items and all of practice items', async () => {
    const result = await findLeaks(site, secrets)
    expect(result.leaks).toEqual([])
    expect(result.secrets).toBeGreaterThan(30)
    expect(result.files).toBe(4)
  })

  it('leaves out an engine that was made without a bank, as long as it is the same to the byte', async () => {
    const engine = Buffer.from(`an engine of its own, ${sealed[1]?.[2]}`)
    await put('_runner/engine-1.wasm', engine)
    expect((await findLeaks(site, secrets, [engine])).leaks).toEqual([])
    expect((await findLeaks(site, secrets)).leaks.map(({ file }) => file)).toEqual(['_runner/engine-1.wasm'])
    await put('_runner/engine-1.wasm', Buffer.concat([engine, Buffer.from(' and more')]))
    expect((await findLeaks(site, secrets, [engine])).leaks).toHaveLength(1)
    await rm(join(site, '_runner'), { recursive: true })
  })

  for (const [encoding, encode] of Object.entries(encodings))
    it(`finds every kind of sealed text as ${encoding}`, async () => {
      for (const [item, what, text] of sealed) {
        const [leak] = await leaksWith('_astro/chunk.js', encode(text))
        expect(leak, `${what}: ${text}`).toMatchObject({ file: '_astro/chunk.js', found: { item, what } })
      }
    })

  it('finds a key as data, whole or in a graded item that was not built but cut', async () => {
    const item = bank.items.find(({ id }) => id === 'sealed-queue')
    const whole = JSON.stringify({ ...item?.public, grading: { key: item?.sealed.key } })
    const leaks = await leaksWith('_assay/items.json', whole)
    expect(leaks.map(({ found }) => 'what' in found && found.what)).toEqual(
      expect.arrayContaining(['feedback', 'key']),
    )
  })

  it('says file, place, item and encoding, and never repeats the secret', async () => {
    const [, , text = ''] = sealed[4] ?? []
    const leaks = await leaksWith('_astro/chunk.js', `let a = "${Buffer.from(text).toString('base64')}"`)
    expect(describeLeaks(leaks)).toBe(
      'The built site holds what must stay sealed, in 1 place:\n_astro/chunk.js:9: hint of sealed-parcels (base64)',
    )
  })

  it('searches the names of files too', async () => {
    expect(await leaksWith('5f1d9c0e-8a77-4a0e-b3a5-90c6a7d2b614.txt', 'x')).toMatchObject([
      { encoding: 'file name', found: { what: 'canary' } },
    ])
  })

  it('searches names for prose and values, and reads what a link points to', async () => {
    const name = 'Walk-through-the-list-once-and-note-each-position.txt'
    expect(await leaksWith(name, 'x')).toMatchObject([{ file: name, found: { what: 'explanation' } }])
    await put('../linked.txt', sealed[3]?.[2] ?? '')
    await symlink(join(site, '../linked.txt'), join(site, 'link.txt'))
    const { leaks } = await findLeaks(site, secrets)
    await rm(join(site, 'link.txt'))
    await rm(join(site, '../linked.txt'))
    expect(leaks).toMatchObject([{ file: 'link.txt', found: { what: 'explanation' } }])
  })

  it('finds a submission that a bundler made part of a script', async () => {
    const submissions = join(vaultBank, 'items/sealed-parcels/submissions')
    for (const file of ['accepted/one-pass.ts', 'time_limit_exceeded/waits-for-a-parcel.ts']) {
      const bundle = await rolldown({
        input: 'entry',
        plugins: [
          {
            name: 'entry',
            resolveId: (id) => (id === 'entry' ? id : undefined),
            load: (id) =>
              id === 'entry'
                ? `import { overdueParcels } from ${JSON.stringify(join(submissions, file))}\nglobalThis.solve = overdueParcels`
                : undefined,
          },
        ],
      })
      const { output } = await bundle.generate({ minify: true })
      await bundle.close()
      const [{ code }] = output
      expect(code).not.toContain('position')
      const what = `shape of the submission ${file}`
      expect(await leaksWith('_astro/chunk.js', `console.log(1);${code}`)).toContainEqual(
        expect.objectContaining({ found: expect.objectContaining({ item: 'sealed-parcels', what }) }),
      )
    }
  })

  it('finds no submission in scripts of its own and of others', async () => {
    const scripts = [
      'generators/leak/decoders.ts',
      'node_modules/preact/dist/preact.mjs',
      'node_modules/@codemirror/view/dist/index.js',
      'node_modules/yaml/dist/compose/composer.js',
    ]
    for (const script of scripts)
      expect(await leaksWith('_astro/chunk.js', await readFile(script))).toEqual([])
  })

  it('finds a whole hidden case by the names of its parameters, as JSON, YAML and code', async () => {
    for (const text of [
      '{"input":{"days":[17,2,3],"limit":11},"expected":[0]}',
      'input: { days: [17, 2, 3], limit: 11 }\n  expected: [0]',
      'overdueParcels({ days: [17, 2, 3], limit: 11 })',
    ])
      expect(await leaksWith('guide/case.txt', text), text).toMatchObject([
        { found: { item: 'sealed-parcels', what: 'case first-late' } },
      ])
    expect(await leaksWith('guide/case.txt', '{"days":[17,2,3],"limit":12}')).toEqual([])
  })

  it('finds a case that steers, which reaches candidates in encrypted forms alone', async () => {
    expect(await leaksWith('form.json', '{"days":[71,3,72,73],"limit":70}')).toMatchObject([
      { found: { item: 'sealed-parcels', what: 'case steers-several' } },
    ])
  })

  it('finds the tables of a hidden database, and what the reference gives on it', async () => {
    const item = bank.items.find(({ id }) => id === 'sealed-lockers')
    if (item?.sealed.kind !== 'sql' || !item.public) throw new Error('no sealed item of SQL')
    const { key } = item.sealed
    const expected = { columns: ['locker'], rows: [['planted locker 4711'], ['planted locker 4712']] }
    const table = { name: 'lockers', columns: ['number', 'place'], rows: [[1, 'planted place']], total: 1 }
    const proven = {
      ...item.sealed,
      key: {
        ...key,
        cases: key.cases.map((one, at) => (at > 0 ? { ...one, expected, tables: [table] } : one)),
      },
    }
    const known = secretsOf([{ sealed: { ...release.sealed, items: [proven] }, items: [item.public] }])
    for (const rows of [expected.rows, table.rows]) {
      await put('_assay/rows.json', JSON.stringify({ rows }))
      const { leaks } = await findLeaks(site, known)
      await rm(join(site, '_assay/rows.json'))
      expect(leaks).toMatchObject([{ found: { item: 'sealed-lockers', what: 'key' } }])
    }
  })

  it('finds what is left of an answer in a list', async () => {
    for (const text of [
      '<td>the planted law of <b>John</b> Little</td>',
      'accept:\n  - Little planted law of queues',
    ])
      expect(await leaksWith('guide/list.html', text)).toMatchObject([{ found: { item: 'sealed-word' } }])
  })

  it('fails a build by itself', async () => {
    const integration = assay({ load: async () => ({ releases: [], secrets }) })
    const [, , text = ''] = sealed[3] ?? []
    await put('guide/index.html', text)
    const setup = integration.hooks['astro:config:setup']
    const done = integration.hooks['astro:build:done']
    await setup?.({
      command: 'build',
      config: { base: '/' },
      updateConfig: (config: object) => config,
    } as never)
    await expect(done?.({ dir: pathToFileURL(`${site}/`) } as never)).rejects.toThrow(LeakError)
    await rm(join(site, 'guide'), { recursive: true })
  })
})
