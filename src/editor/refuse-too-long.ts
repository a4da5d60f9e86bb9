import { EditorState, type Extension } from '@codemirror/state'
import { answerLimitBytes, fitsAnswer } from './limit.ts'

/**
 * Refuses whatever would make the answer longer than can be kept; what makes it shorter always passes.
 *
 * @param onTooLong Told of each refusal.
 */
export function refuseTooLong(onTooLong: () => void): Extension {
  return EditorState.transactionFilter.of((transaction) => {
    const { docChanged, newDoc, startState } = transaction
    if (!docChanged || newDoc.length <= startState.doc.length) return transaction
    // No UTF-16 unit becomes more than three bytes: a short text need not be measured at each key.
    if (newDoc.length * 3 <= answerLimitBytes || fitsAnswer(newDoc.toString())) return transaction
    onTooLong()
    return []
  })
}
