import type { DataFile } from '#schemas/diagnose/data-file'
import type { Block, Body, ComponentUse } from '../compile/body.ts'
import type { ComponentName } from '../compile/components.ts'
import type { CompiledDetail, KnownResponse, SubmissionSource } from '../compile/compiled-item.ts'
import type { SourceFile } from '../compile/folder.ts'
import type { Renderer } from '../compile/render.ts'
import type { Report } from '#schemas/diagnose/report'
import type { Diagnostic } from '#schemas/diagnose/index'
import type { ItemKind, ItemOf } from '#schemas/item'
import type { KeyOf, TaskOf, Variant } from '#schemas/public-item'
import type { Model } from '#schemas/model'
import type { Responses } from '#schemas/responses'

/** An item's files after the checks that all kinds share. */
export interface ItemSource<Kind extends ItemKind> {
  readonly id: string
  /** Folder of the item, relative to the bank. */
  readonly folder: string
  readonly frontmatter: DataFile<ItemOf<Kind>>
  readonly body: Body
  readonly files: ReadonlyMap<string, SourceFile>
  /** Highest category. */
  readonly max: number
  /** `item.mdx`. */
  readonly report: Report
  /** A report for another file of the folder. */
  readonly reportFor: (path: string) => Report
  readonly diagnostics: Diagnostic[]
  readonly responses: DataFile<Responses> | undefined
  /** What variants are drawn from; undefined where there is no model, or none that can be read. */
  readonly model: DataFile<Model> | undefined
  /** An item and its variants are a family, whether or not it has others; absent where it is in none. */
  readonly family: string | undefined
  /** What `assay verify` computed from these very files; undefined where it has not. */
  readonly computed: Readonly<Record<string, string>> | undefined
  /** The draw of an item model that the files are; absent for what an author wrote. */
  readonly variant?: Variant
}

/** A case of a kind whose answers are run. */
type SteeringCase = KeyOf<'code' | 'debug' | 'sql'>['cases'][number]

/** What a kind makes of an item: made once without faults, rendered only when somebody wants it. */
export interface KindContent<Kind extends ItemKind> {
  readonly languages: readonly string[]
  /** What the candidate reads; the parts that hold the key are out of it. */
  readonly stem: readonly Block[]
  /** HTML of a component that needs the item's data (examples, constraints, program). */
  readonly fragment: (component: ComponentUse, render: Renderer) => string
  readonly task: (render: Renderer) => TaskOf<Kind>
  readonly key: (render: Renderer) => KeyOf<Kind>
  /** Cases that steer a graded test, of the item and of its follow-up, as the key has its own. */
  readonly steering?: readonly SteeringCase[]
  readonly submissions: readonly SubmissionSource[]
  readonly responses: readonly KnownResponse[]
  /** What the author calls what has an opaque id (closed kinds). */
  readonly names?: Readonly<Record<string, string>>
  readonly detail: CompiledDetail
  /** Number of options of a single choice, which can be guessed. */
  readonly options?: number
}

/** What a graded item's key must keep. */
export interface KeySecrets {
  /** What the author says about the answer, with what it is; searched for by its sentences. */
  readonly prose?: readonly (readonly [what: string, html: string])[]
  /** Answers as text; one that is long enough to be no coincidence is searched for. */
  readonly answers?: readonly string[]
  /** Versions of a function that the key holds, searched for as submissions are. */
  readonly programs?: readonly { readonly file: string; readonly text: string }[]
  /** How short answers stand in files, since the bare text would be found anywhere. */
  readonly forms?: readonly string[]
  /** Parts of the key that are searched for as JSON; each member of the key where absent. */
  readonly parts?: readonly unknown[]
}

/** The compiler of one kind of item. All kinds have this shape, and nothing but their module knows them. */
export interface KindCompiler<Kind extends ItemKind> {
  readonly kind: Kind
  /** Files that the kind reads beside the common ones; a trailing `/` is a folder. */
  readonly files: readonly string[]
  /** Files that hold answers and so may never reach a public half whole. */
  readonly answers: readonly string[]
  /** Components that the kind has, beside Hint, Explanation and Figure. */
  readonly components: readonly ComponentName[]
  /** Whether authored responses with known categories prove the key (all kinds but code). */
  readonly needsResponses: boolean
  /** The key under which such a response stands in `responses.yaml`; undefined for code. */
  readonly responseKey: string | undefined
  /** What of a key would give the answer away, for the search of built sites. */
  readonly secrets: (key: KeyOf<Kind>) => KeySecrets
  /**
   * Checks an item, every fault in one pass.
   *
   * @returns the content; undefined where a fault keeps it from being made (then reported)
   */
  readonly check: (source: ItemSource<Kind>) => KindContent<Kind> | undefined
}
