import { everyMatch } from '../../patterns/every-match.ts'
import { findOrganisations } from '../../names/find-organisations.ts'
import { isPlace } from '../../names/places.ts'
import type { NameSpan } from '../western-names.ts'
import { siftedText } from '../../patterns/sifted-text.ts'
import { textBefore } from '../../text-before.ts'

/** A name that stands before its verb; `isSure` unless it was only taken for one because a verb follows. */
type EasternName = NameSpan & { readonly isSure: boolean }

const REACH = 110
/** Between two names. */
const JOINT =
  /(?:,\s?|、|·|，|\s및\s|\s&\s|(?<=[\p{L}\p{N})）])(?:와|과)\s|以及|和|与|與|及|(?<=[\p{Script=Katakana}\p{Script=Han}A-Za-z）)])(?:と|や))/gu
/** What stands between the last name and the verb: `등`, `등 글로벌 투자사들`, `等`, `など`. */
const AND_OTHERS =
  /(?:\s?등(?:의|도)?(?:\s[^\s,]{1,10}){0,3}|等(?:[\p{Script=Han}]{0,8})?|など(?:の[\p{Script=Han}\p{Script=Katakana}]{1,8})?)$/u
const ADVERB =
  /(?:\s(?:각각|공동으로|공동|함께|모두|새로|추가로)|(?:约|超|近|逾)?\d[\d.]{0,6}[十百千]?[万亿][美欧港日韩]?元|独家|继续|持续|连续|再次|分别|联合|共同|超额|也|均|共同で|新たに)$/u
const BRACKET = /\s?[(（]([^()（）]{1,40})[)）]$/u

const KOREAN_NAME =
  /(?<![\p{L}\p{N}])(?:[\p{Script=Hangul}A-Za-z\d&]{1,10} (?=(?:벤처스|벤처투자|캐피탈|캐피털|파트너스|인베스트먼트|홀딩스|그룹)$))?[\p{Script=Hangul}A-Za-z\d&]{0,14}(?:벤처스|벤처투자|벤처캐피탈|캐피탈|캐피털|파트너스|인베스트먼트|인베스트|홀딩스|투자증권|증권|자산운용|은행|기술금융|그룹)$/u
const CHINESE_NAME =
  /(?<=^|[由有括自获得东方构\s])(?![\p{Script=Han}A-Za-z\d]{1,7}获(?!得)|[\p{Script=Han}\d]{0,6}(?:[万亿][美欧港日]?元|轮))[\p{Script=Han}A-Za-z\d]{2,8}(?:资本|创投|创业|基金|投资|证券|银行|产投|国投|控股|集团|中国)$/u
const JAPANESE_NAME =
  /(?:(?<=^|[\p{Script=Hiragana}\s])[\p{Script=Han}A-Z]{0,8})?[\p{Script=Katakana}ー・]{3,30}$|(?<=^|[\p{Script=Hiragana}\s])[\p{Script=Han}]{2,6}(?:生命|銀行|商事|電機|自動車|証券|投資|物産)$/u
const LATIN_NAME = /(?<![\p{L}\p{N}])\p{Lu}[\p{Script=Latin}\d&'’.-]*(?: (?:\p{Lu}|&)[\p{Script=Latin}\d&'’.-]*){0,3}$/u
/** `本轮由` before the name that is written without a space. */
const INTRODUCED = /^[\p{Script=Han}]{0,8}(?:由|包括|获得|来自)(?=[\p{Script=Han}A-Za-z]{3})/u
/** A name by what it ends with or is written in. */
const NAMES = [KOREAN_NAME, CHINESE_NAME, JAPANESE_NAME, LATIN_NAME]
const DESCRIPTION =
  /^(?:벤처캐피[탈털]|투자사|대형\s?은행|AI|VC|ベンチャーキャピタル|ファンド|スタートアップ|ラウンド)$/u

/** What stands before the name in its clause: `이번 라운드는 `, `구글의 투자 부문인 `, `本轮融资由`. */
const HEAD =
  /^.*(?:[다며고]\s|\S(?:이|가|은|는|인)\s(?=\S)|\S(?:에|에는|에서|에서는)\s(?=\S)|(?:벤처캐피[탈털]|투자사|투자회사|사모펀드|국부펀드|운용사|VC)\s(?=\S)|融资由|轮由|由|老股东|现有股东|原股东|新股东|股东|投资方|机构|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]\s(?=[A-Za-z]|\p{Script=Han}{2,8}$))/u

