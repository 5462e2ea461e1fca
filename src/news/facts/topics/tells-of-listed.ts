import { LISTED } from '../../names/listed.ts'
import type { ScannedField } from '../../scan-text.ts'

const NAME = String.raw`(?:${LISTED})(?![\p{L}\d])`
/** Behind the name nobody else is called by it: `Intel spin-off`, `Intel-backed`. */
const NO_MORE = String.raw`(?=$|[,.;:!?–—]| (?:to|as|for|at|in|amid|after|over|and|on|with|by|shares|stock)(?!\p{L}))`
const SUM = String.raw`(?:(?:up to|about|around|over|another|an additional|a further|as much as|more than|nearly|at least) )?[$€£¥]\s?\d[\d.,]{0,9} ?(?:[BMKbmk]n?(?!\p{L})|[Mm]illion|[Bb]illion|[Tt]rillion)?`

/** `invests $5B in Intel`, `takes $1 billion stake in Nokia`, `buys 5% of Samsung`, `Intel gets $2 billion investment`, `Nvidia valued at $5 trillion` */
const IN_ENGLISH = new RegExp(
  String.raw`\b(?:invest(?:s|ed|ing)?|pour(?:s|ed|ing)?|puts?|sinks?) ${SUM} (?:more |dollars )?in(?:to)? (?:chip-?maker |carmaker |EV maker )?${NAME}${NO_MORE}` +
    String.raw`|\b(?:takes?|buys?|bought|acquires?|builds?|amasses) (?:an? |its )?(?:${SUM} |\d{1,2}(?:\.\d)?% |minority ){1,2}(?:(?:stake|position|shares|interest) )?(?:in|of) ${NAME}${NO_MORE}` +
    String.raw`|\bbuys? ${SUM} (?:worth )?of ${NAME} (?:shares|stock)\b` +
    String.raw`|^${NAME} (?:gets?|lands?|receives?|secures?|wins?|draws?) (?:an? )?${SUM} (?:equity |strategic |cash )?(?:investment|infusion|stake|injection) from ` +
    String.raw`|^${NAME}(?: (?:is|are|now|briefly|becomes|first)){0,2} (?:valued at|worth) ${SUM}`,
  'u',
)
/** `인텔에 50억달러 투자`, `50亿美元入股英特尔`, `向诺基亚投资10亿美元`, `インテルに50億ドル出資` */
const IN_THE_EAST = new RegExp(
  String.raw`(?<=(?:,|[이가은는])\s(?:\S{1,6}\s)?)${NAME.replace(String.raw`(?![\p{L}\d])`, '')}에\s(?:최대\s|약\s|총\s)?\d[^,…]{1,14}\s?(?:추가\s)?(?:투자|출자)(?!\s?(?:유치|받))` +
    String.raw`|(?:入股|战略投资)(?:${LISTED})(?=$|[，。；：！,])|[向对](?:${LISTED})(?:追加)?(?:投资|注资|出资)[^，。；：\d]{0,2}\d` +
    String.raw`|[、がは](?:${LISTED})(?:に|へ)[^。、]{0,4}\d[^。、]{1,10}(?:出資|投資)`,
  'u',
)
/** Cheap to look for: where it is not, nothing else is. */
const ANY =
  /\binvest|\b(?:pours?|puts?|sinks?|stake|shares|stock|valued|worth|buys|bought)\b|투자|출자|入股|投资|注资|出资|出資|投資/iu
/**
 * Whether a headline's money goes into a company that is listed on an exchange, or is what that is worth: such shares are for
 * everybody, and no round. Of two sums the other may be somebody's.
 */
export function tellsOfListed({ text, searched, money }: ScannedField): boolean {
  if (money.length !== 1 || !searched.has(ANY)) return false
  return IN_ENGLISH.test(text) || IN_THE_EAST.test(text)
}
