import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { runAssay } from './release/assay.ts'

const core = fileURLToPath(new URL('../content/banks/core', import.meta.url))

/** The item that has an item model. */
export const ITEM = 'parking-display'
/** Have none. */
const OTHERS = ['exports-left-open', 'letters-left-in-the-outbox']

const BLUEPRINT = `version: 1
id: practice
title: Practice
description: Three problems.
use: practice
release: 0.0.0-dev
locale: en
blocks:
  - id: all
    title: All
    ai: forbidden
    select: { selector: fixed-order, items: [${[ITEM, ...OTHERS].join(', ')}] }
    stop: [{ rule: length, min: 3, max: 3 }]
`

/**
 * A bank of three items of `core` and a test of them all, with variants of one that are drawn here.
 *
 * @param folder that it is made in
 * @param count how many variants
 * @returns its path
 */
export async function variantsBank(folder: string, count: number): Promise<string> {
  const bank = join(folder, 'bank')
  for (const name of ['bank.yaml', 'taxonomy.yaml', ...[ITEM, ...OTHERS].map((item) => `items/${item}`)])
    await cp(join(core, name), join(bank, name), {
      recursive: true,
      filter: (path) => !path.includes(join(ITEM, 'variants')),
    })
  await mkdir(join(bank, 'tests'))
  await writeFile(join(bank, 'tests/practice.yaml'), BLUEPRINT)
  const { stdout, stderr } = await runAssay(
    folder,
    'generate',
    join(bank, 'items', ITEM),
    '--count',
    String(count),
    '--seed',
    '1',
  )
  expect(stdout + stderr).toContain(`${count} of ${count} admitted`)
  return bank
}
