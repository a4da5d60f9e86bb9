import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeEach, expect } from 'vitest'
import { compileItem } from '../compile/compile-item.ts'
import type { CompiledItem } from '../compile/compiled-item.ts'
import { createNodeRunner } from '../sandbox/index.ts'
import type { VerifyContext } from './verification.ts'
import { verifyItem, type Proven } from './verify-item.ts'

/** An item that each test has a fresh copy of, to break and to prove. */
export interface Sample {
  /** Absolute path of the copy that the test at hand has. */
  readonly folder: () => string
  readonly compile: () => ReturnType<typeof compileItem>
  /** @throws Error with the diagnostics of an item that does not compile */
  readonly prove: (replay?: VerifyContext['replay']) => Promise<{ readonly item: CompiledItem } & Proven>
  /** @returns why it is refused, a reason a line */
  readonly refusals: () => Promise<string>
  /** @param path below the item's folder */
  readonly write: (path: string, text: string) => Promise<void>
  /** Replaces the first occurrence. @throws Error where there is none */
  readonly edit: (path: string, from: string, to: string) => Promise<void>
}

/** @param path of the item's folder, below the project. To be called once in a file of tests. */
export function sampleItem(path: string): Sample {
  const runner = createNodeRunner({ jobs: 1 })
  let folder: string
  afterAll(() => runner.close())
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-verify-'))
    await cp(fileURLToPath(new URL(`../../${path}`, import.meta.url)), folder, { recursive: true })
  })
  afterEach(() => rm(folder, { recursive: true }))
  const write = (file: string, text: string): Promise<void> => writeFile(join(folder, file), text)
  const compile = (): ReturnType<typeof compileItem> =>
    compileItem(folder, `items/${basename(path)}`, {
      canary: '0b7b1a52-5d0f-4a6e-9a3c-3c0d6b1f2e41',
      skills: undefined,
    })
  const prove: Sample['prove'] = async (replay) => {
    const { item, diagnostics } = compile()
    if (!item) throw new Error(JSON.stringify(diagnostics, null, 2))
    return { item, ...(await verifyItem(item, { runner, engine: 'engine-0.wasm', replay })) }
  }
  return {
    folder: () => folder,
    compile,
    write,
    prove,
    refusals: async () => {
      const { proof } = await prove()
      expect(proof.verdict).toBe('refused')
      return proof.reasons.join('\n')
    },
    edit: async (file, from, to) => {
      const text = await readFile(join(folder, file), 'utf8')
      if (!text.includes(from)) throw new Error(`${file} has no ${from}`)
      await write(file, text.replace(from, to))
    },
  }
}
