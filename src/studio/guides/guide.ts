import type { StudioPart } from '../../components/studio-pages.ts'

/** What somebody does on a page of the studio; fields and buttons are named as the page names them. */
export type GuideAct =
  | { readonly do: 'press'; readonly name: string; readonly role?: 'button' | 'tab' | 'link' }
  | { readonly do: 'choose'; readonly option: string; readonly field: string; readonly group?: string }
  | { readonly do: 'write'; readonly text: string; readonly field: string; readonly group?: string }

/** What a page shows meaning: words of it, or the first cells of a row of its figures. */
export type GuideSight =
  { readonly text: string } | { readonly row: string; readonly cells: readonly [string, ...string[]] }

/** A step of a guide. What is said of it quotes each of its sights, so that what a test sees is what a reader is told. */
export interface GuideStep {
  readonly page: StudioPart
  readonly acts: readonly GuideAct[]
  readonly sights: readonly GuideSight[]
  /** what is seen then, and what it means */
  readonly meaning: string
}

/** A walk through the studio with the sample. */
export interface Guide {
  readonly id: string
  readonly title: string
  /** what it is good for, in a sentence */
  readonly lead: string
  readonly steps: readonly [GuideStep, ...GuideStep[]]
}
