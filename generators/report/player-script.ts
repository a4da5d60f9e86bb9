import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ReportScript } from '#report'
import { bundle } from '../sandbox/bundle.ts'

/** The script that plays a sitting in a reviewer's page, with the digest that the page's policy admits it by. */
export async function playerScript(): Promise<ReportScript> {
  const folder = dirname(fileURLToPath(import.meta.resolve('#report')))
  const code = (await bundle(join(folder, 'replay/player-script.ts'), 'iife')).trim()
  if (/<\/script|<!--/i.test(code)) throw new Error('the player would end the element that it stands in')
  return { code, digest: `sha256-${createHash('sha256').update(code).digest('base64')}` }
}
