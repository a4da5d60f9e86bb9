import type { AstroComponentFactory } from 'astro/runtime/server/index.js'
import type { ItemKind } from '#schemas/public-item'
import { kindNames } from '../text/common.ts'

interface GuideModule {
  readonly default: AstroComponentFactory
  readonly frontmatter: { readonly title: string; readonly summary: string; readonly order?: number }
}

/** A page of the guide. */
export interface GuidePage extends GuideModule {
  /** As its address names it. */
  readonly name: string
}

/** Who the guide speaks to, and what it explains, in its own order. */
export const chapters: readonly GuidePage[] = pagesOf(
  import.meta.glob<GuideModule>('/content/guide/*.mdx', { eager: true }),
).toSorted((one, other) => (one.frontmatter.order ?? 0) - (other.frontmatter.order ?? 0))

/** The pages of the kinds, in the order in which the kinds are listed anywhere. */
export const kindPages: readonly GuidePage[] = pagesOf(
  import.meta.glob<GuideModule>('/content/guide/kinds/*.mdx', { eager: true }),
).toSorted((one, other) => place(one.name) - place(other.name))

function pagesOf(modules: Readonly<Record<string, GuideModule>>): readonly GuidePage[] {
  return Object.entries(modules).map(([path, { default: Content, frontmatter }]) => ({
    name: path.slice(path.lastIndexOf('/') + 1, -'.mdx'.length),
    default: Content,
    frontmatter,
  }))
}

function place(kind: string): number {
  return Object.keys(kindNames).indexOf(kind satisfies string as ItemKind)
}
