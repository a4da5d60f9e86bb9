import type { TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import type { Program } from './program.ts'

/** A candidate's text as the task enters it: a function that is called, or a program that reads and prints. */
export function codeProgram(
  { signature, io }: Pick<TaskOf<'code'>, 'signature' | 'io'>,
  { language, text }: Pick<ResponseOf<'code'>, 'language' | 'text'>,
): Program {
  return io === 'stdin' ? { language, text, isStdin: true } : { language, text, signature }
}
