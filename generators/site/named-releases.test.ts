import { generateKeyPairSync } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { releaseShardSchema } from '#schemas/release-shard'
import { sampleItem, sampleSource } from '../../test/release/sample.ts'
import { applyRelease } from '../release/apply.ts'
import { planRelease } from '../release/plan.ts'
import { signRelease } from '../release/sign/signature.ts'
import { publicKeyOf } from '../release/sign/signing-key.ts'
import { publishedReleases } from './content.ts'
import { loadNamedReleases } from './named-releases.ts'

const { privateKey } = generateKeyPairSync('ed25519')
const source = sampleSource([sampleItem()])
const [practice] = source.tests
const first = planRelease({ ...source, tests: practice ? [practice, { ...practice, id: 'long' }] : [] })
const second = planRelease(
  { ...source, tests: practice ? [practice, { ...practice, id: 'long', title: 'Long' }] : [] },
  {
    lock: first.lock,
    previousIndex: first.release.public.index,
    previous: {
      public: first.release.public,
      items: [...first.release.public.shards.values()].flatMap((text) => {
        const parsed = releaseShardSchema.parse(JSON.parse(text))
        return parsed.ok ? parsed.value.items : []
      }),
    },
  },
)

let bankDir: string
beforeEach(async () => {
  bankDir = await mkdtemp(join(tmpdir(), 'assay-named-'))
  const { public: half, sealedHash } = second.release
  const { bank, release } = half.index
  const signature = signRelease({ bank, release, public: half.hash, sealed: sealedHash }, privateKey)
  await applyRelease(bankDir, first)
  await applyRelease(bankDir, second, { signature })
  await mkdir(join(bankDir, 'tests'))
  await mkdir(join(bankDir, 'items'))
  await writeFile(join(bankDir, 'taxonomy.yaml'), stringify(source.taxonomy))
  await writeFile(join(bankDir, 'bank.yaml'), stringify(source.bank))
  await writeFile(join(bankDir, 'tests/practice.yaml'), stringify({ ...practice, release: second.version }))
  await writeFile(join(bankDir, 'tests/long.yaml'), stringify({ ...practice, id: 'long', release: '0.1.0' }))
})
afterEach(() => rm(bankDir, { recursive: true }))

const load = () => loadNamedReleases({ banks: [bankDir], cacheDir: join(bankDir, '.cache') })

describe('several releases of one bank', () => {
  it('live beside each other in one site: each test is offered from the release that it names', async () => {
    const offered = publishedReleases(await load()).map(({ hash, index, base, signedBy }) => ({
      hash,
      base,
      release: index.release,
      tests: index.tests.map(({ id }) => id),
      signedBy,
    }))
    expect(offered.toSorted((left, right) => (left.release < right.release ? -1 : 1))).toEqual([
      {
        hash: first.release.public.hash,
        base: `/_assay/${first.release.public.hash.slice(0, 16)}/`,
        release: '0.1.0',
        tests: ['long'],
        signedBy: null,
      },
      {
        hash: second.release.public.hash,
        base: `/_assay/${second.release.public.hash.slice(0, 16)}/`,
        release: '0.1.1',
        tests: ['practice'],
        // Nobody has named the key, so that it stands for itself.
        signedBy: publicKeyOf(privateKey),
      },
    ])
  })

  it('must all be signed once the bank names keys', async () => {
    const keys = [{ name: 'post-2026', ed25519: publicKeyOf(privateKey) }]
    await writeFile(join(bankDir, 'bank.yaml'), stringify({ ...source.bank, keys }))
    await expect(load()).rejects.toThrow(/: the release 0\.1\.0 is not signed, and bank\.yaml names keys/)
    await writeFile(
      join(bankDir, 'tests/long.yaml'),
      stringify({ ...practice, id: 'long', release: '0.1.1' }),
    )
    expect(publishedReleases(await load()).map(({ signedBy }) => signedBy)).toEqual(['post-2026'])
  })

  it('are offered as they were made, and it is told which tests were edited since', async () => {
    expect((await load()).edited).toEqual([])
    const edited = { ...practice, id: 'long', title: 'Longer', release: '0.1.0' }
    await writeFile(join(bankDir, 'tests/long.yaml'), stringify(edited))
    expect((await load()).edited).toEqual([{ bank: source.bank.id, test: 'long', release: '0.1.0' }])
  })

  it('must have the tests that name them', async () => {
    await writeFile(
      join(bankDir, 'tests/short.yaml'),
      stringify({ ...practice, id: 'short', release: '0.1.0' }),
    )
    await expect(load()).rejects.toThrow(
      /: the release 0\.1\.0 was made without the test short: release the bank again, and name that release in tests\/$/,
    )
  })

  it('are named where a test names one that is not there', async () => {
    await writeFile(
      join(bankDir, 'tests/long.yaml'),
      stringify({ ...practice, id: 'long', release: '0.2.0' }),
    )
    await expect(load()).rejects.toThrow(/: long names the release 0\.2\.0, .*; there: 0\.1\.0, 0\.1\.1$/)
  })
})
