import type { Model } from '#schemas/model'
import { globPattern } from '../../kinds/debug/glob.ts'
import type { DrawnValues } from './draw-values.ts'
import { fill } from './fill.ts'

/** A change of one of a model's edits, in one file. */
interface Change {
  readonly from: number
  readonly to: number
  readonly by: string
}

export interface Applied {
  /** The texts of all files, by path; those without a change are the very texts that were given. */
  readonly files: ReadonlyMap<string, string>
  /** Edits that could not be made, by their place in the model. */
  readonly faults: readonly { readonly edit: number; readonly words: string }[]
}

/**
 * Puts the values of a draw into an item's files: the edits of the model where its own values stand, and the words of a
 * story for the item's own, everywhere and as whole words.
 *
 * @param files texts by path below the item's folder
 */
export function applyModel(
  files: ReadonlyMap<string, string>,
  model: Model,
  { own, drawn }: { readonly own: DrawnValues; readonly drawn: DrawnValues },
): Applied {
  const faults: { edit: number; words: string }[] = []
  const changes = new Map<string, Change[]>()
  for (const [at, edit] of (model.edits ?? []).entries()) {
    const from = fill(edit.from, own.values)
    const to = fill(targetOf(edit, drawn), drawn.values)
    for (const words of new Set([...from.faults, ...to.faults])) faults.push({ edit: at, words })
    const found = new RegExp(bounded(from.text), 'gu')
    const isIn = [edit.in].flat().map(globPattern)
    let count = 0
    for (const [path, text] of files) {
      if (!isIn.some((one) => one.test(path))) continue
      for (const { index } of text.matchAll(found)) {
        count += 1
        const change = { from: index, to: index + from.text.length, by: to.text }
        const others = changes.get(path) ?? []
        if (others.some((other) => change.from < other.to && other.from < change.to))
          faults.push({ edit: at, words: `${path}: another edit has a part of “${short(from.text)}”` })
        else changes.set(path, [...others, change])
      }
    }
    if (count === 0)
      faults.push({
        edit: at,
        words: `“${short(from.text)}” stands in none of ${[edit.in].flat().join(', ')}`,
      })
  }
  const rename = renamer(model, drawn.story)
  return {
    files: new Map(
      [...files].map(([path, text]) => [
        renamedPath(path, rename),
        rewritten(text, changes.get(path) ?? [], rename),
      ]),
    ),
    faults,
  }
}

type Edit = NonNullable<Model['edits']>[number]

function targetOf({ from, to, by, texts }: Edit, { values }: DrawnValues): string {
  if (by === undefined) return to ?? from
  return texts?.[String(values[by])] ?? to ?? from
}

/** Names of files that an author gives are in the words of the story, too: other files name them. */
export function renamedPath(path: string, rename: (part: string) => string): string {
  return path.includes('/')
    ? path
        .split('/')
        .map((part) => rename(part))
        .join('/')
    : path
}

function rewritten(text: string, changes: readonly Change[], rename: (part: string) => string): string {
  let at = 0
  let result = ''
  for (const { from, to, by } of changes.toSorted((left, right) => left.from - right.from)) {
    result += rename(text.slice(at, from)) + rename(by)
    at = to
  }
  return result + rename(text.slice(at))
}

/** Replaces all words of the item's own story by those of another one at once, the longest first. */
export function renamer({ stories }: Model, story: string | undefined): (part: string) => string {
  const own = stories?.['own']
  const other = story === undefined ? undefined : stories?.[story]
  if (!own || !other || story === 'own') return (part) => part
  const pairs = new Map<string, string>()
  for (const [name, word] of Object.entries(own)) {
    const by = other[name] ?? word
    pairs.set(word, by)
    pairs.set(capital(word), capital(by))
  }
  const words = [...pairs.keys()].sort((left, right) => right.length - left.length || (left < right ? -1 : 1))
  // Not by word boundaries of one language: a name in code ends where a letter, a digit or _ does not follow.
  const all = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${words.map(escaped).join('|')})(?![\\p{L}\\p{N}_])`, 'gu')
  return (part) => part.replace(all, (word) => pairs.get(word) ?? word)
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** A text that is no part of a longer word or number. */
function bounded(text: string): string {
  const before = /^[\p{L}\p{N}_]/u.test(text) ? '(?<![\\p{L}\\p{N}_]|\\d\\.|\\d,)' : ''
  const after = /[\p{L}\p{N}_]$/u.test(text) ? '(?![\\p{L}\\p{N}_]|\\.\\d|,\\d{3})' : ''
  return `${before}${escaped(text)}${after}`
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}

function short(text: string): string {
  const flat = text.replace(/\s+/g, ' ')
  return flat.length > 60 ? `${flat.slice(0, 60)}…` : flat
}
