import { hashOf, openContent, openOrganisationKey, SealError, type EngineOf, type FormContent } from '#log'
import type { AttemptReport, ReplayData } from '#report'
import {
  attemptReport,
  rejected,
  replayData,
  scoreSealed,
  visibleOutcomes,
  type Registry,
  type ScoredEntry,
  type SealedBench,
  type SealedScore,
} from '#results'
import { RunnerUnavailableError, type Runner } from '#runner'
import type { OrganisationKey } from '#schemas/organisation-key'
import type { ReleaseSealed } from '#schemas/release-sealed'
import type { SealedResult } from '#schemas/sealed-result'
import { engineNames } from '../../session/engine-files.ts'
import { review as words } from '../../text/review.ts'
import { site } from '../addresses.ts'
import type { RunnerAssets } from '../session/page-runner.ts'
import { ReviewError } from './review-error.ts'

/** What an organisation has to open results with. */
export interface ReviewKit {
  readonly registry: Registry
  readonly keys: OrganisationKey
  readonly passphrase: string
  /** without it there are no scores of record */
  readonly sealed?: ReleaseSealed
}

/** A result that was opened, or why it was not. */
export interface OpenedReview {
  readonly scored: SealedScore
  /** absent where nothing of the log could be read */
  readonly shown?: {
    readonly report: AttemptReport
    readonly replay: ReplayData
    readonly run: (
      item: number,
      texts: readonly string[],
      language: string | undefined,
      isLocked: boolean,
    ) => ReturnType<typeof visibleOutcomes>
    /** whether the sealed half had the key of every item of the form */
    readonly isOnRecord: boolean
  }
}

/**
 * Opens results one by one, in this browser alone: of the site it fetches the encrypted items that their forms hold, and
 * sends nothing.
 *
 * @returns opens a result; of one that it cannot open it says why, so that the others go on
 * @throws ReviewError where none can be opened with what was given
 */
export async function openReviews(
  { registry, keys, passphrase, sealed }: ReviewKit,
  assets: RunnerAssets,
  createRunner: () => Promise<Runner>,
): Promise<(result: SealedResult) => Promise<OpenedReview>> {
  const { head } = registry
  if (keys.public !== head.organisation.public) throw new ReviewError(words.wrongKeys(head.organisation.name))
  if (sealed && (sealed.bank !== head.bank || sealed.release !== head.release.version))
    throw new ReviewError(words.wrongSealed(head.bank, head.release.version))
  if (sealed && head.sealed !== undefined && hashOf(sealed) !== head.sealed)
    throw new ReviewError(words.changedSealed(head.bank, head.release.version))
  const organisation = await openOrganisationKey(keys, passphrase).catch((error: unknown) => {
    throw error instanceof SealError ? new ReviewError(`${error.message}.`, { cause: error }) : error
  })
  const runner = await createRunner().catch((cause: unknown) => {
    throw cause instanceof RunnerUnavailableError ? cause : new ReviewError(words.noRunner, { cause })
  })
  const names = engineNames({
    javascript: assets.wasm,
    sql: assets.sql,
    ...(assets.python !== undefined && { python: assets.python }),
  })
  const engineOf = (runtime: EngineOf): Promise<string> => Promise.resolve(names[runtime] ?? '')
  const halves = new Map(sealed?.items.map((item) => [item.id, item]))
  const known = new Map<string, Promise<FormContent>>()

  return async (result) => {
    try {
      return await open(result)
    } catch (error) {
      if (error instanceof ReviewError) return { scored: rejected(error.message) }
      reportError(error)
      return { scored: rejected(words.failed) }
    }
  }

  async function open(result: SealedResult): Promise<OpenedReview> {
    const line = registry.forms.find(({ attempt }) => attempt === result.attempt)
    const contents = await Promise.all((line?.items ?? []).map((id) => contentOf(id)))
    const items = contents.map((content): ScoredEntry => {
      const half = halves.get(content.facts.id)
      return { ...content, ...(half && { sealed: half }) }
    })
    const { test: blueprint, bank, release, skills } = head
    const test = { bank, release, blueprint, skills: new Map(Object.entries(skills ?? {})), items }
    const bench: SealedBench = { registry, organisation, test, runner, engineOf }
    const scored = await scoreSealed(result, bench)
    const report = attemptReport(scored, bench)
    if (report === undefined) return { scored }
    const entries = new Map(items.map((entry) => [entry.facts.id, entry]))
    const replay = replayData(scored.events ?? [], (id) => entries.get(id)?.item)
    return {
      scored,
      shown: {
        report,
        replay,
        isOnRecord: items.every((entry) => entry.sealed),
        run: async (place, texts, language, isLocked) => {
          const item = replay.items[place]
          const entry = entries.get(item?.id ?? '')
          return item && entry
            ? visibleOutcomes(
                entry,
                { texts, names: item.documents.map(({ name }) => name), language, isLocked },
                runner,
              )
            : []
        },
      },
    }
  }

  function contentOf(id: string): Promise<FormContent> {
    const found = known.get(id) ?? fetchContent(id)
    known.set(id, found)
    found.catch(() => known.delete(id))
    return found
  }

  async function fetchContent(id: string): Promise<FormContent> {
    const place = head.contents[id]
    if (place === undefined) throw new ReviewError(words.noContent)
    const response = await fetch(`${site.sealed}content/${place.content}.bin`, { cache: 'no-store' }).catch(
      () => undefined,
    )
    if (!response?.ok || response.headers.get('content-type')?.startsWith('text/html'))
      throw new ReviewError(words.noContent)
    const bytes = new Uint8Array(await response.arrayBuffer())
    return openContent(place, bytes).catch((cause: unknown) => {
      throw cause instanceof SealError ? new ReviewError(words.noContent, { cause }) : cause
    })
  }
}
