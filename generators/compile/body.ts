import type { RootContent } from 'mdast'
import type { Range } from '#schemas/diagnose/index'
import type { ComponentName } from './components.ts'

/** A component in the body, its attributes read as the literal texts that they are. */
export interface ComponentUse {
  readonly name: ComponentName
  readonly attributes: Readonly<Record<string, string>>
  readonly range: Range
  /** Place of a word in an attribute's value; of the whole attribute where it is not found. */
  readonly rangeWithin: (attribute: string, word: string) => Range
  readonly children: readonly RootContent[]
}

/** A value of the item's model in the body, which variants have another value for. */
export interface ParameterUse {
  /** Name in `model.yaml`. */
  readonly name: string
  /** How its value is written; undefined where as it is. */
  readonly format: string | undefined
  /** What stands between the tags. */
  readonly shown: string
  readonly range: Range
}

/** A block of the body: Markdown, or a component. */
export type Block =
  | { readonly type: 'markdown'; readonly node: RootContent }
  | { readonly type: 'component'; readonly component: ComponentUse }

/** A body. It is data: nothing in it is ever evaluated. */
export interface Body {
  /** Whether its syntax had to be mended to be read; then nothing may be made of it. */
  readonly broken: boolean
  readonly blocks: readonly Block[]
  /** Link and footnote definitions, which hold for every part of the body. */
  readonly definitions: readonly RootContent[]
  /** Wherever they stand; in the blocks, their text is text like any other. */
  readonly parameters: readonly ParameterUse[]
  readonly range: (node: RootContent) => Range
  /** Place of some words that stand exactly once within a range; undefined where they do not. */
  readonly rangeOfText: (within: Range, words: string) => Range | undefined
  /** The Markdown that a node was written as, without comments. */
  readonly sourceOf: (node: RootContent) => string
  /** The rest of the line behind a node. */
  readonly textAfter: (node: RootContent) => string
}
