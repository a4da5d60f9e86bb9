import { codeItemOf, proveSubmissions } from '../../verify/code.ts'
import { verifyDraws } from '../../verify/properties/draws.ts'
import { seedOf } from '../../verify/properties/seed-of.ts'
import type { Verification, VerifyContext } from '../../verify/verification.ts'
import { verifierOf } from '../../verify/verify-item.ts'
import type { VariantPackage } from './gate.ts'

/**
 * Puts a variant before the gates. Nothing is run before a gate asks for it.
 *
 * @param rename puts a text of the item into the words of the variant's story
 */
export function createPackage(
  variant: Omit<VariantPackage, 'code' | 'proof'>,
  rename: (text: string) => string,
  context: VerifyContext,
): VariantPackage {
  const { parent, item } = variant
  const code = item.detail.kind === 'code' ? codeItemOf(item) : undefined
  const reference =
    code && codeItemOf(parent).detail.submissions.find(({ expected }) => expected === 'accepted')
  return {
    ...variant,
    code: code &&
      reference && {
        item: code,
        before: { language: reference.language, text: rename(reference.text) },
        submissions: once(() => proveSubmissions(code, context)),
        drawn: once(() => verifyDraws(code, context, { seed: seedOf(code.id) })),
      },
    proof: once(() => verifierOf(item)(item, context)),
  }
}

function once<T>(compute: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | undefined
  return () => (found ??= compute())
}

/** What the gates have run of a variant that none of them has refused, as a proof has it. */
export async function figuresOf({ code, proof }: VariantPackage): Promise<Verification> {
  if (!code) return proof()
  const { all } = await code.submissions()
  const { runs, claims, nearMisses } = await code.drawn()
  return {
    reasons: [],
    executed: all.reduce((sum, { executed }) => sum + executed, 0),
    // Which case a submission fails is found out again by whoever wants to know.
    matrix: all.flatMap(({ runs }) =>
      runs.map(({ submission: { file }, category }) => ({ file, category, maxFuel: 0, verdicts: {} })),
    ),
    properties: { seed: seedOf(code.item.id), runs, claims, nearMisses },
  }
}
