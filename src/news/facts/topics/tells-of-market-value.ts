import type { ScannedField } from '../../scan-text.ts'

/** Companies on an exchange, by how English headlines call them: of those that are told of beside AI, the large ones. */
const LISTED =
  'AMD|ASML|Alibaba|Alphabet|Amazon|Apple|Arm|BYD|Baidu|Broadcom|Cisco|CoreWeave|Dell|Google|IBM|Intel|Meta|Micron|Microsoft|Netflix|Nebius|Nvidia|NVIDIA|Oracle|Palantir|' +
  'Qualcomm|SAP|SK [Hh]ynix|SMIC|Salesforce|Samsung|SoftBank|Supermicro|TSMC|Tencent|Tesla|Toyota|Uber|Xiaomi'
/** `Nvidia valued at $5 trillion`, `Microsoft is now worth $4 trillion` */
const WORTH = new RegExp(
  String.raw`^(?:${LISTED})(?: (?:is|are|now|briefly|becomes|first)){0,2} (?:valued at|worth) [$€£¥]\s?\d`,
  'u',
)
const ANY = /\bvalued at|\bworth /iu

/**
 * Whether a headline says what a company on an exchange is worth, which changes by the day and is no round. Who puts money
 * into such a company is told, as into any other.
 */
export function tellsOfMarketValue({ text, searched, money }: ScannedField): boolean {
  return money.length === 1 && searched.has(ANY) && WORTH.test(text)
}
