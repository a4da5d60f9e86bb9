import type { studioPages as words } from '../text/studio-pages.ts'
import { site } from './addresses.ts'

/** A page of the designer's studio. */
export type StudioPart = keyof typeof words

/** The studio's pages, in the order in which they are offered. Their addresses stand here: no candidate's page needs them. */
export const studioPages: readonly { readonly id: StudioPart; readonly href: string }[] = [
  { id: 'blueprint', href: site.studio },
  { id: 'bank', href: `${site.studio}bank/` },
  { id: 'calibration', href: `${site.studio}calibration/` },
  { id: 'guides', href: `${site.studio}guides/` },
]
