import type { Draw, FaultClass, Good, Package } from '../../package.ts'
import { withFirstLines, withLastStep, withPrograms, withTopLines, type Program } from '../code.ts'
import { pick } from '../draw.ts'
import { parentOf } from '../parents.ts'

interface Way {
  readonly top?: readonly string[]
  readonly first?: readonly string[]
  readonly last?: readonly string[]
}

/** Programs whose result is right at times, but which do what no reference may do. */
export const impurePrograms: readonly FaultClass[] = [
  {
    name: 'state between calls',
    wrong:
      'The program keeps something from one call to the next, so that expected values depend on what was computed before.',
    plant: (good, draw) => ({
      ...inOneProgram(good, draw, [keeps(good), keepsByLength(good)]),
      ...anyWitness(good),
    }),
  },
  {
    name: 'reads the clock',
    wrong: 'The result depends on when the program runs: a value that is right today is wrong another day.',
    plant: (good, draw) =>
      inOneProgram(
        good,
        draw,
        good.language === 'python'
          ? [
              {
                top: ['import time'],
                last: [`return ${none(good)} if int(time.time() * 1000) % 7 == 3 else answer`],
              },
              {
                top: ['import datetime'],
                last: [`return ${none(good)} if datetime.datetime.now().hour == 3 else answer`],
              },
            ]
          : [
              { last: [`return Date.now() % 7 === 3 ? ${none(good)} : answer`] },
              { last: [`return new Date().getHours() === 3 ? ${none(good)} : answer`] },
              { last: [`return performance.now() > 3600000 ? ${none(good)} : answer`] },
            ],
      ),
  },
  {
    name: 'draws at random',
    wrong:
      'The result is not the same twice, so that the same answer of a candidate passes once and fails once.',
    plant: (good, draw) =>
      inOneProgram(
        good,
        draw,
        good.language === 'python'
          ? [
              {
                top: ['import random'],
                last: [`return answer if random.random() < 0.97 else ${none(good)}`],
              },
              { top: ['import random'], last: ['return answer if random.randrange(20) else answer[1:]'] },
            ]
          : [
              { last: [`return Math.random() < 0.97 ? answer : ${none(good)}`] },
              { last: [`return Math.floor(Math.random() * 20) === 0 ? ${none(good)} : answer`] },
            ],
      ),
  },
  {
    name: 'changes its input',
    wrong:
      'The program empties, sorts or cuts the list that it is given; who computes or shows anything with that list afterwards gets something else.',
    plant(good, draw) {
      const { list, largestArgs } = parentOf(good.parent)
      const ways =
        good.language === 'python'
          ? [`${list}.clear()`, `${list}.reverse()`, `${list}.pop()`]
          : [`${list}.length = 0`, `${list}.reverse()`, `${list}.splice(0, 1)`]
      const changed = pick(ways, draw)
      const guard = good.language === 'python' ? `if ${list}:` : `if (${list}.length > 0) ${changed}`
      const last =
        good.language === 'python' ? [guard, `    ${changed}`, 'return answer'] : [guard, 'return answer']
      return { ...inOneProgram(good, draw, [{ last }]), witness: { args: cut(largestArgs(), 40) } }
    },
  },
  {
    name: 'prints',
    wrong: 'The program writes to the output, where candidates see it, or where it becomes part of a result.',
    plant(good, draw) {
      const { list } = parentOf(good.parent)
      return inOneProgram(
        good,
        draw,
        good.language === 'python'
          ? [
              { first: [`print("called with", ${list})`] },
              { last: ['print(answer)', 'return answer'] },
              { top: ['import sys'], first: [`print(len(${list}), file=sys.stderr)`] },
            ]
          : [
              { first: [`console.log('called with', ${list})`] },
              { last: ['console.log(answer)', 'return answer'] },
              { first: [`console.error(${list}.length)`] },
            ],
      )
    },
  },
  {
    name: 'needs what is not there',
    wrong:
      'The program imports a package, reads a file, the environment or the network: it fails wherever these are not, and leaks where they are.',
    plant: (good, draw) =>
      inOneProgram(
        good,
        draw,
        good.language === 'python'
          ? [
              {
                top: ['import os'],
                first: ['if os.environ.get("ASSAY_MODE") == "strict":', '    return None'],
              },
              { top: ['import numpy as np'], first: [`np.array([len(${parentOf(good.parent).list})])`] },
              { first: ['open("answers.txt", "a").close()'] },
              { top: ['import subprocess'], first: ['subprocess.run(["true"], check=False)'] },
              {
                top: ['import urllib.request'],
                first: ['urllib.request.urlopen("https://example.org/limits")'],
              },
            ]
          : [
              {
                top: ["import { existsSync } from 'node:fs'"],
                first: ["if (existsSync('/answers')) return null"],
              },
              { top: ["import _ from 'lodash'"], first: [`_.size(${parentOf(good.parent).list})`] },
              { first: ["fetch('https://example.org/limits')"] },
              { first: ["if (process.env.ASSAY_MODE === 'strict') return null"] },
              { first: ["const os = require('node:os')", 'if (os.cpus().length === 0) return null'] },
            ],
      ),
  },
  {
    name: 'never ends',
    wrong: 'For a legal input the program runs for ever.',
    plant(good, draw) {
      const { list, emptyArgs } = parentOf(good.parent)
      const ways =
        good.language === 'python'
          ? [
              [`last = 0`, `while last != len(${list}) - 1:`, `    last += 1`],
              [`while not ${list}:`, `    pass`],
            ]
          : [
              ['let last = 0', `while (last !== ${list}.length - 1) last += 1`],
              [`while (${list}.length === 0) {}`],
            ]
      return {
        ...inOneProgram(good, draw, [{ first: pick(ways, draw) }]),
        witness: { args: emptyArgs },
      }
    },
  },
  {
    name: 'doubles with every entry',
    wrong:
      'The reference takes twice as long for each entry more and ends for no list of ordinary length, so that there are no expected values.',
    plant(good) {
      const { list, largestArgs } = parentOf(good.parent)
      const way =
        good.language === 'python'
          ? [
              'def ways(place):',
              `    return 1 if place == len(${list}) else ways(place + 1) + ways(place + 1)`,
              'ways(0)',
            ]
          : [
              `const ways = (place) => (place === ${list}.length ? 1 : ways(place + 1) + ways(place + 1))`,
              'ways(0)',
            ]
      return {
        ...withPrograms(good, ['reference'], (code) => withFirstLines(code, good, way)),
        witness: { args: cut(largestArgs(), 40) },
      }
    },
  },
  {
    name: 'grows like the square',
    wrong:
      'The statement asks for work that grows about like the list, or like sorting it; the reference compares all pairs and does not itself pass.',
    plant(good) {
      const { list, longest, largestArgs } = parentOf(good.parent)
      if (longest < 20_000) return undefined
      const way =
        good.language === 'python'
          ? ['pairs = 0', `for one in ${list}:`, `    for other in ${list}:`, '        pairs += one == other']
          : [
              'let pairs = 0',
              `for (const one of ${list}) for (const other of ${list}) if (one === other) pairs += 1`,
            ]
      return {
        ...withPrograms(good, ['reference'], (code) => withFirstLines(code, good, way)),
        witness: { args: largestArgs() },
      }
    },
  },
  {
    name: 'calls as deep as the list',
    wrong: 'The reference calls itself once for each entry; the longest legal lists exhaust the stack.',
    plant(good) {
      const { list, longest, largestArgs } = parentOf(good.parent)
      if (longest < 20_000) return undefined
      const way =
        good.language === 'python'
          ? [
              'def entries(place):',
              `    return 0 if place == len(${list}) else 1 + entries(place + 1)`,
              'entries(0)',
            ]
          : [
              `const entries = (place) => (place === ${list}.length ? 0 : 1 + entries(place + 1))`,
              'entries(0)',
            ]
      return {
        ...withPrograms(good, ['reference'], (code) => withFirstLines(code, good, way)),
        witness: { args: largestArgs() },
      }
    },
  },
]

