import { isWritten } from '#log'
import type { Runner } from '#runner'
import { evaluateCodeMirror } from '../../editor/evaluate-code-mirror.ts'
import { loadKinds } from '../../kinds/index.ts'
import { loadRelease, type LoadedRelease } from '../../session/release.ts'
import type { SessionWorld } from '../../session/world.ts'
import { site } from '../addresses.ts'
import type { RunnerAssets } from './page-runner.ts'
import { prepareSession } from './prepare.ts'

/** Longest wait for the page to rest before the next step, in milliseconds. */
const IDLE_LIMIT_MS = 1500

/**
 * The parts of a session's world that fetch ahead: once the introduction is on screen and the page rests, all that the
 * session may need is brought into memory, and the sandbox is started.
 *
 * @param assets where the sandbox's parts lie
 * @param onPython hears how many bytes of the engine for Python have come so far
 */
export function preparingWorld(
  assets: RunnerAssets,
  onPython?: (bytes: number) => void,
): {
  readonly createRunner: () => Promise<Runner>
  readonly world: Partial<SessionWorld>
} {
  let runner: Promise<Runner> | undefined
  const createRunner = (): Promise<Runner> => {
    runner ??= import('./page-runner.ts')
      .then(({ createPageRunner }) => createPageRunner(assets, onPython))
      .catch((error: unknown) => {
        // The next one who asks tries again.
        runner = undefined
        throw error
      })
    return runner
  }
  const prepare: SessionWorld['prepare'] = (kinds, test) => prepareSession(kinds, createRunner, test)
  return {
    createRunner,
    world: {
      prepare,
      loadRelease: async (address) => {
        const release = await loadRelease(address)
        void fetchAhead(release, prepare, createRunner)
        return release
      },
      goHome: () => location.assign(site.home),
    },
  }
}

/**
 * One step after another, each once the page rests, so that it answers in between. Who starts meanwhile waits for none of
 * these: a start prepares all at once. What fails here is met again, and told, at the start.
 */
async function fetchAhead(
  release: LoadedRelease,
  prepare: SessionWorld['prepare'],
  createRunner: () => Promise<Runner>,
): Promise<void> {
  const kinds = [...new Set(release.index.items.map(({ kind }) => kind))]
  const steps: readonly (() => Promise<unknown>)[] = [
    () => release.prepare(),
    () => loadKinds(kinds),
    () => import('../../session/grading.ts'),
    ...(kinds.some(isWritten) ? [() => evaluateCodeMirror(rest), createRunner] : []),
    () => prepare(kinds),
  ]
  for (const step of steps) {
    await rest()
    await step().catch(() => undefined)
  }
}

/** Resolves once the page rests. */
function rest(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: IDLE_LIMIT_MS })
    else setTimeout(resolve)
  })
}
