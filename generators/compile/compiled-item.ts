import type { Cases } from '#schemas/cases'
import type { Checks } from '#schemas/checks'
import type { Inputs } from '#schemas/inputs'
import type { Item, ItemKind } from '#schemas/item'
import type { Proof } from '#schemas/proof'
import type { PublicItem } from '#schemas/public-item'
import type { ReleaseSealed } from '#schemas/release-sealed'
import type { Response } from '#schemas/response'
import type { Encoded } from '#schemas/value'

/** The sealed half of one item. */
export type SealedItem = ReleaseSealed['items'][number]

/** How a submission must end, by the name of its folder. */
export type ExpectedVerdict = 'accepted' | 'wrong_answer' | 'time_limit_exceeded' | 'run_time_error'

/** A program stored beside an item, with what its author says about it. */
export interface SubmissionSource<Language extends string = 'typescript' | 'javascript' | 'python' | 'sql'> {
  /** Path below `submissions/`, such as `wrong_answer/strict.ts`. */
  readonly file: string
  readonly expected: ExpectedVerdict
  readonly language: Language
  readonly text: string
  readonly mistake?: string
  readonly approach?: string
  /** Groups that must fail while all others pass. */
  readonly fails?: readonly string[]
  /** Category that it must get. */
  readonly category?: number
  /** Whether it answers the follow-up, made of an accepted submission. */
  readonly followUp?: true
}

/** What proves a follow-up. */
export interface CompiledFollowUp {
  readonly groups: Cases['groups']
  /** The new cases. */
  readonly cases: readonly CompiledCase[]
  /** Ids of the old cases whose expected value no longer holds. */
  readonly voided: readonly string[]
  readonly submissions: readonly SubmissionSource<'typescript' | 'javascript' | 'python'>[]
}

/** What proves the follow-up of a query. */
export interface CompiledQueryFollowUp {
  readonly groups: Cases['groups']
  /** The new databases. */
  readonly databases: readonly CompiledDatabase[]
  readonly submissions: readonly SubmissionSource<'sql'>[]
}

/** A change of a project stored beside an item, with what its author says about it. */
export interface FixSource extends Pick<SubmissionSource, 'mistake' | 'approach' | 'fails' | 'category'> {
  /** Folder below `submissions/`, such as `wrong_answer/hides-the-symptom`. */
  readonly file: string
  readonly expected: ExpectedVerdict
  /** The files that it changes, as they are afterwards, by their path in the project. */
  readonly files: Readonly<Record<string, string>>
  /** Whether it answers the follow-up, made of an accepted fix. */
  readonly followUp?: true
}

/** What proves the follow-up of a project. */
export interface CompiledProjectFollowUp extends Omit<CompiledFollowUp, 'submissions'> {
  readonly fixes: readonly FixSource[]
}

/** A case with its values encoded and of the signature's types. */
export interface CompiledCase {
  readonly id: string
  readonly name: string
  readonly group: string
  readonly visible: boolean
  /** Whether it steers a graded test, and so is no part of the score of record. */
  readonly steering?: true
  /** In the order of the signature's parameters. */
  readonly input: readonly Encoded[]
  readonly expected: Encoded
}

/** Those of some cases or databases that decide the score of record. */
export function ofRecord<T extends { readonly steering?: true }>(all: readonly T[]): readonly T[] {
  return all.filter(({ steering }) => !steering)
}

/** Planted faults that nothing can tell from the reference, by name, each with the reason. */
export type Waivers = Readonly<Record<string, string>>

/** What proves the repair of a critique. */
export interface CompiledRepair {
  /** The assistant's code, as it is mended. */
  readonly given: string
  readonly groups: Cases['groups']
  readonly cases: readonly CompiledCase[]
  readonly submissions: readonly SubmissionSource<'typescript' | 'javascript' | 'python'>[]
  readonly waivers: Waivers
}

/** A seeded database of an SQL item. */
export interface CompiledDatabase {
  readonly id: string
  readonly name: string
  readonly group: string
  readonly visible: boolean
  /** Whether it steers a graded test, and so is no part of the score of record. */
  readonly steering?: true
  /** Puts the rows into the tables of the schema. */
  readonly script: string
}

/** What `assay verify` needs of an item beyond its two halves. */
export type CompiledDetail =
  | {
      readonly kind: 'code'
      readonly groups: Cases['groups']
      readonly cases: readonly CompiledCase[]
      readonly inputs: Inputs
      readonly submissions: readonly SubmissionSource<'typescript' | 'javascript' | 'python'>[]
      readonly waivers: Waivers
      /** Text of `properties.ts`, where there is one. */
      readonly properties?: string
      readonly followUp?: CompiledFollowUp
    }
  | {
      readonly kind: 'sql'
      readonly groups: Cases['groups']
      readonly databases: readonly CompiledDatabase[]
      readonly submissions: readonly SubmissionSource<'sql'>[]
      readonly waivers: Waivers
      /** Text of `illegal.sql`, where there is one: a query that finds something in databases that nobody has. */
      readonly illegal?: string
      readonly followUp?: CompiledQueryFollowUp
    }
  | {
      readonly kind: 'trace'
      readonly program: { readonly language: 'typescript' | 'javascript'; readonly text: string }
      readonly steps: readonly { readonly id: string; readonly type: string; readonly output: number }[]
    }
  | {
      readonly kind: 'debug'
      readonly groups: Checks['groups']
      readonly cases: readonly CompiledCase[]
      readonly fixes: readonly FixSource[]
      readonly waivers: Waivers
      /** Text of `properties.ts`, where there is one. */
      readonly properties?: string
      readonly followUp?: CompiledProjectFollowUp
    }
  | {
      readonly kind: 'tests'
      /** Those to the follow-up among them. */
      readonly suites: readonly SubmissionSource[]
      /** Ids of what is planted. */
      readonly faults: readonly string[]
      /** Text of `properties.ts`, where there is one. */
      readonly properties?: string
    }
  | { readonly kind: 'critique'; readonly repair?: CompiledRepair }
  | { readonly kind: Exclude<ItemKind, 'tests' | 'code' | 'trace' | 'debug' | 'sql' | 'critique'> }

/** An authored response in the candidate's form, with the category that it must get. */
export interface KnownResponse {
  readonly name: string
  readonly category: number
  readonly why: string
  readonly response: Response
}

/** One item without faults: its two halves, and what proves them. Plain JSON. */
export interface CompiledItem {
  readonly id: string
  /** Folder of the item, relative to the bank, such as `items/longest-calm-stretch`. */
  readonly folder: string
  /**
   * SHA-256 over the paths and contents of the item's files (proof.json apart) and the version of Assay. A proof holds
   * for one digest.
   */
  readonly digest: string
  readonly frontmatter: Item
  readonly public: PublicItem
  readonly sealed: SealedItem
  readonly detail: CompiledDetail
  /** Responses with known categories (closed kinds). */
  readonly responses: readonly KnownResponse[]
  /** What the author calls what has an opaque id in the halves (closed kinds). */
  readonly names?: Readonly<Record<string, string>>
  /** What is waived where filed responses prove the key, by name, each with the reason; absent where nothing is. */
  readonly waivers?: Waivers
  /** `proof.json` as it stands there, if it is readable. */
  readonly proof?: Proof
  /** Whether its parameters come from a calibration of the bank; absent where they are the prior of its level. */
  readonly isCalibrated?: true
  /** Whether a proof is there and is about these files. Computed keys (trace) are empty until it is. */
  readonly proofState: 'current' | 'stale' | 'missing'
}
