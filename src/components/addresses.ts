/** The addresses of the site's pages, below whatever folder it is served from. */
const base = import.meta.env.BASE_URL.replace(/\/?$/, '/')

export const site = {
  home: base,
  service: `${base}sw.js`,
  favicon: `${base}favicon.svg`,
  /** Runs before the catalogue is drawn. */
  filteredFirst: `${base}filtered-first.js`,
  guide: `${base}guide/`,
  test: (id: string): string => `${base}test/${id}/`,
  /** Where a link to a graded test leads. */
  take: `${base}take/`,
  /** Encrypted forms and items of graded tests. */
  sealed: `${base}sealed/`,
  result: (session: string): string => `${base}result/#${session}`,
  /** One item from the catalogue. */
  item: (id: string): string => `${base}item/${id}/`,
  practice: `${base}practice/`,
  /** Problems of an area that are not solved. */
  left: (area: string): string => `${base}practice/?skill=${area}&state=new&state=working&state=tried`,
  history: `${base}history/`,
  qualities: `${base}quality/`,
  /** Where designers shape tests. */
  studio: `${base}studio/`,
  /** What is in a release, and what proves it. */
  quality: (bank: string, version: string): string => `${base}quality/${bank}/${version}/`,
  /** Its problems beyond the first part. @param part from 2 */
  qualityPart: (bank: string, version: string, part: number): string =>
    `${base}quality/${bank}/${version}/${part}/`,
  offline: `${base}offline/`,
  guidePage: (name: string): string => `${base}guide/${name}/`,
  kind: (kind: string): string => `${base}guide/kinds/${kind}/`,
} as const