/** What a name may have before it in a list. */
const DESCRIBES = /(?:투자사|투자자|벤처캐피[탈털]|VC|사모펀드|국부펀드|기업|股东|投资方|机构|大手)(?:인)?$/u
const ANOTHER_CLAUSE = /[\d를을은는がをにで]/u

const SUBJECT_JA =
  /^[\p{Script=Katakana}ー]{2,16}、[^。]{1,60}(?:(?:から|より|主導)[^。]{0,24}(?:調達|獲得|融資|出資)|をリードに)/u

type Piece = { readonly text: string; readonly start: number }

function cut(text: string, pattern: RegExp): string {
  return text.slice(0, text.length - (pattern.exec(text)?.[0].length ?? 0))
}

/** The clause before `until`, cut at its joints. */
function piecesOf(text: string, until: number): readonly Piece[] {
  const before = textBefore(text, until, REACH)
  // The clause: what no sentence mark ends.
  const clause = /[^.。!?！？;；\n:："“”「」…|]*$/u.exec(before)?.[0] ?? ''
  const from = until - clause.length
  const pieces: Piece[] = []
  let start = 0
  for (const match of everyMatch(clause, JOINT)) {
    pieces.push({ text: clause.slice(start, match.index), start: from + start })
    start = match.index + match[0].length
  }
  pieces.push({ text: clause.slice(start), start: from + start })
  return pieces
}

/** The name that a piece ends with. `isLast`: its verb follows, so that it is a name whatever it looks like. */
function nameAtEnd(piece: Piece, isLast: boolean): EasternName | null {
  const whole = piece.text.trimEnd()
  const bracket = BRACKET.exec(whole)
  const inside = bracket?.[1] ?? ''
  const outside = bracket === null ? whole : whole.slice(0, bracket.index)
  const known = findOrganisations(outside).findLast(({ end }) => end === outside.length)
  if (known !== undefined)
    return {
      name: known.organisation.name,
      start: piece.start + known.start,
      end: piece.start + known.end,
      isSure: true,
    }
  if (/^\p{Lu}[\p{Script=Latin}\d &.'’-]+$/u.test(inside)) {
    const start = piece.start + outside.length + (bracket?.[0].indexOf(inside) ?? 0)
    return { name: inside, start, end: start + inside.length, isSure: true }
  }
  for (const pattern of NAMES) {
    const match = pattern.exec(outside)
    if (match === null || DESCRIPTION.test(match[0]) || isPlace(match[0]) || match[0].length < 2) continue
    const head = INTRODUCED.exec(match[0])?.[0].length ?? 0
    const start = piece.start + match.index + head
    return { name: match[0].slice(head), start, end: piece.start + match.index + match[0].length, isSure: true }
  }
  const name = outside.replace(HEAD, '').trimStart()
  if (!isLast || name.length < 2 || name.length > 24 || /\s.*\s.*\s/u.test(name)) return null
  const start = piece.start + outside.length - name.length
  return { name, start, end: start + name.length, isSure: false }
}

/** The names of a list that ends at `until`, where its verb or its particle stands: `알토스벤처스와 카카오벤처스` before `가 참여`. */
export function easternNamesUntil(text: string, until: number): readonly EasternName[] {
  const list: EasternName[] = []
  const pieces = piecesOf(text, until)
  for (const [at, piece] of pieces.toReversed().entries()) {
    const isLast = at === 0
    const bare = isLast ? { ...piece, text: cut(cut(piece.text, ADVERB), AND_OTHERS) } : piece
    const name = nameAtEnd(bare, isLast)
    if (name === null) break
    // `クイロン、アルトなどから`: whoever a text begins with gets it.
    if (!isLast && piece.start === 0 && siftedText(text).has(SUBJECT_JA)) break
    list.unshift(name)
    // Something else than what describes it stands before the name: the list begins with it.
    const left = text.slice(piece.start, name.start).trim()
    if (left.length > 14 || (!isLast && left !== '' && !DESCRIBES.test(left)) || ANOTHER_CLAUSE.test(left)) break
  }
  return list
}
