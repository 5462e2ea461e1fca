import type { SearchedText } from '../../patterns/searched-text.ts'

/** `but won't release it`, `too risky to release`, `暂不对外开放`, `외부 공개 안 해`, `一般公開は未定`: nobody gets what is shown. */
const KEPT =
  /\b(?:won['’]t|will not|is(?:n['’]t| not)|are(?:n['’]t| not)|has no plans to|refus(?:es|ing) to|declin(?:es|ing) to|decid(?:es|ing) not to) (?:be )?(?:yet )?(?:releas(?:e|es|ed|ing)|launch(?:ed|ing)?|shar(?:e|ed|ing)|open(?:ed|ing)? up|mak(?:e|ing)) (?:(?:it|them|the model|public|publicly|widely|broadly|yet|for now|any ?time soon|to (?:the )?(?:public|everyone|anyone))(?: |$|[,.;:!])){1,3}|\btoo (?:dangerous|risky|powerful|capable|costly|expensive|good) (?:to |for (?:an? )?(?:public |general |wide )?)releas(?:e|ing)\b|\bnot (?:yet )?available (?:yet|to (?:the public|anyone|everyone))(?=$|[,.;:!])|(?:暂不|暂未|不会|尚未|拒绝)(?:对外|向公众|面向公众|公开){1,2}(?:开放|发布|提供|上线)(?!源|权重)|(?:对外|公开)(?:开放|提供|上线)(?:的?时间|日期)?(?:尚|还)?(?:未定|待定)|(?:외부|일반|대중)(?:에|에는|에게는)?\s?(?:공개|제공|배포|출시)(?:\s?(?:시점|시기|일정))?(?:는|은|를|도)?\s?(?:안\s?(?:해|한다|하기로)|하지\s?않|않기로|보류|불가|미정)|공개할\s수\s없는|(?:一般|外部)(?:に|には|へ|への|向け)?の?(?:公開|提供)(?:の?(?:時期|日程))?(?:は|を)?(?:せず|しない|見送[りる]|見合わせ|未定)/iu

/** Its maker has it, and says so. */
const SHOWS =
  /\b(?:unveil|introduc|announc|debut|present|reveal|show|demo|preview|build|built|develop|train|creat|has an?\b|new )|공개|선보|개발|발표|만든|만들|发布|公布|推出|展示|研发|训练|发表|発表|公開|開発|披露/iu

/** Then others have it: `releases GPT-9, is not making public its system card`. */
const IS_OUT = /\b(?:releases|launches|rolls out|ships|now available|available (?:now|today))\b/iu

/** The words of a headline that say that its maker shows a model and keeps it; `null` where it shows none. */
export function keptBack(title: SearchedText): RegExp | null {
  const found = title.first(KEPT)
  if (found === null) return null
  const rest = title.text.slice(0, found.index) + title.text.slice(found.index + found[0].length)
  return SHOWS.test(rest) && !IS_OUT.test(rest) ? KEPT : null
}
