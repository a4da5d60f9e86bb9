import { createNodeRunner, engineNames } from '../sandbox/index.ts'
import { verifyItems } from '../verify/verify-items.ts'
import type { LiveBank } from './live-bank.ts'

/**
 * Proves the items whose key is computed by their proof and which have none of these very files: without, they could not
 * be shown. The proofs are written beside them, as assay verify does, and nothing else is proven here.
 *
 * @throws RunnerUnavailableError; the signal's reason, where it was aborted
 */
export async function proveComputed(
  bank: LiveBank,
  { report, signal }: { readonly report: (line: string) => void; readonly signal?: AbortSignal },
): Promise<void> {
  const unproven = bank
    .items()
    .filter(
      ({ frontmatter: { kind, status }, proof, digest, folder }) =>
        kind === 'trace' &&
        status !== 'retired' &&
        proof?.digest !== digest &&
        bank.item(folder.split('/')[1] ?? '')?.isCurrent === true,
    )
  if (unproven.length === 0) return
  report(`Proving ${unproven.map(({ id }) => id).join(', ')}, whose key is computed`)
  const runner = createNodeRunner({ jobs: 1 })
  try {
    await verifyItems(unproven, {
      bankDir: bank.dir,
      jobs: 1,
      runner,
      ...(await engineNames()),
      ...(signal ? { signal } : {}),
    })
  } finally {
    runner.close()
  }
}
