import type { CorpusEntry } from './entry.ts'

/** Fuel that ends an endless program in about a tenth of a second: what it does in the rest would be the same. */
const little = { fuel: 40_000_000 }

/** Programs that try to hang, to fill, to escape, to forge or to confuse. */
export const hostile: readonly CorpusEntry[] = [
  // --- work without end
  {
    name: 'an endless loop',
    text: 'export function solve() { for (;;); }',
    limits: little,
    ends: 'time_limit',
  },
  {
    name: 'an endless loop while loading',
    text: 'for (;;);\nexport function solve() {}',
    limits: little,
    ends: 'time_limit',
  },
  {
    name: 'a loop that catches everything',
    text: 'export function solve() { for (;;) try { solve() } catch {} }',
    limits: little,
    ends: 'time_limit',
  },
  {
    name: 'a loop in finally',
    text: 'export function solve() { try { return 1 } finally { for (;;); } }',
    limits: little,
    ends: 'time_limit',
  },
  {
    name: 'promises that wait for each other without end',
    text: 'export function solve() { const go = () => Promise.resolve().then(go); return go() }',
    limits: little,
    ends: 'memory_limit',
  },
  {
    name: 'microtasks that breed',
    text: 'export async function solve() { const go = () => queueMicrotask(go); go(); await new Promise(() => {}) }',
    limits: little,
    ends: 'time_limit',
  },
  {
    name: 'an interval that is never cleared',
    text: 'export function solve() { setInterval(() => {}, 1); return new Promise(() => {}) }',
    limits: little,
    ends: 'time_limit',
  },
  {
    name: 'timers that breed',
    text: 'export function solve() { const go = () => { setTimeout(go); setTimeout(go) }; go(); return new Promise(() => {}) }',
    limits: little,
    ends: 'time_limit',
  },
  {
    name: 'an endless generator, spread',
    text: 'function* all() { for (let i = 0; ; i++) yield i & 1 }\nexport function solve() { let s = 0; for (const i of all()) s += i; return s }',
    limits: little,
    ends: 'time_limit',
  },
  {
    name: 'an endless async generator',
    text: 'async function* all() { for (;;) yield 1 }\nexport async function solve() { for await (const _ of all()); }',
    limits: little,
    ends: 'time_limit',
  },
  {
    name: 'a pattern that backtracks for ever',
    text: 'export function solve() { return /^(a+)+$/.test("a".repeat(60) + "b") }',
    limits: little,
    ends: 'time_limit',
  },
  {
    name: 'a search without a hit in a long text',
    text: 'export function solve() { const t = "ab".repeat(200000); let n = 0; for (let i = 0; i < 1e6; i++) n += t.indexOf("aa" + (i % 7)); return n }',
    limits: little,
    ends: 'time_limit',
  },
  {
    name: 'a huge power',
    text: 'export function solve() { let b = 3n; for (;;) b *= b }',
    limits: little,
    ends: 'time_limit',
  },
  {
    name: 'a comparator that never agrees',
    text: 'export function solve() { for (;;) Array.from({ length: 5000 }, (_, i) => i).sort((a, b) => (a ^ b) & 1 ? 1 : -1) }',
    limits: little,
    ends: 'time_limit',
  },
  {
    name: 'a fill of four billion',
    text: 'export function solve() { return new Array(4294967295).fill(0).length }',
    limits: little,
    ends: 'memory_limit',
  },
  {
    name: 'a normalisation of much text',
    text: 'export function solve() { let n = 0; for (;;) n += "\\u1e9b\\u0323".repeat(20000).normalize("NFKD").length }',
    limits: little,
    ends: 'time_limit',
  },
  {
    name: 'copying without end',
    text: 'export function solve() { const a = new Uint8Array(1 << 20); for (;;) a.copyWithin(1, 0) }',
    limits: little,
    ends: 'time_limit',
  },
  {
    name: 'a trap that lists keys without end',
    text: 'export function solve() { return new Proxy({}, { ownKeys() { for (;;); } }) }',
    limits: little,
    ends: 'time_limit',
  },
  {
    name: 'a getter without end in the result',
    text: 'export function solve() { return { get a() { for (;;); } } }',
    limits: little,
    ends: 'time_limit',
  },
  {
    name: 'a thenable without end',
    text: 'export async function solve() { return { then(done) { for (;;); } } }',
    limits: little,
    ends: 'time_limit',
  },
  // --- recursion without end
  {
    name: 'plain recursion',
    text: 'export function solve() {\n  return solve() + 1\n}',
    ends: 'runtime_error',
    line: 2,
  },
  {
    name: 'recursion that is caught',
    text: 'export function solve() { try { return solve() } catch (e) { return e instanceof Error } }',
    ends: 'returned',
    value: true,
  },
  {
    name: 'recursion through a getter',
    text: 'export function solve() { const o = { get x() { return this.x } }; return o.x }',
    ends: 'runtime_error',
    line: 1,
  },
  {
    name: 'recursion through a proxy',
    text: 'export function solve() { const p = new Proxy({}, { get: (t, k, r) => r[k] }); return p.x }',
    ends: 'runtime_error',
  },
  {
    name: 'recursion through sort',
    text: 'export function solve() { return [2, 1].sort(() => { solve(); return 0 }) }',
    ends: 'runtime_error',
  },
  {
    name: 'recursion through toString',
    text: 'export function solve() { const o = { toString() { return "" + o } }; return "" + o }',
    ends: 'runtime_error',
  },
  {
    name: 'recursion through toJSON',
    text: 'export function solve() { const o = { toJSON() { return JSON.stringify(o) } }; return JSON.stringify(o) }',
    ends: 'runtime_error',
  },
  {
    name: 'recursion through replace',
    text: 'export function solve() { return "a".replace(/a/, solve) }',
    ends: 'runtime_error',
  },
  {
    name: 'recursion through async functions',
    text: 'export async function solve() { await solve() }',
    ends: 'runtime_error',
  },
  {
    name: 'recursion through constructors',
    text: 'class A { a = new A() }\nexport function solve() { return new A() }',
    ends: 'runtime_error',
  },
  {
    name: 'JSON of a hundred thousand brackets',
    text: 'export function solve() { return JSON.parse("[".repeat(100000)) }',
    ends: 'runtime_error',
  },
  {
    name: 'source of a hundred thousand brackets',
    text: 'export function solve() { return (0, eval)("[".repeat(100000)) }',
    ends: 'runtime_error',
  },
  {
    name: 'a text of many brackets',
    text: `export function solve() { return ${'('.repeat(3000)}1${')'.repeat(3000)} }`,
    ends: 'compile_error',
  },
  {
    name: 'a type of two hundred and ninety brackets',
    text: `type Deep = ${'['.repeat(290)}${']'.repeat(290)}\nexport const solve = () => 1`,
    ends: 'returned',
    value: 1,
  },
  {
    name: 'four hundred blocks in each other',
    text: `export function solve() { ${'{ if (1) '.repeat(200)}return 1${'}'.repeat(200)} }`,
    ends: 'returned',
    value: 1,
  },
  {
    name: 'a sum of two thousand terms',
    text: `export function solve() { return ${'1 + '.repeat(1999)}1 }`,
    ends: 'returned',
    value: 2000,
  },
  {
    name: 'a hundred conditions after each other',
    text: `export function solve(n) { ${'if (n === 1) return 1\nelse '.repeat(100)}return 2 }`,
    ends: 'returned',
    value: 2,
  },
  {
    name: 'a chain of twenty thousand proxies',
    text: 'export function solve() { let p = {}; for (let i = 0; i < 20000; i++) p = new Proxy(p, {}); return p.x }',
    ends: 'runtime_error',
  },
  {
    name: 'flattening without end',
    text: 'export function solve() { let a = []; for (let i = 0; i < 20000; i++) a = [a]; return a.flat(Infinity) }',
    ends: 'runtime_error',
  },
  // --- memory
  {
    name: 'an array of strings',
    text: 'export function solve() { const a = []; for (let i = 0; ; i++) a.push(("x" + i).repeat(1000)) }',
    ends: 'memory_limit',
  },
  {
    name: 'typed arrays',
    text: 'export function solve() { const a = []; for (;;) a.push(new Float64Array(100000).fill(1)) }',
    ends: 'memory_limit',
  },
  {
    name: 'one huge buffer',
    text: 'export function solve() { return new ArrayBuffer(2000000000).byteLength }',
    ends: 'memory_limit',
  },
  {
    name: 'a text that doubles',
    text: 'export function solve() { let s = "ab"; for (;;) { s += s; if (s.length > 2 ** 29) return s.length; s.charCodeAt(s.length - 1) } }',
    ends: 'memory_limit',
  },
  {
    name: 'memory, caught',
    text: 'export function solve() { const a = []; try { for (;;) a.push(new Array(10000).fill(0)) } catch { a.length = 0; return "survived" } }',
    ends: 'memory_limit',
  },
  {
    name: 'a long join',
    text: 'export function solve() { return new Array(50000000).join("ab").length }',
    limits: { fuel: 1_600_000_000 },
    ends: 'memory_limit',
  },
  {
    name: 'closures that hold each other',
    text: 'export function solve() { let f = () => 1; for (;;) { const g = f; f = () => g } }',
    ends: 'memory_limit',
  },
  {
    name: 'a set of objects',
    text: 'export function solve() { const s = new Set(); for (;;) s.add({}) }',
    ends: 'memory_limit',
  },
  {
    name: 'a forged lack of memory',
    text: 'export function solve() { throw null }',
    ends: 'runtime_error',
    says: 'null',
  },
  {
    name: 'a forged error of the engine',
    text: 'export function solve() { const e = new InternalError("out of memory"); throw e }',
    ends: 'runtime_error',
    line: 1,
  },
  // --- output
  {
    name: 'a flood of lines',
    text: 'export function solve() { for (;;) console.log("abc") }',
    ends: 'output_limit',
    says: 'abc',
  },
  {
    name: 'one huge line',
    text: 'export function solve() { console.log("x".repeat(5000000)) }',
    ends: 'output_limit',
  },
  {
    name: 'a huge structure, printed',
    text: 'export function solve() { let o = []; for (let i = 0; i < 3; i++) o = Array(100).fill(o); console.log(o) }',
    ends: 'output_limit',
  },
  {
    name: 'a result of a million numbers',
    text: 'export function solve() { return Array.from({ length: 1000000 }, (_, i) => i) }',
    ends: 'output_limit',
  },
  {
    name: 'a result that doubles',
    text: 'export function solve() { let o = [1]; for (let i = 0; i < 20; i++) o = [o, o]; return o }',
    limits: { outputBytes: 4096 },
    ends: 'output_limit',
  },
  {
    name: 'a sparse array of four billion',
    text: 'export function solve() { const a = []; a[4294967294] = 1; return a }',
    ends: 'output_limit',
  },
  // --- forging and breaking builtins
  {
    name: 'a realm without builtins',
    text: `for (const name of Object.getOwnPropertyNames(globalThis)) try { delete globalThis[name] } catch {}
export function solve() { return { a: [1, 'b'] } }`,
    ends: 'returned',
    value: { a: [1, 'b'] },
  },
  {
    name: 'builtins that lie',
    text: `JSON.stringify = () => '"forged"'
Array.isArray = () => false
Object.keys = () => ['forged']
Object.getPrototypeOf = Reflect.getPrototypeOf = () => null
Reflect.apply = () => 'forged'
String.prototype.isWellFormed = () => false
Function.prototype.call = Function.prototype.apply = () => 'forged'
Map.prototype.forEach = () => {}
Number.prototype.toString = String.prototype.toString = Array.prototype.toString = () => 'forged'
Array.prototype[Symbol.iterator] = function* () { yield 'forged' }
export function solve() { return [1, 'a', { b: 2 }, new Map().set('k', 1)] }`,
    ends: 'returned',
    value: [1, 'a', { b: 2 }, { $: 'map', v: [['k', 1]] }],
  },
  {
    name: 'setters on the prototypes of arrays and objects',
    text: `let seen = 0
for (let i = 0; i < 20; i++) Object.defineProperty(Array.prototype, i, { set() { seen++ }, get() { return 'forged' }, configurable: true })
Object.defineProperty(Object.prototype, 'then', { get() { seen++; return undefined } })
Object.defineProperty(Object.prototype, 'value', { set() { seen++ }, get() { return 'forged' } })
export async function solve() { console.log({ a: 1 }); return [1, { a: 2 }] }`,
    ends: 'returned',
    value: [1, { a: 2 }],
    says: '{ a: 1 }',
  },
  {
    name: 'a toJSON that forges',
    text: 'Object.prototype.toJSON = () => "forged"\nString.prototype.toJSON = () => "forged"\nexport function solve() { return { a: "b" } }',
    ends: 'returned',
    value: { a: 'b' },
  },
  {
    name: 'promises that lie',
    text: 'Promise.prototype.then = function () { return "forged" }\nPromise.resolve = () => "forged"\nexport async function solve() { return 1 }',
    ends: 'returned',
    value: 1,
  },
  {
    name: 'a species that throws',
    text: 'Promise.prototype.constructor = class { static get [Symbol.species]() { throw 1 } }\nexport async function solve() { await null; return 1 }',
    ends: 'returned',
    value: 1,
  },
  {
    name: 'a console that is replaced',
    text: 'console.log = () => {}\nglobalThis.console = null\nexport function solve() { return 1 }',
    ends: 'returned',
    value: 1,
  },
  {
    name: 'a clock that is replaced',
    text: 'Date.now = () => 1e15\nglobalThis.Date = null\nexport async function solve() { await new Promise((r) => setTimeout(r, 5)); return 1 }',
    ends: 'returned',
    value: 1,
  },
  {
    name: 'exports that are replaced',
    text: 'export function solve() { return 1 }\nmodule.exports = new Proxy({}, { get: () => () => 2 })',
    ends: 'returned',
    value: 2,
  },
  {
    name: 'exports that are nothing',
    text: 'export function solve() { return 1 }\nmodule.exports = null',
    ends: 'runtime_error',
  },
  {
    name: 'a text that closes its wrapper',
    text: 'export function solve() { return 1 }\n})\n;(function (exports) { exports.solve = () => 2',
    ends: 'compile_error',
  },
  { name: 'a return at the top', text: 'return () => 3', ends: 'returned', value: 3 },
  {
    name: 'an error whose message throws',
    text: 'export function solve() { throw { get name() { throw 1 }, get message() { throw 2 }, __proto__: Error.prototype } }',
    ends: 'runtime_error',
    says: 'cannot be shown',
  },
  {
    name: 'an error whose stack points elsewhere',
    text: 'export function solve() { const e = new Error("mine"); e.stack = "at x (/etc/passwd:1:1)"; throw e }',
    ends: 'runtime_error',
    says: 'mine',
  },
  {
    name: 'an error of ten million characters',
    text: 'export function solve() { throw new Error("x".repeat(10000000)) }',
    ends: 'runtime_error',
    says: 'xxx',
  },
  {
    name: 'a revoked proxy, thrown',
    text: 'export function solve() { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); throw proxy }',
    ends: 'runtime_error',
  },
  {
    name: 'a symbol, thrown',
    text: 'export function solve() { throw Symbol("s") }',
    ends: 'runtime_error',
    says: 'Symbol(s)',
  },
  {
    name: 'a promise that never settles',
    text: 'export function solve() { return new Promise(() => {}) }',
    ends: 'runtime_error',
    says: 'never settles',
  },
  {
    name: 'a rejection',
    text: 'export async function solve() {\n  throw new TypeError("no")\n}',
    ends: 'runtime_error',
    says: 'no',
    line: 2,
  },
  {
    name: 'an error in a timer',
    text: 'export function solve() {\n  setTimeout(() => {\n    throw new Error("late")\n  })\n  return new Promise(() => {})\n}',
    ends: 'runtime_error',
    says: 'late',
    line: 3,
  },
  {
    name: 'a nested result of ten thousand',
    text: 'export function solve() { let a = []; for (let i = 0; i < 10000; i++) a = [a]; return a.length }',
    ends: 'returned',
    value: 1,
  },
  {
    name: 'a result that contains itself',
    text: 'export function solve() { const a = {}; a.a = a; return a }',
    ends: 'returned',
    value: { a: { $: 'cycle' } },
  },
  {
    name: 'a result with a key __proto__',
    text: 'export function solve() { return JSON.parse(\'{"__proto__": {"x": 1}}\') }',
    ends: 'returned',
  },
  {
    name: 'a result with an own iterator',
    text: 'export function solve() { const a = [1, 2]; a[Symbol.iterator] = function* () { yield 9 }; return a }',
    ends: 'returned',
    value: [1, 2],
  },
  {
    name: 'a subclass of Map that lies',
    text: 'class M extends Map { get size() { return 9 } entries() { return [] } forEach() {} }\nexport function solve() { return new M([["a", 1]]) }',
    ends: 'returned',
    value: { $: 'map', v: [['a', 1]] },
  },
  // --- ways out
  {
    name: 'no way to the network',
    text: 'export function solve() { return [typeof fetch, typeof XMLHttpRequest, typeof WebSocket, typeof EventSource, typeof importScripts, typeof navigator, typeof Worker] }',
    ends: 'returned',
    value: Array<string>(7).fill('undefined'),
  },
  {
    name: 'no way to the host',
    text: 'export function solve() { return [typeof process, typeof window, typeof self, typeof document, typeof postMessage, typeof std, typeof os, typeof scriptArgs] }',
    ends: 'returned',
    value: Array<string>(8).fill('undefined'),
  },
  {
    name: 'a request, tried',
    text: 'export async function solve() { return await fetch("/probe") }',
    ends: 'runtime_error',
    says: 'fetch',
  },
  {
    name: 'the function constructor',
    text: 'export function solve() { return solve.constructor.constructor("return typeof process + typeof postMessage + typeof this.exports")() }',
    ends: 'returned',
    value: 'undefinedundefinedundefined',
  },
  {
    name: 'an import',
    text: 'import fs from "node:fs"\nexport function solve() { return fs.readFileSync("/etc/passwd", "utf8") }',
    ends: 'runtime_error',
    says: 'node:fs',
    line: 1,
  },
  {
    name: 'an import at run time',
    text: 'export async function solve() { return await import("node:fs") }',
    ends: 'runtime_error',
    says: 'node:fs',
  },
  {
    name: 'an import past the transform',
    text: 'export async function solve() { return await (0, eval)("import(\'/probe\')") }',
    ends: 'runtime_error',
  },
  {
    name: 'a wait that blocks',
    text: 'export function solve() { return Atomics.wait(new Int32Array(new SharedArrayBuffer(8)), 0, 0, 1e9) }',
    ends: 'runtime_error',
  },
  {
    name: 'the callers of a function',
    text: 'export function solve() { return [solve.caller, (function () { return this })()].map((v) => v == null) }',
    ends: 'runtime_error',
  },
  {
    name: 'the frames of the harness',
    text: 'export function solve() { return new Error("x").stack.includes("assay") || /toolbox|prelude/.test(new Error("x").stack) }',
    ends: 'returned',
  },
  {
    name: 'finalizers',
    text: 'const r = new FinalizationRegistry(() => { for (;;); })\nexport function solve() { for (let i = 0; i < 100000; i++) r.register({}, i); return 1 }',
    limits: little,
    ends: 'returned',
    value: 1,
  },
  {
    name: 'a text of a million characters',
    text: `export function solve() { return "${'x'.repeat(1_000_000)}".length }`,
    ends: 'compile_error',
    says: 'This text is too long: 1000044 characters, and 65536 are the most',
    line: 1,
  },
  { name: 'a text of nothing but noise', text: '\u0000\uffff\ud800 ]]] <script>', ends: 'compile_error' },
  { name: 'an empty text', text: '', ends: 'runtime_error', says: 'solve' },

  // --- texts that are hard to parse
  {
    name: 'arrows in conditions, which may be read in two ways each',
    text: 'export function solve() {\nreturn ' + 'a?(b):c=>'.repeat(22) + '1}',
    ends: 'compile_error',
    says: 'in too many ways',
    line: 2,
  },
  {
    name: 'parameters with defaults in brackets, which may be read in two ways each',
    text: 'export function solve() {\nreturn ' + '(a=('.repeat(24) + '1' + '))=>1'.repeat(24) + '}',
    ends: 'compile_error',
    says: 'in too many ways',
    line: 2,
  },
  {
    name: 'two thousand arrows in each other',
    text: 'export const solve = ' + 'a=>'.repeat(2000) + '1',
    ends: 'compile_error',
    says: 'nested too deeply',
    line: 1,
  },
  {
    name: 'five thousand type arguments in each other',
    text: 'export function solve() { return a' + '<a'.repeat(5000) + '}',
    ends: 'compile_error',
    says: 'nested too deeply',
  },
  ...(
    [
      ['brackets', '[', ']', 205],
      ['round brackets', '(', ')', 205],
      ['objects', '{ a: ', '}', 165],
      ['calls', 'f(', ')', 160],
      ['functions', 'function () { return ', '}', 116],
      ['arrows', 'a => ', '', 195],
      ['arrows in brackets', '(a) => (', ')', 99],
      ['templates', '`${', '}`', 205],
      ['conditions', 'a ? a : ', '', 238],
    ] as const
  ).map(([name, before, after, count]): CorpusEntry => {
    const nested = before.repeat(count) + '1' + after.repeat(count)
    return {
      name: `${name} nested as deep as the parser may go`,
      text: `export const solve = () => 1\nconst unused = () => {\n  return ${nested}\n}`,
      ends: 'returned',
    }
  }),
  {
    name: 'a text of 150,000 characters',
    text: 'export function solve() {\n' + 'x=1;'.repeat(37_500) + '}',
    ends: 'compile_error',
    says: 'This text is too long: 150027 characters, and 65536 are the most',
    line: 2,
  },
  {
    name: 'a text of as many tokens as there may be',
    text: 'export const solve = () => 1\n' + ';'.repeat(65_000),
    ends: 'returned',
  },
  {
    name: 'a program that reads its input and prints',
    text: "import { readLine, readAll } from 'stdin'\nconst first: string = readLine()\nconsole.log(first, readAll().split('\\n').length, readLine())",
    input: ['3 "\u2028`\n4\nfive'],
    isStdin: true,
    ends: 'returned',
    value: '3 "\u2028` 2 null',
  },
]
