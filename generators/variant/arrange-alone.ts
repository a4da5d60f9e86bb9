/**
 * A `properties.ts` of which `arrange` alone is exported, which makes inputs legal beyond the contract: what else it says
 * is of another result.
 *
 * @param suffix of the names of what is not exported any more
 * @returns undefined where there is no `arrange`
 */
export function arrangeAlone(text: string | undefined, suffix: string): string | undefined {
  if (text === undefined || !/^export (?:const|function) arrange\b/m.test(text)) return undefined
  return text.replace(
    /^export const (properties|relations|followUp)\b/gm,
    (_, name: string) => `const ${name}${suffix}`,
  )
}
