import type { ReleasePublic } from '#schemas/release-public'

/** @returns what an area, or a skill as `area.skill`, is called; its id where the taxonomy has none such */
export function titlesOf({
  taxonomy: { areas },
}: Pick<ReleasePublic, 'taxonomy'>): (skill: string) => string {
  const titles = new Map(
    areas.flatMap(({ id, title, skills }) => [
      [id, title] as const,
      ...skills.map((skill) => [`${id}.${skill.id}`, `${title}: ${skill.title}`] as const),
    ]),
  )
  return (skill) => titles.get(skill) ?? skill
}

/** @returns what an item is called; its id where the release has none such */
export function itemTitlesOf({ items }: Pick<ReleasePublic, 'items'>): (item: string) => string {
  const titles = new Map(items.map(({ id, title }) => [id, title]))
  return (item) => titles.get(item) ?? item
}
