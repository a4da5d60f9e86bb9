import { createBrowserRunner } from '#runner'

/** The script of the test page: hands the runner's door to the tests and keeps the policy's violations. */
const violations: string[] = []
addEventListener('securitypolicyviolation', (event) => {
  violations.push(`${event.effectiveDirective} ${event.blockedURI}`)
})
Object.assign(window, { createBrowserRunner, violations })
