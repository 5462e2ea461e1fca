import type { EvidenceSource, Found } from '../evidence-of.ts'
import { WEIGHTS_OUT } from '../status/status-features.ts'
import { textBefore } from '../../text-before.ts'

/** As German, French, Spanish and Korean say it. */
const OUT_ABROAD = String.raw`(?<!비)공개형 (?:\S{1,10} ){0,2}모델|(?:완전|전면) 공개 모델|가중치\s?개방|개방형 가중치|\boffene[nsm]? (?:sprach|ki-)?modelle?\b|\bquelloffen\w{0,2}\b|\boffene[nr]? gewichte\w?\b|\bcódigo ab(?:ie|e)rto|\bpesos ab(?:ie|e)rtos|\bmodelos? (?:de (?:lenguaje|linguagem) )?ab(?:ie|e)rtos?\b|\bmodello (?:linguistico )?aperto\b|\b(?:publi(?:e|ent) les poids|(?:publica|libera) (?:l?os|i) pes[oi]s?)\b|\bgewichte\b(?=[^.]{0,30}(?:download|hugging))|\bpesos (?:están|estão)|\bmodèles? (?:de langage )?ouverts?\b|\bpoids ouverts`
/** What the status learnt nothing of. */
const OUT_FREELY = String.raw`\bopen \d{1,4}(?:\.\d)?(?:B|M|T| billion)(?:[- ]parameters?)? (?:[a-z-]{2,14} ){0,3}models?\b|\bmodel that is (?:fully )?open\b(?= and\b|[,.]|$)|开源代码(?:大|语言)?模型|\bunder (?:an? )?(?:fully )?open licen[cs]e|(?<=\b(?:and|but|now|yet|,) )it['’]s open(?=$|[.,;!])|\bfully open\b(?! (?:platform|office|market|ecosystem|stack))|\bfree to download|\b(?:now |up |live |land(?:s|ed) |arriv(?:es|ed) )?on (?:Hugging ?Face|HF)(?=$|[.,;:!?)])|허깅\s?페이스(?:에|에서|를 통해)?\s(?:전격\s|무료\s|함께\s)?(?:공개|배포|업로드)|(?:上线|登陆|上架)\s?Hugging ?Face|Hugging ?Face(?:平台)?(?:上线|上架|开放下载)|Hugging ?Face(?:で|に|上で)(?:も)?(?:公開|配布)`
const EACH = new RegExp(`${WEIGHTS_OUT.source}|${OUT_ABROAD}|${OUT_FREELY}`, 'giu')

/** `will be open-sourced`, `not open source`, `gave up on open source`: before what is not so, or not yet. */
const NOT_YET_BEFORE =
  /(?:将|拟|计划|有望|即将|预计|考虑|\bwill\b|\bplans?\b|\bmay\b|\bsoon\b|\bto be\b)[^。.;；]{0,24}$|\b(?:not|no|never|without|(?:wo|do|does|did|is|are|was)n['’]t|supposed to be|g[ai]ves? up on|abandons?|pivot(?:s|ed|ing)? (?:away )?from|shift(?:s|ed|ing)? (?:away )?from|away from|rather than|instead of|yet to|leaked)\b[^.;,:]{0,24}$|(?:会|继续|未|不|暂不)[^。；，]{0,4}$/iu
/** `weights are yet to follow`, `open-source strategy`, `오픈소스 버전도 준비`: behind it. */
const NOT_YET_BEHIND =
  /^ (?:(?:had|have|were|was|has) )?(?:been )?leak(?:ed|s)?\b|^(?:[ -][\w-]{1,12}){0,4} (?:to (?:follow|come|be (?:open|opened|released|published|posted|shared|made))|w(?:ill|ould) (?:be|follow|come)|(?:have|has|are|is|were) (?:yet to|not|still not)|coming (?:later|soon|next))\b|^[ -](?:strateg(?:y|ies)|roots|leaders?|debate|plans?|ambitions?|promises?|pledge|stance)\b|^\s?(?:버전|모델|로|화)?[도을를은는]?\s?(?:공개|출시|전환)?(?:할|하는|를|을)?\s?(?:준비|검토|계획|예정|방침|고려|전략|여부|논의|고민|포기)|^(?:计划|战略|路线|之争|与否|争议|承诺|尚未|仍未)|^化?(?:する|を)?(?:予定|計画|方針|検討|戦略)/iu
const REACH = 60

type SaidOfWeights = {
  /** Where it is first said that they are out. */
  readonly out: Found | null
  /** They are spoken of, and only as what is not out, or not yet. */
  readonly isOnlyTalk: boolean
}

/** What a text says of a model's weights: `its weights have yet to be posted` is no release of them. */
export function saidOfWeights(source: EvidenceSource): SaidOfWeights {
  let isTalk = false
  for (const field of ['title', 'summary'] as const) {
    const text = source.texts[field]
    for (const match of source.searched[field].all(EACH)) {
      const [start, end] = [match.index, match.index + match[0].length]
      const isNotYet =
        NOT_YET_BEFORE.test(textBefore(text, start, REACH)) || NOT_YET_BEHIND.test(text.slice(end, end + REACH))
      if (!isNotYet) return { out: { field, start, end, match }, isOnlyTalk: false }
      isTalk = true
    }
  }
  return { out: null, isOnlyTalk: isTalk }
}
