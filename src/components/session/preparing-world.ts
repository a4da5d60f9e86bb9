import type { Runner } from '#runner'
import { loadRelease, type LoadedRelease } from '../../session/release.ts'
import type { SessionWorld } from '../../session/world.ts'
import { site } from '../addresses.ts'
import type { RunnerAssets } from './page-runner.ts'
import { prepareSession } from './prepare.ts'

/** Longest time that a page rests before what comes later is fetched, in milliseconds. */
const IDLE_LIMIT_MS = 1500

/**
 * The parts of a session's world that fetch ahead: once the introduction is on screen and the page rests, all that the
 * session may need is brought into memory, and the sandbox is started.
 *
 * @param assets where the sandbox's parts lie
 */
export function preparingWorld(assets: RunnerAssets): {
  readonly createRunner: () => Promise<Runner>
  readonly world: Partial<SessionWorld>
} {
  let runner: Promise<Runner> | undefined
  const createRunner = (): Promise<Runner> => {
    runner ??= import('./page-runner.ts')
      .then(({ createPageRunner }) => createPageRunner(assets))
      .catch((error: unknown) => {
        // The next one who asks tries again.
        runner = undefined
        throw error
      })
    return runner
  }
  const prepare: SessionWorld['prepare'] = (kinds) => prepareSession(kinds, createRunner)
  return {
    createRunner,
    world: {
      prepare,
      loadRelease: async (address) => {
        const release = await loadRelease(address)
        whenIdle(() => fetchAhead(release, prepare))
        return release
      },
      goHome: () => location.assign(site.home),
    },
  }
}

/** What fails here is met again, and told, at the start. */
function fetchAhead(release: LoadedRelease, prepare: SessionWorld['prepare']): void {
  release.prepare().catch(() => undefined)
  prepare(release.index.items.map(({ kind }) => kind)).catch(() => undefined)
}

function whenIdle(task: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(task, { timeout: IDLE_LIMIT_MS })
  else setTimeout(task, IDLE_LIMIT_MS)
}
