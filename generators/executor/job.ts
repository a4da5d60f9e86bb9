import type { Diagnostic } from '#schemas/diagnose/index'
import type { Job } from '#schemas/job'
import { digestOf, sourceFile, type ItemFiles } from '../compile/folder.ts'
import { buildName } from './build-name.ts'
import { ExecutorError } from './executor.ts'

/** What is done of an item. */
export type Task = Job['task']

/** What a job is about: an item's files, and what of its bank counts. */
export interface JobSubject {
  /** Folder of the item, relative to the bank, such as `items/late-parcels`. */
  readonly folder: string
  readonly files: ItemFiles
  /** The bank's. */
  readonly canary: string
}

/** A job that can be done wherever this very Assay runs: it holds the files themselves, and nothing of a disk. */
export function jobOf({ folder, files, canary }: JobSubject, task: Task): Job {
  return {
    version: 1,
    build: buildName(),
    folder,
    canary,
    digest: files.digest,
    files: [...files.files.values()].map(({ path, bytes, text }) =>
      text !== undefined && isSame(text, bytes)
        ? { form: 'text', path, text }
        : { form: 'base64', path, bytes: Buffer.from(bytes).toString('base64') },
    ),
    task,
  }
}

/** A byte order mark is no part of a text. */
function isSame(text: string, bytes: Uint8Array): boolean {
  return Buffer.from(text).equals(bytes)
}

/**
 * Opens a job.
 *
 * @returns its files as if they had been read from a folder
 * @throws ExecutorError where another Assay made it, or its files are not those of its digest
 */
export function openJob({ build, folder, canary, digest, files }: Job): JobSubject {
  if (build !== buildName())
    throw new ExecutorError('build', `made by Assay ${build}, and this is ${buildName()}`)
  const diagnostics: Diagnostic[] = []
  const opened = new Map(
    files.map((file) => {
      const { path } = file
      return [path, sourceFile(path, bytesOf(file), `${folder}/${path}`, diagnostics)]
    }),
  )
  if (opened.size !== files.length || digestOf(opened.values()) !== digest)
    throw new ExecutorError('job', `Unexpected files of ${folder}, expected those of their digest`)
  return { folder, canary, files: { files: opened, digest, diagnostics } }
}

function bytesOf(file: Job['files'][number]): Uint8Array {
  return file.form === 'text'
    ? new TextEncoder().encode(file.text)
    : new Uint8Array(Buffer.from(file.bytes, 'base64'))
}
