type Services = ReadonlyMap<string, readonly (readonly string[])[]>
type Names = readonly string[]

export const properties = {
  'a service that is up keeps a name that is up for each need': (
    down: Names,
    services: Services,
    failed: Names,
  ) => {
    const isDown = (name: string) => (services.has(name) ? down.includes(name) : failed.includes(name))
    return [...services].every(
      ([name, needs]) => isDown(name) || needs.every((names) => names.some((one) => !isDown(one))),
    )
  },
  'those that have failed are down, and all names are of the map': (
    down: Names,
    services: Services,
    failed: Names,
  ) =>
    down.every((name) => services.has(name)) &&
    failed.every((name) => !services.has(name) || down.includes(name)),
  'where nothing has failed, nothing is down': (down: Names, _services: Services, failed: Names) =>
    failed.length > 0 || down.length === 0,
}

export const relations = {
  'what is down may as well have failed itself': {
    change: (services: Services, failed: Names) => {
      const [first] = services.keys()
      return first !== undefined && failed.length < 20 ? [services, [...failed, first]] : null
    },
    holds: (down: Names, more: Names, [services]: readonly [Services, Names]) => {
      const [first = ''] = services.keys()
      return down.includes(first)
        ? down.toSorted().join() === more.toSorted().join()
        : down.every((name) => more.includes(name)) && more.includes(first)
    },
  },
}
