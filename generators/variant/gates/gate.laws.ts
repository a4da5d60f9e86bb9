import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { checkFiles } from '../../compile/compile-item.ts'
import type { CompiledItem } from '../../compile/compiled-item.ts'
import { digestOf, readFolder, scanFolder, type SourceFile } from '../../compile/folder.ts'
import { createNodeRunner } from '../../sandbox/index.ts'
import type { VerifyContext } from '../../verify/verification.ts'
import { createPackage } from './create-package.ts'
import type { Gate, VariantPackage } from './gate.ts'

/** Replaces what stands once in a file of the item. */
export interface Plant {
  readonly file: string
  readonly from: string
  readonly to: string
}

const folder = 'items/one-line-of-a-message'
const itemFiles = readFolder(
  scanFolder(join(import.meta.dirname, '../../../content/banks/core', folder), folder),
  folder,
)

const context = { canary: '', skills: undefined }

/** A title of its own makes a variant of the item. */
const renamed: Plant = { file: 'item.mdx', from: 'title: One line of a message', to: 'title: One line' }

/** A small item with what is planted in its files. */
export function compiledFixture(plants: readonly Plant[]): CompiledItem {
  const files = [...itemFiles.files.values()].flatMap((file): SourceFile[] => {
    if (['model.yaml', 'proof.json'].includes(file.path) || file.text === undefined) return []
    let { text } = file
    for (const { file: path, from, to } of plants) {
      if (path !== file.path) continue
      if (!text.includes(from)) throw new RangeError(`Unexpected “${from}”, which ${path} does not have`)
      text = text.replace(from, () => to)
    }
    return [{ path: file.path, text, bytes: new TextEncoder().encode(text) }]
  })
  const checked = checkFiles(
    { files: new Map(files.map((file) => [file.path, file])), digest: digestOf(files), diagnostics: [] },
    folder,
    context,
  )
  const item = checked.build?.()
  if (!item) throw new RangeError(checked.diagnostics.map(({ message }) => message).join('; '))
  return item
}

interface Laws {
  /** Faults that are planted in the files of a good variant. */
  readonly plants?: readonly Plant[]
  /** Or in what the gate is handed. */
  readonly spoil?: (variant: VariantPackage) => VariantPackage
  readonly reason: string
  readonly counterexample?: string
}

/**
 * What holds of every gate: a good variant is not refused, a planted fault is, with its reason, and asked again, of another
 * package of the same files and seed, the gate finds the same.
 */
export function assertGateLaws(gate: Gate, faults: Readonly<Record<string, Laws>>): void {
  const runner = createNodeRunner({ jobs: 1 })
  const verify: VerifyContext = { runner, engine: 'none', isShared: true }
  afterAll(() => runner.close())
  const parent = compiledFixture([])

  function packageWith(plants: readonly Plant[] = []): VariantPackage {
    const values = { values: {} }
    const variant = { parent, seed: 1, radicals: [], own: values, drawn: values, siblings: [] }
    return createPackage({ ...variant, item: compiledFixture([renamed, ...plants]) }, (text) => text, verify)
  }

  it('does not refuse a good variant', async () => {
    expect((await gate.ask(packageWith(), verify)).verdict).not.toBe('refused')
  })

  for (const [name, { plants, spoil = asItIs, reason, counterexample }] of Object.entries(faults)) {
    it(`refuses ${name}, and again`, async () => {
      const findings = await Promise.all([1, 2].map(async () => gate.ask(spoil(packageWith(plants)), verify)))
      const [finding, again] = findings
      expect(finding).toEqual(again)
      expect(finding).toMatchObject({ verdict: 'refused', reason: expect.stringContaining(reason) })
      if (counterexample !== undefined) expect(finding).toHaveProperty('counterexample', counterexample)
    })
  }
}

function asItIs(variant: VariantPackage): VariantPackage {
  return variant
}

/** Changes what a variant's answers in code are. */
export function withCode(
  variant: VariantPackage,
  change: (code: NonNullable<VariantPackage['code']>) => NonNullable<VariantPackage['code']>,
): VariantPackage {
  return { ...variant, code: variant.code && change(variant.code) }
}
