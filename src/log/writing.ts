import { emptyResponse } from '#schemas/empty-response'
import type { PublicItem, TaskOf } from '#schemas/public-item'
import type { Response, ResponseOf } from '#schemas/response'

/** Kinds whose answers are written in an editor; of critiques, the repair, where an item asks for one. */
export type WrittenKind = 'code' | 'debug' | 'tests' | 'sql' | 'critique'

/** Kinds whose items may have a follow-up: the answer is locked, and what is made of it is written in the same documents. */
export type FollowUpKind = Extract<ResponseOf<WrittenKind>, { followUp?: unknown }>['kind']

/** How the answer to an item is written: texts whose edits the log keeps, and the response that they make. */
interface KindWriting<Kind extends PublicItem['kind']> {
  /** What each document holds before the first edit, by its name. */
  readonly documents: (task: TaskOf<Kind>) => Readonly<Record<string, string>>
  /**
   * @param textOf a document's text as it stands
   * @param language that the answer is in, where the task has languages
   * @param given what is answered beside the documents
   * @returns undefined where nothing of it is written
   */
  readonly response: (
    task: TaskOf<Kind>,
    textOf: (document: string) => string,
    language: string | undefined,
    given: Response | undefined,
  ) => ResponseOf<Kind> | undefined
}

/** Of kinds whose answers may be locked: what each document holds where the answer is this one, by its name. */
interface KindTexts<Kind extends WrittenKind> {
  readonly texts: (task: TaskOf<Kind>, response: ResponseOf<Kind>) => Readonly<Record<string, string>>
}

const writings: {
  readonly [Kind in WrittenKind]: KindWriting<Kind> & (Kind extends FollowUpKind ? KindTexts<Kind> : unknown)
} = {
  code: {
    documents: ({ languages, starter }) =>
      Object.fromEntries(languages.map((language) => [language, starter[language] ?? ''])),
    response: ({ languages: [first = 'typescript', ...others] }, textOf, wanted) => {
      const language = others.find((name) => name === wanted) ?? first
      return { kind: 'code', language, text: textOf(language) }
    },
    texts: (_task, { language, text }) => ({ [language]: text }),
  },
  tests: {
    documents: ({ starter }) => ({ tests: starter }),
    response: ({ language }, textOf) => ({ kind: 'tests', language, text: textOf('tests') }),
    texts: (_task, { text }) => ({ tests: text }),
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
    texts: ({ files }, response) =>
      Object.fromEntries(
        files.flatMap(({ path, text, editable }) =>
          editable ? [[path, response.files[path] ?? text] as const] : [],
        ),
      ),
  },
  sql: {
    documents: ({ starter }) => ({ sql: starter }),
    response: (_task, textOf) => ({ kind: 'sql', text: textOf('sql') }),
    texts: (_task, { text }) => ({ sql: text }),
  },
  critique: {
    documents: ({ files, repair }) =>
      Object.fromEntries(files.flatMap(({ name, text }) => (name === repair?.file ? [[name, text]] : []))),
    response: (task, textOf, _language, given) => {
      if (task.repair === undefined) return undefined
      // What was said of the code is given whole; who decides to edit it hands in what they have made of it.
      const { repair: _, ...said } = (given ?? emptyResponse('critique')) as ResponseOf<'critique'>
      return { ...said, ...(said.decision === 'edit' && { repair: textOf(task.repair.file) }) }
    },
  },
}

/** @returns Whether answers of a kind may be written in an editor, and run. */
export function isWritten(kind: PublicItem['kind']): kind is WrittenKind {
  return kind in writings
}

/** @returns Whether there is something to run in an answer as it stands. */
export function isRunnable(response: Response): response is ResponseOf<WrittenKind> {
  return response.kind === 'critique' ? 'repair' in response : isWritten(response.kind)
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
 * @param given what is answered beside the documents, as it was given last; undefined where nothing is
 * @returns undefined where the response is given whole
 */
export function writtenResponse(
  item: Pick<PublicItem, 'kind' | 'task'>,
  textOf: (document: string) => string,
  language: string | undefined,
  given?: Response,
): ResponseOf<WrittenKind> | undefined {
  if (!isWritten(item.kind)) return undefined
  return writing(item.kind).response(item.task as TaskOf<WrittenKind>, textOf, language, given)
}

/** @returns What the documents of an item hold where its answer is this one, by their names. */
export function textsOfResponse(
  item: Pick<PublicItem, 'kind' | 'task'>,
  response: ResponseOf<FollowUpKind>,
): Readonly<Record<string, string>> {
  if (item.kind !== response.kind) return {}
  const { texts } = writings[item.kind] as KindTexts<FollowUpKind>
  return texts(item.task as TaskOf<FollowUpKind>, response)
}

/** A kind and its task belong to one item, which the type of a union of pairs cannot say. */
function writing(kind: WrittenKind): KindWriting<WrittenKind> {
  return writings[kind] as KindWriting<WrittenKind>
}
