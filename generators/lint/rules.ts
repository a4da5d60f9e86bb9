import { checkComponents } from './components.ts'
import { checkCurlyQuotes } from './curly-quotes.ts'
import { checkFences } from './fences.ts'
import { checkFiles } from './files.ts'
import { checkFootnotes } from './footnotes.ts'
import { checkHeadings } from './headings.ts'
import { checkIdentity } from './identity.ts'
import { checkLeaks } from './leaks.ts'
import { checkLinks } from './links.ts'
import { checkLocale } from './locale.ts'
import { checkMath } from './math.ts'
import { checkPictures } from './pictures.ts'
import { checkResponses } from './responses.ts'
import type { BodyRule, LintRule } from './rule.ts'
import { checkMinutes } from './minutes.ts'
import { checkScoring } from './scoring.ts'
import { checkScoringOrder } from './scoring-order.ts'
import { checkSkills } from './skills.ts'
import { checkStemLength } from './stem-length.ts'
import { checkToldFault } from './told-fault.ts'
import { checkToldVerdict } from './told-verdict.ts'
import { checkUnsaidNumbers } from './unsaid-numbers.ts'
import { checkModel } from '../variant/model/check-model.ts'

/** Every rule about a body, also of items whose frontmatter is broken. */
export const bodyRules: readonly BodyRule[] = [
  checkHeadings,
  checkLinks,
  checkPictures,
  checkMath,
  checkFences,
  checkFootnotes,
]

/** Every rule that holds for items of all kinds. */
export const lintRules: readonly LintRule[] = [
  checkIdentity,
  checkFiles,
  checkSkills,
  checkScoring,
  checkComponents,
  checkStemLength,
  checkResponses,
  checkCurlyQuotes,
  checkLocale,
  checkLeaks,
  checkScoringOrder,
  checkMinutes,
  checkToldVerdict,
  checkToldFault,
  checkUnsaidNumbers,
  checkModel,
]
