import type { ScannedField } from '../scan-text.ts'

const WHO = /^(?:[\p{L}\d .&-]{1,30}['’]s? )?(?:(?:new|latest|next) )?$/iu
/** Nothing more is said than that it is there: what is `now available in Windsurf` may be months old. */
const IS_OUT =
  /^ (?:models? )?(?:(?:is|are|goes|went) (?:(?:now|finally|officially|already) ){0,2}(?:live|out|here|generally available)|has (?:(?:finally|officially) )?(?:landed|arrived|launched|dropped))(?=\s?(?:$|[.,:;!—–-])| (?:for|to) (?:all|every|free|anyone|developers|users))/iu

/** Whether a headline begins with a known model with a number, and that it is out: `xAI’s Grok 6 is now live for all users`. */
export function isToldAsOut({ text, models }: ScannedField): boolean {
  return models.some(
    ({ family, version, start, end }) =>
      family !== null && version !== null && WHO.test(text.slice(0, start)) && IS_OUT.test(text.slice(end)),
  )
}
