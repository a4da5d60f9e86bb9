type Stretches = readonly { readonly from: number; readonly to: number }[]

const within = (unit: number, height: number) => ((unit - 1) % height) + 1

/** Every device lies within the rack, its lowest unit first. */
export function arrange(height: number, devices: Stretches, need: number) {
  const upright = devices.map(({ from, to }) => {
    const ends = [within(from, height), within(to, height)]
    return { from: Math.min(...ends), to: Math.max(...ends) }
  })
  return [height, upright, need]
}

const areInOrder = (free: Stretches) =>
  free.every(({ from }, at) => at === 0 || from > (free[at - 1]?.to ?? 0) + 1)

export const properties = {
  'stretches are large enough, within the rack, and apart from each other, from the bottom up': (
    free: Stretches,
    height: number,
    _devices: Stretches,
    need: number,
  ) =>
    free.every(({ from, to }) => from >= 1 && to <= height && to - from + 1 >= need) && areInOrder(free),
  'no device stands in a free stretch, and one stands right below and above': (
    free: Stretches,
    height: number,
    devices: Stretches,
  ) =>
    free.every(
      ({ from, to }) =>
        devices.every((device) => device.to < from || device.from > to) &&
        (from === 1 || devices.some((device) => device.to === from - 1)) &&
        (to === height || devices.some((device) => device.from === to + 1)),
    ),
}

export const relations = {
  'a rack that stands on its head has the same stretches, turned round': {
    change: (height: number, devices: Stretches, need: number) => [
      height,
      devices.map(({ from, to }) => ({ from: height + 1 - to, to: height + 1 - from })),
      need,
    ],
    holds: (free: Stretches, turned: Stretches, [height]: readonly [number]) =>
      JSON.stringify(free) ===
      JSON.stringify(
        turned.toReversed().map(({ from, to }) => ({ from: height + 1 - to, to: height + 1 - from })),
      ),
  },
}

export const followUp = {
  arrange: (height: number, devices: Stretches, need: number) => [
    height,
    devices.map(({ from, to }) => ({ from: within(from, height), to: within(to, height) })),
    need,
  ],
  relations: {
    'it does not matter which office has noted a device': {
      change: (height: number, devices: Stretches, need: number) => [
        height,
        devices.map(({ from, to }, at) => (at % 2 === 0 ? { from: to, to: from } : { from, to })),
        need,
      ],
      holds: (free: Stretches, other: Stretches) => JSON.stringify(free) === JSON.stringify(other),
    },
  },
}
