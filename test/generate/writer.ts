/** A made-up language model for whole runs: it writes problems about late parcels, some of which a gate refuses. */
import { createHash } from 'node:crypto'
import type { Body, Said } from './server/state.ts'

/** Whether a request asks for a solution, told by its first words. */
export function isSolving({ system }: Body): boolean {
  return system[0]?.text.startsWith('You write') === false
}

/** The same for the same request; about one first text in four is wrong, and its repair is right. */
export function write(body: Body): Said {
  if (isSolving(body)) return { text: JSON.stringify({ program: 'function lateParcels() { return [] }' }) }
  const asked = createHash('sha256')
    .update(body.messages.map(({ content }) => content).join('\n'))
    .digest('hex')
  const isWrong = body.messages.length === 1 && Number.parseInt(asked.slice(0, 2), 16) < 64
  return { text: JSON.stringify(answerOf(asked.slice(0, 8), isWrong)) }
}

export function answerOf(word: string, isWrong = false) {
  return {
    title: `Parcels of ${word}`,
    statement: `The office ${word} notes for each parcel how long it has been under way. Return where those stand.`,
    reference: `function lateParcels(days, limit) { return ${isWrong ? '"wrong"' : '[]'} }`,
    bruteForce: 'function lateParcels(days, limit) { return [] }',
    misconceptions: [{ belief: 'All are late.', code: 'function lateParcels(days) { return days }' }],
    hints: ['Look at one parcel after the other.'],
  }
}
