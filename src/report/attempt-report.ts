import type { RecordScale } from '#adaptive'
import type { Signal } from '#log'
import type { ItemKind } from '#schemas/public-item'
import type { Score } from '#schemas/score'

/** One attempt at a graded test as its reports tell it: data alone, from what was sealed, recorded and scored. */
export interface AttemptReport {
  readonly test: ReportedTest
  /** UUID */
  readonly attempt: string
  /** as the organisation knows them */
  readonly candidate: string
  readonly status: 'accepted' | 'flagged' | 'rejected'
  /** in words; why it was rejected, or what a person has to look at */
  readonly reasons: readonly string[]
  /** those of the reasons that the log shows at one event: its number, and its session time in milliseconds */
  readonly moments: readonly { readonly words: string; readonly seq: number; readonly ms: number }[]
  /** by the clock of the candidate's machine, in milliseconds since 1970 */
  readonly began: number
  /** session time, in milliseconds */
  readonly lastedMs: number
  /** whether anything was set for this candidate that is not so for everybody; a report never says what or why */
  readonly isAdjusted: boolean
  readonly scales: readonly RecordScale[]
  readonly blocks: readonly ReportedBlock[]
  readonly answers: readonly ReportedAnswer[]
  /** undefined where none were recorded, as was agreed on */
  readonly signals: readonly ReportedSignal[] | undefined
  /** what to compute it again from, by name */
  readonly origins: readonly (readonly [name: string, value: string])[]
}

/** A fact that was recorded, or one that the steps of writing show afterwards. */
export interface ReportedSignal extends Omit<Signal, 'fact'> {
  readonly fact:
    | Signal['fact']
    /** UTF-16 code units without spaces that one step put in, and no paste and no program was recorded for */
    | { readonly type: 'inserted'; readonly characters: number }
}

/** What all attempts at a test have in common. */
export interface ReportedTest {
  readonly id: string
  readonly title: string
  readonly bank: string
  readonly release: { readonly version: string; readonly hash: string }
  readonly organisation: string
  readonly notice?: { readonly keptDays: number; readonly contact: string }
  /** of each block: what the simulation before the sealing showed of its 95 % intervals */
  readonly precision?: readonly {
    readonly block: string
    readonly coverage95: number
    readonly meanSe: number
  }[]
  readonly blocks: readonly {
    readonly id: string
    readonly title: string
    readonly policy: RecordScale['policy']
  }[]
}

export interface ReportedBlock {
  readonly id: string
  /** why it ended; undefined where it did not */
  readonly finished: string | undefined
  /** what the candidate said of help from an AI; empty where nothing */
  readonly assistance: string
}

/** An item that was taken, and what came of it. */
export interface ReportedAnswer {
  /** from 1, over all blocks */
  readonly position: number
  readonly id: string
  readonly version: string
  /** id of the item that it is a variant of; a candidate meets one of them */
  readonly variantOf?: string
  readonly title: string
  readonly kind: ItemKind
  readonly skills: readonly string[]
  readonly block: string
  readonly policy: RecordScale['policy']
  /** its difficulty, or thresholds, in logits */
  readonly thresholds: readonly number[]
  /** score of record; undefined where nothing was submitted, or nothing could be scored */
  readonly score: Score | undefined
  /** where something was submitted and could not be scored, as of a result that was rejected */
  readonly isUnscored?: true
  readonly max: number
  /**
   * mean category that the item's parameters say of the candidate's ability of record on this policy's scale, in [0, max];
   * undefined where the score moves no estimate
   */
  readonly expected?: number
  /** category that steered; undefined for an item that does not */
  readonly provisional?: number
  /** why the score moves no estimate */
  readonly uncounted?: 'seen' | 'hint' | 'pretest'
  /** session time when it came, and how long it was at hand, in milliseconds */
  readonly presentedMs: number
  readonly durationMs: number
  readonly language?: string
  /** as the bank's compiler made it */
  readonly asked: AskedProblem
  readonly documents: readonly ReportedDocument[]
  /** of an answer that is not written: what was chosen or said, in words */
  readonly said: readonly (readonly [question: string, answer: string])[]
  /** of a follow-up that was met */
  readonly followUp?: { readonly prediction: string; readonly reason: string }
  /** class of growth that the item wants */
  readonly wanted?: NonNullable<NonNullable<Score['growth']>[number]['class']>
  /** how often the candidate ran it, and cases of their own */
  readonly runs: number
  readonly ownCases: readonly string[]
}

/** What a problem asks, as HTML of the item's compiler. */
export interface AskedProblem {
  readonly stem: string
  /** in the order that answers count them in; empty where nothing is chosen */
  readonly options: readonly string[]
  /** the assumption that changed, of a follow-up that was met */
  readonly change?: string
}

/** A text of an answer, on its way. */
export interface ReportedDocument {
  readonly name: string
  /** as the item gives it */
  readonly starter: string
  /** the first version that passed every case that candidates see, where there was one */
  readonly firstPassing?: { readonly text: string; readonly ms: number }
  /** where there was a follow-up: the answer that was locked before it */
  readonly locked?: string
  readonly submitted: string
}
