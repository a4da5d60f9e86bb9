type Checks = readonly boolean[]
type Alarms = readonly number[]

export const properties = {
  'at each alarm just as many checks in a row have failed, and before them one was answered': (
    alarms: Alarms,
    checks: Checks,
    limit: number,
  ) =>
    alarms.every((number) => {
      const row = checks.slice(number - limit, number)
      return row.length === limit && row.every((check) => !check) && (number === limit || checks[number - limit - 1])
    }),
}

export const relations = {
  'after an answered check, the list begins anew': {
    change: (checks: Checks, limit: number) =>
      checks.length < 100 ? [[...checks, true, ...checks], limit] : null,
    holds: (alarms: Alarms, twice: Alarms, [checks]: readonly [Checks, number]) =>
      [...alarms, ...alarms.map((number) => number + checks.length + 1)].join() === twice.join(),
  },
}

export const followUp = {
  relations: {
    'an answer that stands alone is passed over': {
      change: (checks: Checks, limit: number) => {
        const at = checks.findIndex((check, i) => !check && i + 1 < checks.length && !checks[i + 1])
        return at >= 0 && checks.length < 200 ? [checks.toSpliced(at + 1, 0, true), limit] : null
      },
      holds: (alarms: Alarms, other: Alarms, [checks]: readonly [Checks, number]) => {
        const at = checks.findIndex((check, i) => !check && i + 1 < checks.length && !checks[i + 1])
        return alarms.map((number) => (number > at + 1 ? number + 1 : number)).join() === other.join()
      },
    },
  },
}
