import type { Fact } from '../../../core/evidence.ts'
import type { ModelStatus } from '../../../core/status.ts'
import { factOf, firstMatch, type EvidenceSource } from '../evidence-of.ts'
import { saidOfWeights } from './weights-out.ts'
import { textBefore } from '../../text-before.ts'

const CLOSED =
  /\b(?:closed[- ](?:weights?|source|model)|proprietary(?: model)?|weights? (?:will not|won['’]t|are not|aren['’]t) (?:be )?(?:released|public|open|available)|not (?:be )?open[- ]?(?:sourced?|weights?)|no open weights)\b|비공개 모델|폐쇄형|가중치(?:는|를)?\s?(?:비공개|공개하지)|闭源|不开源|不会开源|クローズド|非公開モデル/iu

/** What stands behind these is said of rivals: `challenges proprietary models`. */
const RIVALS =
  /\b(?:challeng\w{1,3}|rival\w{0,4}|beats?|beating|outperform\w{0,3}|surpass\w{0,3}|than|vs\.?|versus|against|like|unlike|match(?:e[sd]|ing)?|takes? on|competes? with|alternatives? to|over|undercut\w{0,4}|gap (?:to|with))(?: [\p{L}-]{1,16}){0,2} $|(?:超越|超过|对标|媲美|击败|优于|比肩)[^。，,;；]{0,6}$|(?:与|和|跟|比|追赶|逼近|打平)[^。，,;；]{0,6}$/iu
/** Models of that kind, not this one: `proprietary models`, `폐쇄형 모델과의 격차`. */
const OTHERS_BEHIND =
  /^(?:s\b|\s(?:models|ones|systems|rivals|llms|labs|alternatives|competitors|apis)\b|\s?(?:모델|시스템|LLM)?(?:들|과|와|보다|에)(?![\p{L}]{3})|(?:大)?模型(?:竞争|抗衡|相当)|(?:な)?モデル(?:に匹敵|を|より|と))/iu

/** Whether the weights are out: what was read as the status, else the words of the text; `null` when it is silent. */
export function readOpenWeights(source: EvidenceSource, status: Fact<ModelStatus>): Fact<boolean> | null {
  if (status.value === 'open-weights') {
    const said = saidOfWeights(source).out
    return said === null
      ? { value: true, evidence: status.evidence }
      : factOf(source, true, said.field, said.start, said.end)
  }
  const closed = firstMatch(source, CLOSED)
  if (closed === null) return null
  const before = textBefore(source.texts[closed.field], closed.start, 60)
  const behind = source.texts[closed.field].slice(closed.end, closed.end + 24)
  return RIVALS.test(before) || OTHERS_BEHIND.test(behind)
    ? null
    : factOf(source, false, closed.field, closed.start, closed.end)
}
