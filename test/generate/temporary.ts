import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { startMessagesServer, type MessagesServer, type ServerOptions } from './server/messages-server.ts'
import { answer } from './subject.ts'

/** A path for a ledger, in a folder that goes with the test. */
export function ledgerPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'assay-llm-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'ledger.jsonl')
}

/** A server that goes with the test. */
export async function serve(options: Partial<ServerOptions> = {}): Promise<MessagesServer> {
  const server = await startMessagesServer({ answer, ...options })
  onTestFinished(() => server.close())
  return server
}
