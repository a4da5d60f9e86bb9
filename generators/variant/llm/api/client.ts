/** The one file that talks to a Messages API. Whatever the server does, each call gives a value and none throws. */
import Anthropic from '@anthropic-ai/sdk'
import type { Free, Outcome, Unknown } from '../outcome.ts'
import type { Ask } from '../prompt.ts'
import { readBatch, resultsAddress, type Batch } from './batch.ts'
import { bodyOf } from './body.ts'
import { assertSafe } from './assert-safe.ts'
import { errorOutcome } from './error-outcome.ts'
import { fieldOf } from './message-outcome.ts'
import { readResults, type Results } from './read-results.ts'
import { readStream } from './read-stream.ts'
import { scrubber } from './tidy.ts'
import { watchdog, type TimeLimits, type Watchdog } from './watchdog.ts'
import { watchedFetch } from './watched-fetch.ts'

export interface ApiOptions {
  /** From the environment; it is sent to the base URL alone, and in nothing that is returned. */
  readonly apiKey: string
  /** Any endpoint that speaks the Messages API; the SDK's own where there is none. */
  readonly baseUrl?: string
  readonly limits?: TimeLimits
  /** Ends what is under way. */
  readonly signal: AbortSignal
}

/** What did not give what was asked for. */
export type Fault = Free | Unknown

export interface Api {
  /** Asks for one answer, streamed. Sent once: to send it again is a decision about money. */
  readonly stream: (ask: Ask) => Promise<Outcome>
  /** Counts the tokens of a prompt, which is free. */
  readonly count: (ask: Ask) => Promise<{ readonly kind: 'counted'; readonly tokens: number } | Fault>
  /** Sends a batch, once: a second try would make a second batch. */
  readonly createBatch: (asks: readonly Ask[]) => Promise<Batch | Fault>
  readonly retrieveBatch: (name: string) => Promise<Batch | Fault>
  /** Batches that were made since a time, the newest first. @param since ISO 8601 */
  readonly listBatches: (
    since: string,
  ) => Promise<{ readonly kind: 'batches'; readonly batches: readonly Batch[] } | Fault>
  /** What a batch that has ended gave. */
  readonly results: (batch: Batch) => Promise<Results | Fault>
}

/** A model may think for minutes before it writes; pings come meanwhile. */
const usualLimits: TimeLimits = { idleMs: 90_000, totalMs: 20 * 60_000 }

/**
 * @returns the door to an API; nothing is sent yet
 * @throws RangeError where the base URL is none that a key may be sent to
 */
export function openApi({ apiKey, baseUrl, limits = usualLimits, signal }: ApiOptions): Api {
  const client = new Anthropic({
    apiKey,
    ...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
    maxRetries: 0,
    timeout: limits.totalMs,
    logger: silent,
    logLevel: 'off',
    openTelemetry: false,
    // What another host is asked would carry the prompt there.
    fetchOptions: { redirect: 'error' },
  })
  assertSafe(client.baseURL)
  const scrub = scrubber(apiKey)
  const call = async <T>(work: Work<T>): Promise<T | Fault> =>
    scrub(await watched(client, limits, signal, work))

  return {
    stream: (ask) =>
      call(async (client, { signal }, started) => {
        const events = await client.messages.create({ ...bodyOf(ask), stream: true }, { signal })
        return await readStream(events, started)
      }),
    count: (ask) =>
      call(async (client, { signal }) => {
        const { max_tokens: _, ...body } = bodyOf(ask)
        const tokens = fieldOf(await client.messages.countTokens(body, { signal }), 'input_tokens')
        return typeof tokens === 'number' && Number.isSafeInteger(tokens) && tokens > 0
          ? { kind: 'counted', tokens }
          : garbled('the count is no number')
      }),
    createBatch: (asks) =>
      call(async (client, { signal }) => {
        const requests = asks.map((ask) => ({ custom_id: ask.id, params: bodyOf(ask) }))
        return (
          readBatch(await client.messages.batches.create({ requests }, { signal })) ?? garbled('no batch')
        )
      }),
    retrieveBatch: (name) =>
      call(
        async (client, { signal }) =>
          readBatch(await client.messages.batches.retrieve(name, {}, { signal })) ?? garbled('no batch'),
      ),
    listBatches: (since) =>
      call(async (client, { signal }) => {
        const batches: Batch[] = []
        for await (const found of client.messages.batches.list({ limit: 100 }, { signal })) {
          const batch = readBatch(found)
          if (!batch) return garbled('the list holds what is no batch')
          if (batch.createdAt < since) break
          batches.push(batch)
        }
        return { kind: 'batches', batches }
      }),
    results: (batch) =>
      call(async (client, { signal }) => {
        const headers = { Accept: 'application/binary' }
        // Not by the SDK's decoder, which loses the lines after one that is broken.
        const response = await client
          .get(resultsAddress(batch, client.baseURL), {
            signal,
            headers,
            stream: true,
            __binaryResponse: true,
          })
          .asResponse()
        return response.body
          ? await readResults(response.body.pipeThrough(new TextDecoderStream()))
          : garbled('no results')
      }),
  }
}

const nothing = (): void => undefined
const silent = { error: nothing, warn: nothing, info: nothing, debug: nothing }

const garbled = (message: string): Unknown => ({ kind: 'unknown', why: 'garbled', message })

type Work<T> = (client: Anthropic, dog: Watchdog, started: () => void) => Promise<T | Fault>

async function watched<T>(
  client: Anthropic,
  limits: TimeLimits,
  signal: AbortSignal,
  work: Work<T>,
): Promise<T | Fault> {
  const dog = watchdog(limits, signal)
  let started = false
  const fault = (error?: unknown): Fault | undefined => {
    const why = dog.why()
    if (why) return { kind: 'unknown', why, message: `ended by Assay: ${why}` }
    return error === undefined ? undefined : errorOutcome(error, started)
  }
  try {
    const own = client.withOptions({ fetch: watchedFetch(dog.touch) })
    const result = await work(own, dog, () => (started = true))
    // An aborted stream ends as if it were whole.
    return fault() ?? result
  } catch (error) {
    return fault(error ?? new Error('unknown error')) ?? garbled('unknown error')
  } finally {
    dog.end()
  }
}
