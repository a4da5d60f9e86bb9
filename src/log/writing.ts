import type { PublicItem, TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'

/** Kinds whose answers are written in an editor. */
export type WrittenKind = 'code' | 'debug' | 'tests' | 'sql'

/** How the answer to an item is written: texts whose edits the log keeps, and the response that they make. */
interface KindWriting<Kind extends PublicItem['kind']> {
  /** What each document holds before the first edit, by its name. */
  readonly documents: (task: TaskOf<Kind>) => Readonly<Record<string, string>>
  /**
   * @param textOf a document's text as it stands
   * @param language that the answer is in, where the task has languages
   */
  readonly response: (
    task: TaskOf<Kind>,
    textOf: (document: string) => string,
    language: string | undefined,
  ) => ResponseOf<Kind>
}

const writings: { readonly [Kind in WrittenKind]: KindWriting<Kind> } = {
  code: {
    documents: ({ languages, starter }) =>
      Object.fromEntries(languages.map((language) => [language, starter[language] ?? ''])),
    response: ({ languages: [first = 'typescript', ...others] }, textOf, wanted) => {
      const language = others.find((name) => name === wanted) ?? first
      return { kind: 'code', language, text: textOf(language) }
    },
  },
  tests: {
    documents: ({ starter }) => ({ tests: starter }),
    response: ({ language }, textOf) => ({ kind: 'tests', language, text: textOf('tests') }),
  },
  debug: {
    documents: ({ files }) =>
      Object.fromEntries(files.flatMap(({ path, text, editable }) => (editable ? [[path, text]] : []))),
    response: ({ files }, textOf) => ({
      kind: 'debug',
      files: Object.fromEntries(
        files
          .filter(({ path, text, editable }) => editable && textOf(path) !== text)
          .map(({ path }) => [path, textOf(path)]),
      ),
    }),
  },
  sql: {
    documents: ({ starter }) => ({ sql: starter }),
    response: (_task, textOf) => ({ kind: 'sql', text: textOf('sql') }),
  },
}

/** @returns Whether answers of a kind are written in an editor, and run. */
export function isWritten(kind: PublicItem['kind']): kind is WrittenKind {
  return kind in writings
}

/** @returns What each document of an item holds before the first edit, by its name; none for kinds that have none. */
export function documentsOf(item: Pick<PublicItem, 'kind' | 'task'>): Readonly<Record<string, string>> {
  return isWritten(item.kind) ? writing(item.kind).documents(item.task as TaskOf<WrittenKind>) : {}
}

/**
 * The response that the documents of an item make.
 *
 * @param textOf a document's text as it stands
 * @param language that the answer is in; the first that the item offers where undefined
 * @returns undefined for kinds whose response is given whole
 */
export function writtenResponse(
  item: Pick<PublicItem, 'kind' | 'task'>,
  textOf: (document: string) => string,
  language: string | undefined,
): ResponseOf<WrittenKind> | undefined {
  if (!isWritten(item.kind)) return undefined
  return writing(item.kind).response(item.task as TaskOf<WrittenKind>, textOf, language)
}

/** A kind and its task belong to one item, which the type of a union of pairs cannot say. */
function writing(kind: WrittenKind): KindWriting<WrittenKind> {
  return writings[kind] as KindWriting<WrittenKind>
}