/** In the reference mostly, in the brute force at times. */
function inOneProgram(good: Good, draw: Draw, ways: readonly Way[]): Package {
  const program: Program = draw() < 0.7 ? 'reference' : 'bruteForce'
  const { top = [], first = [], last = [] } = pick(ways, draw)
  return withPrograms(good, [program], (code) => {
    const begun = first.length > 0 ? withFirstLines(code, good, first) : code
    return withTopLines(last.length > 0 ? withLastStep(begun, good, last) : begun, top)
  })
}

/** A module variable that grows from call to call. */
function keeps({ parent, language }: Good): Way {
  if (language === 'python')
    return { top: ['everything = []'], last: ['everything.extend(answer)', 'return everything'] }
  return parentOf(parent).returns === 'number'
    ? { top: ['let most = 0'], last: ['most = Math.max(most, answer)', 'return most'] }
    : { top: ['const everything = []'], last: ['everything.push(...answer)', 'return everything'] }
}

/** A memory whose key is too coarse. */
function keepsByLength({ parent, language }: Good): Way {
  const { list } = parentOf(parent)
  return language === 'python'
    ? { top: ['known = {}'], last: [`return known.setdefault(len(${list}), answer)`] }
    : {
        top: ['const known = new Map()'],
        last: [
          `if (!known.has(${list}.length)) known.set(${list}.length, answer)`,
          `return known.get(${list}.length)`,
        ],
      }
}

const none = ({ parent }: Good): string => (parentOf(parent).returns === 'number' ? '0' : '[]')

function anyWitness({ witnesses }: Good): Pick<Package, 'witness'> {
  const [first] = witnesses
  return first === undefined ? {} : { witness: { args: first.args, right: first.right } }
}

const cut = (args: readonly unknown[], length: number): readonly unknown[] =>
  args.map((value) => (Array.isArray(value) ? value.slice(0, length) : value))
