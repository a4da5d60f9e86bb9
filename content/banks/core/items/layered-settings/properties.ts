type Settings = ReadonlyMap<string, string>
type Layers = readonly ReadonlyMap<string, string | null>[]

const same = (one: Settings, other: Settings) =>
  one.size === other.size && [...one].every(([name, value]) => other.get(name) === value)

export const properties = {
  'what no file mentions is as it was delivered, and nothing comes from nowhere': (
    settings: Settings,
    defaults: Settings,
    layers: Layers,
  ) => {
    const isMentioned = (name: string) => layers.some((layer) => layer.has(name))
    return (
      [...defaults].every(([name, value]) => isMentioned(name) || settings.get(name) === value) &&
      [...settings.keys()].every((name) => defaults.has(name) || isMentioned(name))
    )
  },
}

export const relations = {
  'a last file that resets everything brings the defaults back': {
    change: (defaults: Settings, layers: Layers) => {
      const names = layers.flatMap((layer) => [...layer.keys()])
      const last = new Map(names.map((name) => [name, null]))
      return layers.length < 10 && last.size <= 40 ? [defaults, [...layers, last]] : null
    },
    holds: (_settings: Settings, reset: Settings, [defaults]: readonly [Settings, Layers]) => same(reset, defaults),
  },
  'a file that says what holds already changes nothing': {
    change: (defaults: Settings, layers: Layers) =>
      layers.length < 10 ? [defaults, [...layers, layers.at(-1) ?? new Map()]] : null,
    holds: (settings: Settings, again: Settings) => same(settings, again),
  },
}
