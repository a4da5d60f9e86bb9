import { isWritten } from '#log'
import type { ItemKind } from '#schemas/public-item'
import type { Runner } from '#runner'
import { loadCodeMirror } from '../../editor/load-code-mirror.ts'
import { loadKinds } from '../../kinds/index.ts'
import type { PreparedTest } from '../../session/world.ts'
import { whenOffline, worksOffline } from '../offline.ts'
import { assistanceDialog, seamScreen } from './seldom.ts'

/** Longest wait of a start for the service worker, in milliseconds; it goes on fetching later where that is too short. */
const OFFLINE_LIMIT_MS = 10_000

/**
 * Brings into memory what a session may need, so that nothing is fetched once it has started. Where the editor or the
 * sandbox does not come, the session starts without: the plain editor stands in, and a run tells.
 *
 * @param kinds of the release's items
 * @param test that is to begin, where it is known already
 * @throws Error where a kind's part of the page does not arrive
 */
export async function prepareSession(
  kinds: readonly ItemKind[],
  createRunner: () => Promise<Runner>,
  test?: PreparedTest,
): Promise<void> {
  const used = [...new Set(kinds)]
  const settled = (task: Promise<unknown>): Promise<unknown> => task.catch(() => undefined)
  await Promise.all([
    loadKinds(used),
    import('../../session/grading.ts'),
    ...(test ? partsFor(test) : []),
    ...(used.some(isWritten) ? [settled(loadCodeMirror()), settled(createRunner())] : []),
    ...(used.includes('sql') ? [settled(createRunner().then((runner) => runner.ready('sql')))] : []),
    ...(used.includes('sql') ? [settled(import('../../editor/parts/sql.ts'))] : []),
    whenOffline(OFFLINE_LIMIT_MS),
  ])
  // Who resumes reads the stored events with it; without the service worker, this page has to have it.
  if (!worksOffline()) await settled(import('#schemas/event'))
}

/** Parts of the page that few tests need. */
function partsFor({ use, blocks }: PreparedTest): readonly Promise<unknown>[] {
  return [
    ...(blocks.length > 1 ? [seamScreen.load()] : []),
    ...(use === 'graded' && blocks.some(({ ai }) => ai === 'allowed') ? [assistanceDialog.load()] : []),
  ]
}
