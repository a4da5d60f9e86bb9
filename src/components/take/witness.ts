import { hashOf } from '#log'
import type { Stamp } from '#schemas/stamp'
import { openStorage, type StorageState } from '../../session/storage.ts'
import type { Recorder } from '../../session/storage-recorder.ts'
import { sendUntilTaken } from './outbox.ts'

/** Tells an endpoint of the course of a graded test. */
export interface Witness {
  /** Opens storage as a session does, and listens to what is recorded there. */
  readonly open: typeof openStorage
  /** @param log as it is exported, once the test is over */
  readonly handIn: (log: Blob) => Promise<void>
}

/** Nothing ends the telling but the page. */
const untilClosed = new AbortController().signal

/**
 * A witness is told one thing after the other: that a log begins, that it goes on after each submission, and how it ends, each
 * by the hash of an event. What is not taken is told again later, as results are, and nobody waits for it. Of the way nothing
 * is kept to be told late: each try has the end that the log has then, so that a stamp is as old as its request at most. What
 * was not told when the page was closed follows from the log when it is opened again.
 *
 * @param about attempt and form that are taken
 */
export function createWitness(
  endpoint: string,
  about: Pick<Stamp, 'attempt' | 'form'>,
  opening: typeof openStorage = openStorage,
  wait?: Parameters<typeof sendUntilTaken>[4],
): Witness {
  let told: Promise<void> = Promise.resolve()

  /** @param headNow hash of an event, at each try; `isTold` where another stamp has said it meanwhile */
  function tell(moment: Stamp['moment'], headNow: () => string, isTold = () => false): void {
    const stamp = (): Stamp => ({ version: 1, kind: 'assay-stamp', ...about, moment, head: headNow() })
    const send = () =>
      sendUntilTaken(
        endpoint,
        () => JSON.stringify(stamp()),
        () => undefined,
        untilClosed,
        wait,
      )
    told = told.then(() => (isTold() ? undefined : send()))
  }

  /** Only what is stored is told: a page that dies goes on from there. */
  function listen(recorder: Recorder): void {
    let seen = 0
    let lastTold = -1
    const storedEvents = (): number => recorder.events().length - recorder.status().pending
    const headAt = (seq: number): string => hashOf(recorder.events()[seq])
    const tellEnd = (): string => {
      // stores that were emptied are filled again from memory: meanwhile nothing is stored
      lastTold = Math.max(0, storedEvents() - 1)
      return headAt(lastTold)
    }
    const look = (): void => {
      for (const end = storedEvents(); seen < end; seen++) {
        const seq = seen
        const type = recorder.events()[seq]?.type
        if (type === 'start') tell('start', () => headAt(seq))
        if (type === 'submit') tell('checkpoint', tellEnd, () => seq <= lastTold)
      }
    }
    recorder.onStatus(look)
    look()
  }

  function heard(state: StorageState): StorageState {
    if ('recorder' in state) listen(state.recorder)
    return state.type === 'locked'
      ? { ...state, retry: async (waitMs) => heard(await state.retry(waitMs)) }
      : state
  }

  return {
    open: async (session, options) => heard(await opening(session, options)),
    handIn: async (log) => {
      const { head } = JSON.parse(await log.text()) as { readonly head: string }
      tell('submission', () => head)
    },
  }
}
