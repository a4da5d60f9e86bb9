import { codeItemOf, proveSubmissions } from '../../verify/code.ts'
import { verifyDraws } from '../../verify/properties/draws.ts'
import { seedOf } from '../../verify/properties/seed-of.ts'
import type { VerifyContext } from '../../verify/verification.ts'
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
