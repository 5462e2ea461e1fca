import type { ScannedField } from '../scan-text.ts'

const TIME =
  '(?:early |late |mid-?)?(?:January|February|March|April|May|June|July|August|September|October|November|December|20\\d\\d|Q[1-4]|spring|summer|fall|autumn|winter|next (?:week|month|year|quarter)|this (?:week|month|year|spring|summer|fall|autumn|winter))'
const LAUNCH = '(?:launch|release|debut|rollout|arrival)'

/** Right before a model that is not out, and what may stand behind it then: `delays GPT-7 over safety`. */
const WAITS_BEFORE = new RegExp(
  `\\b(?:delays?|delayed|delaying|postpones?|postponed|pushes back|shelves|readies|teases?|nears?|hints at|preps|is working on|hold(?:s|ing)? back) (?:the )?(?:(?:${LAUNCH} of|its|its new|upcoming|new) )?$`,
  'iu',
)
const ALONE = new RegExp(
  `^(?:$|[,.:;!–—]|['’]s? ${LAUNCH}\\b| (?:again|over|until|amid|after|by|for|indefinitely|${LAUNCH}|as|ahead of|to (?!(?:its|the|all|more|free|paid)\\b))\\b)`,
  'iu',
)
/** Right behind it: `GPT-7 is days away`, `DeepSeek V5 due in April`. */
const WAITS_BEHIND = new RegExp(
  `^['’]?s? (?:(?:is |are |now )?(?:(?:hours|days|weeks|months) away|(?:scheduled|due|slated|set|on track|planned|expected) (?:(?:for|in|on) (?:an? )?${TIME}|to (?:launch|arrive|debut|land|ship|be released)\\b)|delayed|postponed|pushed (?:back )?(?:to|into|until)|coming (?:(?:in |on )?${TIME}|soon))|(?:won['’]t|will not|will) (?:launch|arrive|debut|ship|be released|be out)\\b(?! (?:in|on|for|to) (?!${TIME}))|${LAUNCH} (?:nears|looms|approaches|slips|delayed|postponed|pushed|date|countdown))`,
  'iu',
)
const PLANNED_FOR = new RegExp(
  `\\b(?:plans|schedules|slates|targets|sets|promises|pencils in) (?:(?:the )?(?:${LAUNCH} of )?)$`,
  'iu',
)
const AT_A_TIME = new RegExp(`^ (?:(?:for|by|in|at) |${LAUNCH} (?:for|in|by) )${TIME}`, 'iu')

/** Whether an English headline says in a plain form that a known model with its version, or its launch, is still to come. */
export function isToldToCome({ text, models }: ScannedField): boolean {
  return models.some(({ family, version, start, end }) => {
    if (family === null || version === null) return false
    const before = text.slice(0, start)
    const behind = text.slice(end, end + 60)
    return (
      (WAITS_BEFORE.test(before) && ALONE.test(behind)) ||
      WAITS_BEHIND.test(behind) ||
      (PLANNED_FOR.test(before) && AT_A_TIME.test(behind))
    )
  })
}
