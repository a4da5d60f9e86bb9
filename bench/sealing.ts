/**
 * What graded tests cost: the bytes of their cryptography and log in a page, and the time to open a form and to seal and
 * open a result, beside the time to hash the same log. Prints a table; ratios are of one run.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'
import {
  formHash,
  makeOrganisationKey,
  openForm,
  openOrganisationKey,
  openResult,
  sealForm,
  sealResult,
  SECRET_BYTES,
  sha256Hex,
  toBase64Url,
  type CandidateForm,
} from '#log'

const ROUNDS = 200
const index = fileURLToPath(new URL('../src/log/index.ts', import.meta.url))

/** Bytes of what the page of a graded test needs of `src/log`, minified and compressed. */
async function pageBytes(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-sealing-'))
  try {
    const input = join(folder, 'page.ts')
    const names =
      'openForm, openContent, sealResult, createEvent, verifyChain, encodeLog, canonicalJson, hashOf'
    await writeFile(input, `export { ${names} } from ${JSON.stringify(index)}`)
    const bundle = await rolldown({ input, platform: 'browser' })
    const { output } = await bundle.generate({ minify: true, format: 'esm' })
    return output.reduce(
      (sum, part) => sum + ('code' in part ? gzipSync(part.code, { level: 9 }).length : 0),
      0,
    )
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function timeOf(work: () => Promise<unknown> | string): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  return times.toSorted((left, right) => left - right)[Math.floor(ROUNDS * 0.5)] ?? 0
}

const key = await makeOrganisationKey('Bench', 'a passphrase', 16_384)
const pair = await openOrganisationKey(key, 'a passphrase')
const secret = crypto.getRandomValues(new Uint8Array(SECRET_BYTES))
const form: CandidateForm = {
  version: 1,
  attempt: crypto.randomUUID(),
  seed: '0'.repeat(32),
  bank: 'bench',
  release: { version: '1.0.0', hash: '0'.repeat(64) },
  test: {
    version: 1,
    id: 'bench',
    title: 'Bench',
    description: 'A bench.',
    use: 'graded',
    release: '1.0.0',
    locale: 'en',
    blocks: [],
  },
  organisation: { name: key.name, public: key.public },
  accommodations: { timeMultiplier: 1, plainEditor: false, signals: true },
  items: Array.from({ length: 32 }, () => ({
    content: sha256Hex(crypto.getRandomValues(new Uint8Array(8))),
    key: toBase64Url(crypto.getRandomValues(new Uint8Array(SECRET_BYTES))),
  })),
}
const binding = { attempt: form.attempt, form: formHash(form), secret }
// an hour of typing: 3,600 coarse edits
const log = Array.from({ length: 3600 }, (_, at) =>
  JSON.stringify({ seq: at, type: 'edit', data: { changes: [at, [0, `line ${at % 40}`]], length: at } }),
).join(',\n')
const sealedForm = await sealForm(form, secret)
const sealed = await sealResult(log, key.public, binding)
const hash = await timeOf(() => sha256Hex(log))
const rows: readonly (readonly [string, number])[] = [
  ['hash of the log', hash],
  ['seal the log', await timeOf(() => sealResult(log, key.public, binding))],
  ['open the log', await timeOf(() => openResult(sealed, pair, binding))],
  ['seal a form', await timeOf(() => sealForm(form, secret))],
  ['open a form', await timeOf(() => openForm(sealedForm, secret))],
]
console.log(`cryptography and log in a page: ${((await pageBytes()) / 1000).toFixed(1)} kB gzip`)
console.log(
  `a form of 32 items: ${(JSON.stringify(sealedForm).length / 1000).toFixed(1)} kB; a log of ${(log.length / 1000).toFixed(0)} kB sealed: ${(JSON.stringify(sealed).length / 1000).toFixed(1)} kB`,
)
console.log('\n| what | median of 200, ms | times the hash |\n| - | - | - |')
for (const [what, ms] of rows) console.log(`| ${what} | ${ms.toFixed(2)} | ${(ms / hash).toFixed(2)} |`)
