/** A part of the site, as its header names them. */
export type SitePart = 'tests' | 'practice' | 'history' | 'guide'
