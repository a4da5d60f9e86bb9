import { exportSessions, listPractice } from '../session/storage.ts'
import { testOf } from '../session/stored-session.ts'
import { historyFiles, type SessionText } from './history-file.ts'

/** What came of an export. */
export interface Exported {
  /** Texts of the files. */
  readonly files: readonly string[]
  readonly sessions: number
  /** Names of sessions that no store gave. */
  readonly failed: readonly string[]
}

/**
 * Puts the sessions of this browser into files, also those that the site cannot read.
 *
 * @param leftOut Id of the test that counts for nothing.
 * @returns Never rejects.
 */
export async function exportHistory(leftOut: string): Promise<Exported> {
  const { sessions } = await listPractice()
  // A session that was begun and holds nothing has nothing to keep.
  const kept = sessions.filter(({ first }) => first !== undefined && testOf(first) !== leftOut)
  const texts: SessionText[] = []
  const failed: string[] = []
  for await (const { session, file } of exportSessions(kept.map(({ session }) => session))) {
    if (file === undefined) failed.push(session)
    else texts.push({ session, log: file })
  }
  return { files: historyFiles(texts), sessions: texts.length, failed }
}
