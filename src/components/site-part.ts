/** A part of the site: the first four in its header, the last one in its footer. */
export type SitePart = 'tests' | 'practice' | 'history' | 'guide' | 'quality'
