/** A part of the site: the first four in its header, the last two in its footer. */
export type SitePart = 'tests' | 'practice' | 'history' | 'guide' | 'quality' | 'studio'
