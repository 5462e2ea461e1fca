/** A name found in a text; UTF-16 offsets. */
export type Found<T> = { readonly value: T; readonly start: number; readonly end: number }

type Listed<T> = {
  readonly name: string
  /** Its third code unit; 0 where it has none. */
  readonly third: number
  readonly isHangul: boolean
  readonly isKatakana: boolean
  readonly isEastern: boolean
  readonly value: T
}

/** Particles and what else may follow a name without a space; `메타` is not in `메타버스`. */
const AFTER_HANGUL =
  /^(?:[은는이가을를의와과에도로만측사라][^\p{Script=Hangul}]?|까지|부터|보다|처럼|에서|으로|이나|코리아|그룹|벤처스)/u

/** What else may follow a name in katakana; `メタ` is not in `メタバース`. */
const AFTER_KATAKANA =
  /^(?:グループ|ホールディングス|ジャパン|コリア|アジア|チャイナ|インド|クラウド|ベンチャーズ|キャピタル|パートナーズ|ファンド|リサーチ|ラボ|ディープマインド|ロボティクス|モバイル|モータース?|サービス|ウェブサービス|プラットフォームズ|エレクトロニクス|ビジョンファンド|ドル|ドン|ルピー?|バーツ|ペソ|クローネ)/u
/** `ヘリオン京都`, `メタ電子`: with the name of a place or a trade it is another company, and `メタ情報` is none. */
const OTHERS_IN_HAN =
  /^(?:(?:北海道|札幌|仙台|東北|東京|横浜|名古屋|中部|東海|金沢|京都|大阪|神戸|関西|広島|四国|福岡|九州|沖縄|電子|電機|電工|工業|産業|製薬|薬品|化学|化成|機械|機工|精機|精密|建設|建材|工務店|物流|運輸|食品|農園|農業|醸造|医療|商会|商店|製作所|重工|金属|繊維|紡績|印刷|塗装|住建)(?=$|[、，はがをにのともへで」』\s])|情報)/u

function isHangul(code: number): boolean {
  return code >= 0xac00 && code <= 0xd7a3
}

/** The long vowel counts, and the dot between names does not. */
function isKatakana(code: number): boolean {
  return code >= 0x30a1 && code <= 0x30fe && code !== 0x30fb
}

function isEastern(code: number): boolean {
  return (code >= 0x3041 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff) || isHangul(code)
}

/** Latin letters, digits and what glues them to a word or an address. */
function isWord(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f ||
    (code >= 0xc0 && code <= 0x24f)
  )
}

const HEADS = 2 ** 13
/** Said of a first code unit: a name begins with it, and one of no more than two does. */
const BEGINS = 1
const BEGINS_SHORT = 2

/** Of a name's first two code units, as one number, and its third. */
function placeOfHead(head: number, third: number): number {
  return (head ^ (head >>> 13) ^ Math.imul(third, 0x2c35)) & (HEADS - 1)
}

/**
 * Finds many names in one pass: the work grows with the text, not with the number of names. Latin names need a boundary
 * on both sides (`AI` is not in `training`), Hangul ones before and, but for particles, behind; those in katakana end where
 * katakana does, and no other company's name may go on; in Han and hiragana nothing marks a word. Case counts: `Figure` is a company, `figure` is not. The longest name at a place wins.
 */
export class NameFinder<T> {
  readonly #byName = new Map<string, T>()
  readonly #byHead = new Map<number, Listed<T>[]>()
  /** First code units of names: most places of a text begin none. */
  readonly #begins = new Uint8Array(65536)
  /** By the first three: names that share a place are told apart by the list. */
  readonly #heads = new Uint8Array(HEADS)

  /** The first owner of a name keeps it; names are two characters or longer. */
  add(name: string, value: T): void {
    if (this.#byName.has(name)) return
    this.#byName.set(name, value)
    const head = name.charCodeAt(0) * 65536 + name.charCodeAt(1)
    const third = name.length > 2 ? name.charCodeAt(2) : 0
    if (third === 0) this.#begins[name.charCodeAt(0)] = BEGINS_SHORT
    else {
      this.#begins[name.charCodeAt(0)] ||= BEGINS
      this.#heads[placeOfHead(head, third)] = 1
    }
    const listed = this.#byHead.get(head) ?? []
    listed.push({
      name,
      third,
      value,
      isHangul: isHangul(name.charCodeAt(name.length - 1)),
      isKatakana: isKatakana(name.charCodeAt(name.length - 1)),
      isEastern: isEastern(name.charCodeAt(0)),
    })
    listed.sort((a, b) => b.name.length - a.name.length)
    this.#byHead.set(head, listed)
  }

  get(name: string): T | null {
    return this.#byName.get(name) ?? null
  }

  /** Every name in `text`, in order, without overlaps. */
  find(text: string): readonly Found<T>[] {
    const found: Found<T>[] = []
    const last = text.length - 1
    let previous = 0
    for (let at = 0; at < last; at += 1) {
      const code = text.charCodeAt(at)
      const hit = this.#begins[code] === 0 ? undefined : this.#nameAt(text, at, code, previous)
      if (hit === undefined) {
        previous = code
        continue
      }
      const end = at + hit.name.length
      found.push({ value: hit.value, start: at, end })
      previous = text.charCodeAt(end - 1)
      at = end - 1
    }
    return found
  }

  /** `code` stands there, and `previous` before it. */
  #nameAt(text: string, at: number, code: number, previous: number): Listed<T> | undefined {
    if (isWord(previous) && !isEastern(code)) return undefined
    const head = code * 65536 + text.charCodeAt(at + 1)
    const third = at + 2 < text.length ? text.charCodeAt(at + 2) : 0
    if (this.#begins[code] === BEGINS && this.#heads[placeOfHead(head, third)] === 0) return undefined
    for (const one of this.#byHead.get(head) ?? []) {
      if ((one.third === third || one.third === 0) && fits(one, text, at, previous)) return one
    }
    return undefined
  }
}

function fits(one: Listed<unknown>, text: string, at: number, previous: number): boolean {
  if (one.isEastern ? isHangul(previous) && isHangul(text.charCodeAt(at)) : isWord(previous) || previous === 0x40)
    return false
  if (!text.startsWith(one.name, at)) return false
  const end = at + one.name.length
  if (end >= text.length) return true
  const next = text.charCodeAt(end)
  if (one.isKatakana) {
    const isLonger = isKatakana(next) && !AFTER_KATAKANA.test(text.slice(end, end + 10))
    return !isLonger && !OTHERS_IN_HAN.test(text.slice(end, end + 5))
  }
  if (one.isHangul) return !isHangul(next) || AFTER_HANGUL.test(text.slice(end, end + 4))
  return isEastern(text.charCodeAt(end - 1)) || !isWord(next)
}
