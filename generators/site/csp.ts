import type { AstroIntegration } from 'astro'

type SetupOptions = Parameters<NonNullable<AstroIntegration['hooks']['astro:config:setup']>>[0]
type Security = NonNullable<Parameters<SetupOptions['updateConfig']>[0]['security']>

/**
 * The policy of every page, as its `<meta>` says it; Astro adds the hashes of its own scripts and styles. A `srcdoc`
 * frame obeys the page's policy too, hence the frame's boot script and WebAssembly. `frame-ancestors` has no effect in
 * a `<meta>`: a static host has to send it as a header.
 *
 * @param bootHash of the sandbox frame's script, such as `sha256-…`
 */
export function contentSecurityPolicy(bootHash: `sha256-${string}`): NonNullable<Security['csp']> {
  return {
    algorithm: 'SHA-256',
    directives: [
      "default-src 'none'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "worker-src 'self' blob:",
      "frame-src 'self'",
      "manifest-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "object-src 'none'",
    ],
    scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"], hashes: [bootHash] },
    styleDirective: { resources: ["'self'", { resource: "'unsafe-inline'", kind: 'attribute' }] },
  }
}
