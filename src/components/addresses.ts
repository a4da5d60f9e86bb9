/** The addresses of the site's pages, below whatever folder it is served from. */
const base = import.meta.env.BASE_URL.replace(/\/?$/, '/')

export const site = {
  home: base,
  favicon: `${base}favicon.svg`,
  guide: `${base}guide/`,
  test: (id: string): string => `${base}test/${id}/`,
  result: (session: string): string => `${base}result/#${session}`,
  kind: (kind: string): string => `${base}guide/kinds/${kind}/`,
} as const
