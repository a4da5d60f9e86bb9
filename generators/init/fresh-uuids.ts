const uuids = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g

/**
 * Replaces UUIDs: each by a fresh one, which is the same in all texts. The id of a case is that case for ever, whatever
 * its author makes of it, so no copy may keep it.
 *
 * @param freshUuid a new UUID at each call
 */
export function freshUuids(freshUuid: () => string): (text: string) => string {
  const fresh = new Map<string, string>()
  return (text) =>
    text.replaceAll(uuids, (uuid) => {
      const known = fresh.get(uuid) ?? freshUuid()
      fresh.set(uuid, known)
      return known
    })
}
