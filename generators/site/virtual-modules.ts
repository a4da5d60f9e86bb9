import type { AstroIntegration } from 'astro'

type VitePlugin = NonNullable<
  NonNullable<
    Parameters<NonNullable<AstroIntegration['hooks']['astro:config:setup']>>[0]['config']['vite']
  >['plugins']
>[number]

/** A module without a file: its name, and what it exports. */
export interface VirtualModule {
  readonly name: string
  /** Values by export name; plain JSON. Asked again after each change. */
  readonly exports: () => Readonly<Record<string, unknown>> | Promise<Readonly<Record<string, unknown>>>
  /** Refuses imports from scripts that reach the browser. */
  readonly serverOnly: boolean
}

/** Vite's mark for modules without a file. */
const RESOLVED = '\0'

/** Hands data to Astro's pages as modules. */
export function virtualModules(modules: readonly VirtualModule[]): VitePlugin {
  const byName = new Map(modules.map((module) => [module.name, module]))
  return {
    name: 'assay-virtual-modules',
    resolveId: (id: string) => (byName.has(id) ? RESOLVED + id : undefined),
    async load(id: string) {
      const module = id.startsWith(RESOLVED) ? byName.get(id.slice(RESOLVED.length)) : undefined
      if (!module) return undefined
      if (module.serverOnly && this.environment.name === 'client')
        this.error(`${module.name} is for pages alone: hand what a script needs to it by properties`)
      const values = await module.exports()
      // A development server asks for this after every save, and evaluates it in this very process: thousands of items
      // need not become a text and be parsed again.
      if (module.serverOnly && this.environment.mode === 'dev') return exportsByReference(module.name, values)
      return Object.entries(values)
        .map(([name, value]) => `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))})`)
        .join('\n')
    },
  }
}

/** Where modules of this process find their values. */
const SHARED = Symbol.for('assay.virtual-modules')

function exportsByReference(name: string, values: Readonly<Record<string, unknown>>): string {
  const holder = globalThis as { [SHARED]?: Map<string, Readonly<Record<string, unknown>>> }
  holder[SHARED] ??= new Map()
  holder[SHARED].set(name, values)
  const found = `globalThis[Symbol.for('assay.virtual-modules')].get(${JSON.stringify(name)})`
  return Object.keys(values)
    .map((key) => `export const ${key} = ${found}.${key}`)
    .join('\n')
}

/** The ids under which Vite knows these modules. */
export function resolvedIds(modules: readonly VirtualModule[]): readonly string[] {
  return modules.map(({ name }) => RESOLVED + name)
}
