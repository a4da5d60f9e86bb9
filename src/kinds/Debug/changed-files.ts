import type { TaskOf } from '#schemas/public-item'

/** A file as it is given and as it is now. */
export interface ChangedFile {
  readonly path: string
  readonly before: string
  readonly after: string
}

/** @returns the files of a project that differ from what is given, in its order */
export function changedFiles(
  { files }: Pick<TaskOf<'debug'>, 'files'>,
  texts: Readonly<Record<string, string>>,
): readonly ChangedFile[] {
  return files.flatMap(({ path, text }) => {
    const after = texts[path] ?? text
    return after === text ? [] : [{ path, before: text, after }]
  })
}
