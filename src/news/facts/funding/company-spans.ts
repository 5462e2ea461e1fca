import { EASTERN_LEGAL_FORM } from '../../eastern-legal-form.ts'
import { everyMatch } from '../../patterns/every-match.ts'
import { findOrganisations, organisationNamed } from '../../names/find-organisations.ts'
import type { ScannedField } from '../../scan-text.ts'
import { siftedText } from '../../patterns/sifted-text.ts'

const CAPITALISED =
  /(?<![\p{Script=Latin}\p{N}])(?:[\p{Lu}\d][\p{Script=Latin}\p{N}_.&+’'-]{0,24}|[a-z]{1,8}[A-Z][\w.-]{1,20}|[a-z]{2,12}\.(?:ai|io|com))(?: (?:\p{Lu}[\p{Script=Latin}\p{N}_.&+’-]{0,24}|\d[A-Z]\w{0,8}|of|AI|&)){0,5}/gu
/** `fal raises $49M`: a name in small letters stands first and does something. */
const SMALL_HEAD =
  /^[a-z][a-z0-9.]{1,14}(?= (?:raises|raised|secures|lands|closes|nabs|bags|gets|snags|in talks|hits)\b)/iu
const QUOTED =
  /['‘“"「『《]([\p{L}\p{N}][\p{L}\p{N} .&+_-]{0,30}?)(?:\(([A-Za-z0-9][A-Za-z0-9 .&+_-]{1,40})\))?['’”"」』》]/gu
const BRACKETED =
  /([\p{Script=Hangul}\p{Script=Han}\p{Script=Katakana}ー]{2,16}(?: [\p{Script=Hangul}]{1,12})?)\s?[(（]([A-Za-z][A-Za-z0-9 .&+_-]{1,40})[)）]/gu
const HANGUL =
  /(?<![\p{Script=Hangul}\p{N}])[\p{Script=Hangul}A-Za-z0-9]{2,14}?(?=(?:에|가|이|은|는|의|을|를|도)?(?:[\s,…·'’]|$))/gu
/** `퀼론 AI, 50억 투자 유치`: who a Korean headline begins with. */
const HANGUL_AI_HEAD =
  /^(?!(?:생성형|국내|한국|중국|미국|의료|산업용?|글로벌|피지컬|온디바이스|소버린|국산|공공|제조|금융)\s)[\p{Script=Hangul}A-Za-z\d]{2,12} (?:AI|에이아이)(?=,)/u
const HAN_HEAD =
  /^(?:[^，,：:｜|丨]{0,12}[：:｜|丨])?\s?([\p{Script=Han}A-Za-z0-9]{2,10}?)(?=(?:再|目前|宣布|获|獲|完成|融资|拟|正|将|启动|新一轮|连续|估值|在\d|斩获|狂揽|洽谈|、|，|が))/gu
/** `青空ロボティクス、`: who a Japanese headline begins with, in signs of both kinds; not who invests in somebody. */
const KANA_HEAD =
  /^(?:[\p{Script=Han}\p{Script=Katakana}ーA-Za-z]{2,14}の)?(?=[\p{Script=Han}ー・A-Za-z0-9]{0,12}\p{Script=Katakana})([\p{Script=Han}\p{Script=Katakana}ー・A-Za-z0-9]{2,20})(?=(?:、|が|は)(?![^。]{1,30}に[^。]{0,16}(?:出資|投資)))/gu
/** `米Quillon`, `韓国Quillon`: where somebody is from, whose own name begins behind it. */
export const FROM_WHERE =
  /^(?:[米英仏独韓中印加豪蘭伊台]|米国|英国|韩国|韓国|中国|美国|法国|德国|印度|加拿大|台湾|日本|欧州)(?=[A-Za-z])|^(?:[米英仏独韓]|米国|英国|韓国)(?=\p{Script=Katakana})/u
/** `京大発クイロン`, `株式会社クイロン`: where a company comes from, and its legal form. */
const BEFORE_KANA = /^(?:\p{Script=Han}{1,4}(?:大学?|高専|研)発(?=[\p{Script=Katakana}A-Z])|(?:株式|合同)会社)/u
/** `自動運転新興クイロン`, `AI企業クイロン`: what it is. */
export const KIND_BEFORE_KANA =
  /^[\p{Script=Han}\p{Script=Katakana}ーA-Za-z・の]{0,14}?(?:(?:新興|スタートアップ|ユニコーン)(?:企業)?|企業(?!サービス|グループ|ファンド|パートナーズ|データ))[の・]?(?=[\p{Script=Katakana}A-Z])/u
/** `传奎隆科技`, `消息称奎隆科技`: who says so is nobody; `传音` is a company. */
const SAID_TO =
  /^(?:据传|传闻|盛传|传(?![音神奇智化统媒感播承世])|曝光?|据悉|据报道?|据称|消息称|知情人士称|外媒称?|报道称)(?=[\p{Script=Han}A-Za-z]{2})/u
/** `로보틱스` of `도브테일 로보틱스`: no name without the word before it. */
const HANGUL_ENDING =
  /^(?:컴퓨트|다이내믹스|테라퓨틱스|네트웍스|일렉트로닉스|인더스트리즈|모터스|로보틱스|테크놀로지스?|랩스|시스템즈|인텔리전스|에이아이|바이오|다이나믹스|머신즈?)$/u
const WORD_BEFORE = /(?<![\p{L}\p{N}])[\p{Script=Hangul}A-Za-z\d]{2,12} $/u
/** What it is, and not what it is called. */
const KIND_JA = /(?:スタートアップ|ベンチャー|ユニコーン|メーカー|グループ各社)$/u
const STOP = new Set(
  (
    'the a an ai ia ki startup startups company firm series seed round funding raises raised in at for with from to of and on led by valuation billion million how why what ' +
    'tender insurtech fintech edtech proptech healthtech agritech biotech medtech cleantech unicorn platform once after chinese indian french german european american british korean japanese these meet startups’ maker backed ' +
    'die das der den ein eine le la les une el los una ki-startup ki-start-up startup-ul jungfirma pépite jeune empresa new exclusive report ceo openai-backed show hn vc vcs us uk eu google’s y its it his her this these former ex today now we they i you he she let here there our announcing introducing financing latest is are was were which whose who founded'
  ).split(' '),
)

/** `We're`, `It’s`: no name, if the word alone is none. */
const CONTRACTED = /['’](?:re|ve|ll|d|s|m)$/u

function isNoName(lower: string): boolean {
  return STOP.has(lower) || STOP.has(lower.replace(CONTRACTED, ''))
}

/** Where somebody is from, before a name: `Swedish Quillon`; `Polish Robotics` is one. */
const FROM_COUNTRY: ReadonlySet<string> = new Set(
  (
    'swedish danish norwegian finnish icelandic dutch belgian swiss austrian italian spanish portuguese polish ' +
    'czech estonian latvian lithuanian irish scottish israeli turkish greek romanian hungarian ukrainian ' +
    'brazilian mexican nigerian kenyan singaporean indonesian vietnamese berliner münchner hamburger kölner ' +
    'wiener zürcher'
  ).split(' '),
)
const SAYS_WHAT =
  /^(?:Robotics|Labs?|Health|Energy|Bank|Bros|Re|Quantum|Foods?|Design|Technologies|Systems|Space|Bio|Motors|Airlines|Airways)\b/u

/** What the one before does, or has, in a headline of capitals: `Quillon Secures`, `Quillon Valued`, `Quillon Employees`. */
const HEADLINE_VERBS: ReadonlySet<string> = new Set(
  (
    'secures secured raise raises raised raising lands landed emerges emerged nabs nabbed bags bagged hits seeks ' +
    'snags snagged lures attracts ignites values valued aims surges exceeds targets nears closes closed tops ' +
    'reaches launches launched crowned gets draws scores wins eyes doubles triples quadruples jumps soars climbs ' +
    'rises plans wants builds brings takes turns makes helps set sells sold looks poised becomes confirms ' +
    'finalises finalising finalizes finalizing said weigh weighs mull mulls seek explore consider considers ' +
    'explores discusses readies prepares nearing denies drops pauses postpones offers commits announce announces ' +
    'announced complete completes completed receive receives received obtain obtains obtained garner garners ' +
    'garnered pockets banks hauls pulls picks adds added extends extended unveils unveiled reports welcomes ' +
    'collects nets grabs scoops concludes signs inks awarded leads starts begins kicks expands accelerates hires ' +
    'taps names appoints employees staff staffers shareholders captures exits hopes discussed meets sets has have ' +
    'had is are was were will which whose say says also reportedly as at amid after since'
  ).split(' '),
)
const LEGAL_FORM = /^(?:Corp|Inc|Co|Ltd|LLC|GmbH)\.?$/u
const ENDS_WITH_POINT = /\b(?:Corp|Inc|Co|Ltd)\.$/u

/** So many words a name has at most, and what is looked at for one. */
const LONGEST = 4
const LONGEST_RUN = 6
/** What a word that is not all of a name's may end with. */
const TAIL_ENDS = ".,’'-s"

/** A part of a text that may be a company's name, and by which pattern. */
export type CompanySpan = { readonly name: string; readonly start: number; readonly end: number; readonly by: string }

/**
 * The usual Latin form for another script, an abbreviation or a shortened name; else what is written: a company is not
 * called by a name that the text does not use.
 */
export function nameAsWritten(usual: string, written: string): string {
  const isLatin = /^[\p{Script=Latin}\p{N}\p{P}\p{S} ]+$/u.test(written)
  return !isLatin || usual.startsWith(written) || /^[A-Z]{2,5}$/u.test(written) ? usual : written
}

/** `クイロン株式会社`, `퀼론(주)` */
const LEGAL_FORM_BEHIND = new RegExp(`(?<=.{2})\\s?${EASTERN_LEGAL_FORM}$`, 'u')

/** Without the signs behind it; the point of `Corp.` is a part of the name. */
function withoutTail(written: string): string {
  const name = written.replace(LEGAL_FORM_BEHIND, '')
  const isPlain = !TAIL_ENDS.includes(name.charAt(name.length - 1))
  return isPlain || ENDS_WITH_POINT.test(name) ? name.trim() : name.replace(/(?:[’']s|[.,’'-])+$/u, '').trim()
}

/** Of the words of a capitalised run, which may begin or end a name, or be followed by another word of it. */
type Word = {
  readonly start: number
  readonly end: number
  readonly begins: boolean
  readonly joins: boolean
  readonly isVerb: boolean
  readonly endsSentence: boolean
}

const WORDS = /\S+/gu
/** `ex-Alder`, `Alder-backed` */
const TELLS_OF_OTHER = /^(?:ex|KI)-|-(?:backed|based|led|funded|founded|owned|powered|driven|native|focused|first)$/iu
/** Any sign that names in eastern scripts are known by. */
const HAS_EASTERN_SIGNS = /[\u1100-\u11ff\u2e80-\u{10ffff}]/u

const ENDS_SENTENCE = /\p{Ll}[.,]$/u

/** Between two words of one name: `Quill & Ash`. */
function joinsNames(word: string | undefined): boolean {
  return word === 'of' || word === '&'
}

/** Whether the next word of a run says what somebody does; a run that is cut may go on with it. */
function isBeforeVerb(words: readonly RegExpExecArray[], place: number): boolean {
  const next = words[place + 1]?.[0].toLowerCase()
  return next === undefined ? place === LONGEST_RUN - 1 : HEADLINE_VERBS.has(next)
}

function wordsOf(run: string, at: number): Word[] {
  return everyMatch(run, WORDS).map(({ 0: word, index }, place, words) => {
    const lower = word.toLowerCase()
    const tellsOfOther = word.includes('-') && TELLS_OF_OTHER.test(word)
    const isVerb =
      HEADLINE_VERBS.has(lower) || (lower === 'just' && isBeforeVerb(words, place)) || (place > 0 && tellsOfOther)
    const isFrom = FROM_COUNTRY.has(lower) && !SAYS_WHAT.test(words[place + 1]?.[0] ?? '')
    return {
      start: at + index,
      end: at + index + word.length,
      begins: !isVerb && !isFrom && !joinsNames(words[place - 1]?.[0]) && !isNoName(lower) && !tellsOfOther,
      joins: !joinsNames(word),
      isVerb,
      endsSentence: (word.endsWith('.') || word.endsWith(',')) && ENDS_SENTENCE.test(word),
    }
  })
}

/** Every part of a field that may be a company's name. `text` is what is read of it. */
export function spansOf(
  text: string,
  { text: whole, organisations }: Pick<ScannedField, 'text' | 'organisations'>,
): readonly CompanySpan[] {
  const sifted = siftedText(text)
  const spans: CompanySpan[] = []
  const add = (name: string, start: number, end: number, by: string): void => {
    const trimmed = withoutTail(name)
    if (trimmed.length < 2 || trimmed.length > 44 || spans.length > 90 || LEGAL_FORM.test(trimmed)) return
    spans.push({ name: trimmed, start, end: start + Math.min(trimmed.length, end - start), by })
  }
  for (const { organisation, start, end } of whole === text ? organisations : findOrganisations(text))
    spans.push({ name: nameAsWritten(organisation.name, text.slice(start, end)), start, end, by: 'known' })
  const isEastern = sifted.has(HAS_EASTERN_SIGNS)
  for (const match of isEastern ? sifted.all(BRACKETED) : [])
    add(match[2] ?? '', match.index + match[0].indexOf(match[2] ?? ''), match.index + match[0].length, 'bracket')
  for (const match of sifted.all(QUOTED)) {
    const latin = match[2]
    add(
      latin ?? match[1] ?? '',
      match.index + match[0].indexOf(latin ?? match[1] ?? ''),
      match.index + match[0].length,
      'quoted',
    )
  }
  const addHangul = (at: number, end: number): void => {
    const before = sifted.part(at, end).has(HANGUL_ENDING)
      ? (sifted.part(0, at).first(WORD_BEFORE)?.[0].length ?? 0)
      : 0
    add(text.slice(at - before, end), at - before, end, 'hangul')
  }
  const small = sifted.first(SMALL_HEAD)?.[0]
  if (small !== undefined && !STOP.has(small.toLowerCase())) add(small, 0, small.length, 'capital')
  for (const match of sifted.all(CAPITALISED)) {
    const words = wordsOf(match[0], match.index)
    words.forEach(({ start, begins }, from) => {
      if (!begins) return
      for (const [at, { end, joins, isVerb, endsSentence }] of words.slice(from, from + LONGEST).entries()) {
        if (at > 0 && isVerb) break
        if (at === 0 || joins) add(text.slice(start, end), start, end, 'capital')
        // No name runs across a sentence.
        if (endsSentence) break
      }
    })
  }
  for (const match of isEastern ? [...sifted.all(HAN_HEAD), ...sifted.all(KANA_HEAD)] : []) {
    const whole = match[1] ?? ''
    if (KIND_JA.test(whole)) continue
    const name = whole
      .replace(SAID_TO, '')
      .replace(KIND_BEFORE_KANA, '')
      .replace(FROM_WHERE, '')
      .replace(BEFORE_KANA, '')
    add(name, match.index + match[0].length - name.length, match.index + match[0].length, 'han')
  }
  if (/\p{Script=Hangul}/u.test(text)) {
    const head = sifted.first(HANGUL_AI_HEAD)?.[0] ?? ''
    if (head !== '') add(head, 0, head.length, 'hangul')
    for (const match of sifted.part(0, 160).all(HANGUL)) addHangul(match.index, match.index + match[0].length)
  }
  const first = new Map<string, CompanySpan>()
  for (const span of spans) {
    const known = organisationNamed(span.name)
    const name = known === null ? span.name : nameAsWritten(known.name, span.name)
    const key = `${span.start}:${name}`
    if (!first.has(key)) first.set(key, { ...span, name })
  }
  return [...first.values()]
}
