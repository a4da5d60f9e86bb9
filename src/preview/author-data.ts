/** What the development server tells the author's pages. Keys are in it: nothing of this is ever in a built site. */
import type { Diagnostic } from '#schemas/diagnose/diagnostic'
import type { Proof } from '#schemas/proof'
import type { ItemKind, PracticeItem } from '#schemas/public-item'
import type { Response } from '#schemas/response'
import type { Score } from '#schemas/score'
import type { VariantRecord } from '#schemas/variant'

/** Address of everything that the development server tells authors; a built site has nothing there. */
export const AUTHOR_DATA = '_author'

/** Name of the event by which the development server tells pages that a bank has changed. */
export const CHANGED = 'assay:changed'

/** `refused`: a proof is about these very files, and says no. `unknown`: the files cannot be read as an item. */
export type ProofStanding = 'current' | 'stale' | 'missing' | 'refused' | 'unknown'

/** An item in the list of all. */
export interface AuthorRow {
  /** Name of the bank's folder, and of the item's in it. */
  readonly bank: string
  readonly name: string
  readonly title: string
  readonly kind?: ItemKind
  readonly status?: string
  readonly use?: string
  /** Author's level, 1 to 5. */
  readonly level?: number
  readonly version?: string
  readonly skills: readonly string[]
  readonly errors: number
  readonly warnings: number
  readonly proof: ProofStanding
}

/** A file with what is wrong in it. */
export interface AuthorSource {
  /** Relative to the bank. */
  readonly file: string
  /** Undefined where it cannot be read, or is no text. */
  readonly text?: string
  readonly diagnostics: readonly Diagnostic[]
}

export interface AuthorBank {
  readonly name: string
  readonly title: string
  /** Items looked at so far, and how many there are; both the same once all were. */
  readonly done: number
  readonly of: number
  /** Files of the bank itself that have faults. */
  readonly sources: readonly AuthorSource[]
}

export interface AuthorIndex {
  readonly banks: readonly AuthorBank[]
  readonly rows: readonly AuthorRow[]
}

/** What is told when something changed. */
export interface AuthorChange {
  /** Whether what candidates see may be another: not while a bank is only read on. */
  readonly isContent: boolean
  readonly banks: readonly AuthorBank[]
  /** Items that are another now; one that went has `gone`. */
  readonly rows: readonly AuthorRow[]
  readonly gone: readonly { readonly bank: string; readonly name: string }[]
}

/** A named part of a case, such as an argument. Texts are ready to show. */
export interface AuthorPart {
  readonly label: string
  readonly text: string
}

export interface AuthorCase {
  readonly id: string
  readonly name: string
  readonly group: string
  readonly visible: boolean
  readonly followUp: boolean
  /** Whether the change of assumption makes what is expected void. */
  readonly voided: boolean
  /** Whether it is a fault that a suite of tests is to find. */
  readonly isPlanted?: boolean
  readonly parts: readonly AuthorPart[]
  readonly expected?: string
}

export interface AuthorGroup {
  readonly name: string
  readonly title: string
  /** Its tier or category, in words. */
  readonly counts?: string
}

/** A stored solution, right or wrong. */
export interface AuthorSubmission {
  readonly file: string
  readonly expected: string
  readonly note?: string
  readonly category?: number
  readonly fails: readonly string[]
  readonly texts: readonly { readonly name: string; readonly language: string; readonly text: string }[]
}

/** A stored response of a kind whose answers are not run. */
export interface AuthorResponse {
  readonly name: string
  /** Category that the author filed it with. */
  readonly category: number
  readonly why: string
  readonly response: Response
  /** What it gets; absent where a part of it has to be run. */
  readonly score?: Score
}

/** What a proof counts; undefined without one. */
export interface AuthorFigures {
  /** Cases run and responses scored. */
  readonly executed?: number
  /** What it was proven with. */
  readonly tool?: string
  readonly mutants?: NonNullable<Proof['mutants']>
  readonly properties?: NonNullable<Proof['properties']>
}

export interface AuthorProof extends AuthorFigures {
  readonly standing: ProofStanding
  /** What proves it anew. */
  readonly command: string
  readonly reasons: readonly string[]
  /** Whether what it is about are these files. */
  readonly isAboutTheseFiles: boolean
  readonly matrix: readonly {
    readonly file: string
    readonly category: number
    readonly maxFuel: number
    readonly verdicts: Readonly<Record<string, string>>
  }[]
  readonly responses: readonly { readonly name: string; readonly category: number }[]
}

/** Where the texts of a variant come from that a language model has written. */
export interface AuthorWritten {
  /** How far it has come: nobody meets one that is not `met` or `accepted`. */
  readonly state: 'waiting' | 'changed' | 'stale' | 'met' | 'accepted' | 'rejected' | 'retired'
  /** Model, version of the prompts, what it was to be about, and how hard it is likely to be. */
  readonly provenance: readonly AuthorPart[]
  /** Its files, relative to the bank. */
  readonly folder: string
  /** What asks all gates anew. */
  readonly command: string
}

/** A draw of the item's model, or what a language model wrote for the item, beside the item. */
export interface AuthorVariant {
  readonly seed: number
  /** Its id as an item of its own. */
  readonly id: string
  /** What was drawn; empty for what was written. */
  readonly values: readonly AuthorPart[]
  readonly written?: AuthorWritten
  readonly figures: AuthorFigures
  readonly story?: string
  readonly review?: NonNullable<VariantRecord['review']>
  /** Why it was taken out. */
  readonly retired?: string
  /** Names of the gates that it has passed. */
  readonly gates: readonly string[]
  /** What candidates read that is another line than the item's; absent where nobody meets a drawn one. */
  readonly differences?: readonly { readonly mark: ' ' | '-' | '+'; readonly text: string }[]
}

/** One item with everything that its author knows. */
export interface AuthorItem {
  readonly row: AuthorRow
  /** Whether what is shown of the item is what its files say now; else it is from before its faults. */
  readonly isCurrent: boolean
  /** Its files: those with faults, and its texts in YAML and Markdown. */
  readonly sources: readonly AuthorSource[]
  readonly proof: AuthorProof
  readonly variants: readonly AuthorVariant[]
  /** Absent where the files never made up an item since the server was started. */
  readonly content?: AuthorContent
}

export interface AuthorContent {
  /** The item with its key, in the form that a practice item has, whatever its use. */
  readonly item: PracticeItem
  readonly groups: readonly AuthorGroup[]
  readonly cases: readonly AuthorCase[]
  readonly submissions: readonly AuthorSubmission[]
  readonly responses: readonly AuthorResponse[]
}
