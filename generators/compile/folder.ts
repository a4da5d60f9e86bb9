import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decode } from '#schemas/diagnose/decode-text'
import { fileStart, type Diagnostic } from '#schemas/diagnose/index'
import { toolVersion } from './tool.ts'

/** A file of an item as it lies on the disk. */
interface ScannedFile {
  /** Path below the folder, with `/`. */
  readonly path: string
  readonly size: number
}

/** What a look at the folder tells without reading a file. */
export interface FolderScan {
  readonly path: string
  /** The same as long as nobody touched a file: paths, sizes, times, inodes. */
  readonly stamp: string
  /** When a file was last changed, in milliseconds since 1970. */
  readonly changedAt: number
  readonly files: readonly ScannedFile[]
  readonly diagnostics: readonly Diagnostic[]
  /** Absolute path of what is written down of a variant, where the folder is that of its item. */
  readonly record?: string
  /** The folder of a variant that somebody wrote. */
  readonly written?: FolderScan
}

/** A file of an item with its content. `text` is undefined for pictures. */
export interface SourceFile {
  readonly path: string
  readonly bytes: Uint8Array
  readonly text: string | undefined
}

export interface ItemFiles {
  readonly files: ReadonlyMap<string, SourceFile>
  readonly digest: string
  readonly diagnostics: readonly Diagnostic[]
  /** Whether nobody meets the item, although nothing may be wrong with it. */
  readonly isLeftOut?: true
  /** What they were drawn from; absent for what an author wrote. */
  readonly origin?: VariantOrigin
}

/** Where a variant comes from. */
export interface VariantOrigin {
  /** The item whose model it was drawn from, or for which it was written. */
  readonly of: string
  readonly seed: number
  readonly family: string
}

/** Largest text file, in bytes. */
const largestText = 1024 * 1024
/** Largest `item.mdx`, in bytes: a stem is a few kilobytes, and the time to parse Markdown can grow with its square. */
const largestStem = 128 * 1024
/** Largest picture, in bytes; it becomes part of the page. */
const largestPicture = 256 * 1024
const mostFiles = 400
const deepestFolder = 5
const pictures = /\.(svg|png|jpg|jpeg|webp)$/
/** Written by `assay verify` about the other files, and so no part of what it proves. */
const proofFile = 'proof.json'
/** Items of their own, which are drawn from this one. */
export const variantsFolder = 'variants'

/**
 * Looks at an item's folder. Links are refused, since what they point to is not versioned with the item.
 *
 * @param path absolute path of the folder
 * @param label the folder's path for diagnostics, relative to the bank
 */
export function scanFolder(path: string, label: string): FolderScan {
  const files: ScannedFile[] = []
  const diagnostics: Diagnostic[] = []
  const stamps: string[] = []
  let changedAt = 0
  const refuse = (code: string, file: string, message: string, help: string) => {
    diagnostics.push({ code: `file/${code}`, severity: 'error', file, range: fileStart, message, help })
  }
  const visit = (folder: string, below: string, depth: number) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue
      const inner = below === '' ? entry.name : `${below}/${entry.name}`
      const file = `${label}/${inner}`
      const absolute = join(folder, entry.name)
      if (entry.isSymbolicLink()) {
        refuse('link', file, 'Unexpected symbolic link, expected a file', 'Copy what it points to')
        stamps.push(`${inner}:link`)
      } else if (entry.isDirectory()) {
        if (inner === variantsFolder) continue
        if (depth < deepestFolder) visit(absolute, inner, depth + 1)
        else
          refuse('folder', file, 'Unexpected folder this deep', `Items have ${deepestFolder} levels at most`)
      } else if (entry.isFile()) {
        const { size, mtimeMs, ctimeMs, ino } = lstatSync(absolute)
        changedAt = Math.max(changedAt, mtimeMs, ctimeMs)
        stamps.push(`${inner}:${size}:${mtimeMs}:${ctimeMs}:${ino}`)
        files.push({ path: inner, size })
      } else {
        refuse('link', file, 'Unexpected special file, expected a file', 'Remove it')
      }
    }
  }
  visit(path, '', 0)
  if (files.length > mostFiles) {
    refuse('many', label, `Unexpected ${files.length} files, expected ${mostFiles} at most`, 'Split the item')
    files.length = 0
  }
  files.sort((left, right) => (left.path < right.path ? -1 : 1))
  return { path, stamp: hashOf(stamps.sort().join('\n')), changedAt, files, diagnostics }
}

/** Reads what a scan found: texts must be UTF-8, and nothing may be larger than an item needs. */
export function readFolder(scan: FolderScan, label: string): ItemFiles {
  const files = new Map<string, SourceFile>()
  const diagnostics: Diagnostic[] = [...scan.diagnostics]
  const parts: string[] = []
  for (const { path, size } of scan.files) {
    const file = `${label}/${path}`
    const picture = pictures.test(path)
    const limit = picture ? largestPicture : path === 'item.mdx' ? largestStem : largestText
    if (size > limit) {
      diagnostics.push({
        code: 'file/too-large',
        severity: 'error',
        file,
        range: fileStart,
        message: `Unexpected file of ${sizeText(size)}, expected ${sizeText(limit)} at most`,
        help: picture ? 'Make the picture smaller' : 'An item is read by a person; keep it short',
      })
      parts.push(`${path}\n${size}`)
      continue
    }
    const bytes = readFileSync(join(scan.path, path))
    if (path !== proofFile) parts.push(digestPart(path, bytes))
    files.set(path, sourceFile(path, bytes, file, diagnostics))
  }
  return { files, digest: digestOfParts(parts), diagnostics }
}

/**
 * A file of an item by its content.
 *
 * @param path below the item's folder
 * @param file the path for diagnostics, relative to the bank
 */
export function sourceFile(
  path: string,
  bytes: Uint8Array,
  file: string,
  diagnostics: Diagnostic[],
): SourceFile {
  const isBinary = pictures.test(path) && !path.endsWith('.svg')
  return { path, bytes, text: isBinary ? undefined : decode(bytes, file, diagnostics) }
}

/**
 * The digest of an item's files, for which a proof holds.
 *
 * @param files all files, in any order; `proof.json` does not count
 * @returns SHA-256 over the version of Assay and each file's path and content, in the order of the paths
 */
export function digestOf(files: Iterable<Pick<SourceFile, 'path' | 'bytes'>>): string {
  const counted = [...files].filter(({ path }) => path !== proofFile)
  return digestOfParts(counted.map(({ path, bytes }) => digestPart(path, bytes)))
}

function digestPart(path: string, bytes: Uint8Array): string {
  return `${path}\n${hashOf(bytes)}`
}

function digestOfParts(parts: readonly string[]): string {
  return hashOf(`${[`assay ${toolVersion}`, ...[...parts].sort()].join('\n')}\n`)
}

function sizeText(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${(bytes / 1024 / 1024).toFixed(1)} MB` : `${Math.ceil(bytes / 1024)} KB`
}

export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
