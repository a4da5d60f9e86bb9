import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { testOf } from '#adaptive'
import { hashOf } from '#log'
import type { GradedEntry, GradedTest } from '#results'
import type { GradedItem } from '#schemas/public-item'
import { readYaml } from '#schemas/diagnose/index'
import type { Taxonomy } from '#schemas/taxonomy'
import { releaseSealedSchema } from '#schemas/release-sealed'
import { readRelease } from '../release/read.ts'
import { textHash } from '../release/text-hash.ts'
import { readLock } from '../release/read-lock.ts'
import { steeringKey } from './steering-key.ts'

/** What a test names whose release is still to be made. */
const WORKING_TREE = '0.0.0-dev'

type Found =
  { readonly ok: true; readonly test: GradedTest } | { readonly ok: false; readonly message: string }

/**
 * Finds a graded test in the release that its file names.
 *
 * @param bankDir absolute path of the bank
 * @param sealedDir folder of the sealed half, where it is kept elsewhere
 */
export async function findGradedTest(
  bankDir: string,
  test: string,
  { release, sealedDir }: { readonly release?: string; readonly sealedDir?: string } = {},
): Promise<Found> {
  const version = release ?? (await releaseNamed(bankDir, test))
  if (version === undefined)
    return refused(
      `${bankDir} has no tests/${test}.yaml, or it names no release, or is no YAML (assay check says where); name one with --release`,
    )
  if (version === WORKING_TREE)
    return refused(
      `tests/${test}.yaml names no release yet, but ${WORKING_TREE}, which stands for the bank as it is being written, and only a release can be sealed: make one with assay release ${basename(bankDir)}, and write the version that it prints into the file, release: 1.0.0`,
    )
  const folder = join(bankDir, 'releases', version)
  if (!existsSync(folder))
    return refused(`${folder} is not there: the test wants release ${version}. Make it with assay release`)
  const read = await readRelease(folder)
  if (!read.ok) return refused(read.message)
  const { public: half, items } = read.release
  const blueprint = testOf(half.index, test)
  if (blueprint === undefined)
    return refused(
      `release ${version} has no test ${test}: its tests are ${half.index.tests.map(({ id }) => id).join(', ') || 'none'}. Release the bank again`,
    )
  if (blueprint.use !== 'graded')
    return refused(`${test} is a practice test, and practice is not sealed; a graded one says use: graded`)
  const sealed =
    sealedDir === undefined
      ? read.release.sealed
      : await readSealed(join(sealedDir, 'sealed.json'), bankDir, version)
  if (typeof sealed === 'string') return refused(sealed)
  if (sealed === undefined)
    return refused(`${folder}/sealed is not here: name the folder that has sealed.json with --sealed`)
  const publicItems = new Map(items.map((item) => [item.id, item]))
  const keys = new Map(sealed.items.map((item) => [item.id, item]))
  const entries = half.index.items.flatMap((facts): GradedEntry[] => {
    const item = publicItems.get(facts.id)
    const key = keys.get(facts.id)
    if (facts.use !== 'graded' || facts.locale !== blueprint.locale || item?.use !== 'graded' || !key)
      return []
    const steering = steeringKey(key, item)
    return [{ facts, item: item satisfies GradedItem, sealed: key, ...(steering && { steering }) }]
  })
  return {
    ok: true,
    test: {
      bank: half.index.bank,
      release: { version, hash: half.hash },
      blueprint,
      skills: skillTitles(half.index.taxonomy),
      items: entries,
      sealedHash: hashOf(sealed),
    },
  }
}

function skillTitles({ areas }: Taxonomy): ReadonlyMap<string, string> {
  return new Map(
    areas.flatMap((area) =>
      area.skills.map((skill) => [`${area.id}.${skill.id}`, `${area.title}: ${skill.title}`] as const),
    ),
  )
}

async function releaseNamed(bankDir: string, test: string): Promise<string | undefined> {
  const text = await readFile(join(bankDir, 'tests', `${test}.yaml`), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const draft = readYaml({ file: test, text }).value
  const release =
    typeof draft === 'object' && draft !== null && 'release' in draft ? draft.release : undefined
  return typeof release === 'string' ? release : undefined
}

/** @returns the sealed half of a release, or why it is not the one */
async function readSealed(path: string, bankDir: string, version: string) {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return `${path} is not there`
  const stored = await readLock(bankDir)
  const lock = 'lock' in stored ? stored.lock : undefined
  if (lock?.release === version && textHash(text) !== lock.sealed)
    return `${path} is not the sealed half of release ${version}, which bank.lock.yaml names`
  const parsed = releaseSealedSchema.parse(JSON.parse(text))
  if (!parsed.ok)
    return `${path} is no sealed half: ${parsed.faults[0]?.path ?? ''} ${parsed.faults[0]?.message ?? ''}`
  return parsed.value.release === version
    ? parsed.value
    : `${path} is of release ${parsed.value.release}, expected ${version}`
}

function refused(message: string): Found {
  return { ok: false, message }
}
