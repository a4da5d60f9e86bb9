import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readFolder, scanFolder } from '../../generators/compile/folder.ts'
import type { Broken } from './broken.ts'

const bank = fileURLToPath(new URL('fixtures/bank', import.meta.url))

/** A copy of the small bank in a folder of its own, without the one before. @returns its path */
export function copyBank(): string {
  const root = join(mkdtempSync(join(tmpdir(), 'assay-check-')), 'bank')
  cpSync(bank, root, { recursive: true })
  return root
}

/** Gives every item the proof that `assay verify` would write, as far as a check looks at it. */
export function proveBank(root: string): void {
  for (const id of readdirSync(join(root, 'items'))) {
    const path = join(root, 'items', id)
    const { digest } = readFolder(scanFolder(path, `items/${id}`), `items/${id}`)
    const proof = {
      version: 1,
      item: id,
      itemVersion: '1.0.0',
      digest,
      tool: '0.1.0',
      verdict: 'verified',
      reasons: [],
      executed: 1,
    }
    writeFileSync(join(path, 'proof.json'), JSON.stringify(proof))
  }
}

/** Removes what {@link copyBank} made. */
export function removeBank(root: string): void {
  rmSync(dirname(root), { recursive: true, force: true })
}

/** Breaks a copy in one place. @throws Error where the text to replace is not there exactly once */
export function breakBank(
  root: string,
  { name, file, change }: Pick<Broken, 'name' | 'file' | 'change'>,
): void {
  const path = join(root, file)
  if ('from' in change) {
    const text = readFileSync(path, 'utf8')
    const parts = text.split(change.from)
    if (parts.length < 2) throw new Error(`${name}: ${file} does not contain ${JSON.stringify(change.from)}`)
    writeFileSync(path, `${parts[0]}${change.to}${parts.slice(1).join(change.from)}`)
  } else if ('write' in change) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, change.write)
  } else if ('linkTo' in change) symlinkSync(change.linkTo, path)
  else rmSync(path, { recursive: true })
}
