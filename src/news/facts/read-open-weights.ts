import type { Fact } from '../../core/evidence.ts'
import type { ModelStatus } from '../../core/status.ts'
import { factOf, firstMatch, type EvidenceSource } from './evidence-of.ts'
import { WEIGHTS_OUT } from './status-features.ts'

const CLOSED =
  /\b(?:closed[- ](?:weights?|source|model)|proprietary(?: model)?|weights? (?:will not|won['’]t|are not|aren['’]t) (?:be )?(?:released|public|open|available)|not (?:be )?open[- ]?(?:sourced?|weights?)|no open weights)\b|비공개 모델|폐쇄형|가중치(?:는|를)?\s?(?:비공개|공개하지)|闭源|不开源|不会开源|クローズド|非公開モデル/iu

/** What stands behind these is said of rivals: `challenges proprietary models`. */
const RIVALS =
  /\b(?:challeng\w{1,3}|rival\w{0,4}|beats?|beating|outperform\w{0,3}|surpass\w{0,3}|than|vs\.?|versus|against|like|unlike|match(?:e[sd]|ing)?|takes? on|competes? with|alternatives? to|over|undercut\w{0,4}|gap (?:to|with))(?: [\p{L}-]{1,16}){0,2} $|(?:超越|超过|对标|媲美|击败|优于|比肩)\s?$/iu

/** Whether the weights are out: what was read as the status, else the words of the text; `null` when it is silent. */
export function readOpenWeights(source: EvidenceSource, status: Fact<ModelStatus>): Fact<boolean> | null {
  if (status.value === 'open-weights') {
    const said = firstMatch(source, WEIGHTS_OUT)
    return said === null
      ? { value: true, evidence: status.evidence }
      : factOf(source, true, said.field, said.start, said.end)
  }
  const closed = firstMatch(source, CLOSED)
  if (closed === null) return null
  const before = source.texts[closed.field].slice(Math.max(0, closed.start - 60), closed.start)
  return RIVALS.test(before) ? null : factOf(source, false, closed.field, closed.start, closed.end)
}
