import type { Transaction } from '@codemirror/state'
import type { InputFacts } from './unusual-input.ts'

/**
 * Typing is `input.type`, and so is what extensions and dictation put into the page; a script's dispatch has no name.
 *
 * @param transaction Of the code editor.
 * @param hasVim Whether vim's keys are on: whatever vim does, it calls composed typing, also what it puts from a
 *   register.
 */
export function transactionFacts(transaction: Transaction, hasVim: boolean): InputFacts {
  const isVim = hasVim && transaction.isUserEvent('input.type.compose')
  return {
    characters: insertedBy(transaction),
    known: isVim || !transaction.isUserEvent('input.type'),
    trusted: hasVim || namesItsOrigin(transaction),
  }
}

function insertedBy({ changes }: Transaction): number {
  let characters = 0
  changes.iterChanges((_from, _to, _start, _end, inserted) => {
    characters += inserted.length
  })
  return characters
}

function namesItsOrigin(transaction: Transaction): boolean {
  return ['input', 'delete', 'move', 'undo', 'redo', 'indent', 'select'].some((name) =>
    transaction.isUserEvent(name),
  )
}
