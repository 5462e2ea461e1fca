import { EASTERN } from '../../eastern.ts'
import type { ModelMention } from '../../names/find-models.ts'
import { modelParts } from '../../names/model-parts.ts'
import { organisationNamed } from '../../names/find-organisations.ts'
import { LINE_FORMS } from '../../names/latin-forms.ts'
import { latinForm } from '../../names/model-words.ts'

/** `ERNIE5.5` of `文心5.5`: a line and its number are written apart, but for three lines and for `Hunyuan3D`. */
const RUN_TOGETHER = new RegExp(
  `^(?!Qwen|ChatGLM|MiniCPM)(${[...new Set(LINE_FORMS.map(([, latin]) => latin))].join('|')})(?=[A-Z]?\\d|Pro|Ultra)(?!\\dD)`,
  'u',
)

/** Makers whose models are often called by their numbers alone, what stands before these, and their line: `V5` is DeepSeek's. */
export const NUMBERED_LINES: ReadonlyMap<string, readonly [RegExp, string]> = new Map([
  ['DeepSeek', [/^[VR]\d/u, 'DeepSeek']],
  ['MiniMax', [/^M\d/u, 'MiniMax']],
  ['Moonshot AI', [/^K\d/u, 'Kimi']],
  ['iFlytek', [/^X\d/u, 'Spark']],
  ['Midjourney', [/^V\d/iu, 'Midjourney']],
  ['Suno', [/^v\d/iu, 'Suno']],
  ['ElevenLabs', [/^v\d/iu, 'Eleven']],
  ['Skywork AI', [/^R\d/u, 'Skywork']],
  ['Mistral AI', [/^(?:Large|Medium|Small) \d/u, 'Mistral']],
])

/** `月之暗面Kimi K4`: its maker, run together with it. */
function withoutMaker(name: string): string {
  const maker = /^\p{Script=Han}{2,6}(?=[A-Z])/u.exec(name)?.[0]
  return maker === undefined || organisationNamed(maker) === null ? name : name.slice(maker.length)
}

/** `Kling AI 9.0`, `可灵AI 9.0`: the name of a service, of whose models the line's name is said alone as often. */
const OF_SERVICE = /^(Kling|Hailuo|Jimeng) ?AI(?= ?\d)/u

/** What a model is called wherever one reads of it: ERNIE 5.5 where `written` is `文心5.5`, and DeepSeek V5 of `V5` where that is its vendor. */
export function calledName(name: string, written: string, vendor: string | null): string {
  const latin = latinForm(withoutMaker(name)).replace(OF_SERVICE, '$1')
  const [numbered, line] = NUMBERED_LINES.get(vendor ?? '') ?? []
  if (numbered?.test(latin) === true) return `${line} ${latin}`
  return EASTERN.test(written) ? latin.replace(RUN_TOGETHER, '$1 ') : latin
}

/** `하이퍼클로바X 씽크 2`: what Naver calls its models behind the line's own name. */
const NAVER_MODEL =
  /^ (씽크|싱크|시드|대시|옴니|Think|SEED|DASH|Omni)((?: \d{1,2}(?:\.\d)?)?(?: \d{1,3}B)?(?: (?:씽크|싱크|옴니|Think|Omni)(?: \d{1,2}(?:\.\d)?)?)?)(?![\p{L}\d])/u
const NAVER_REACH = 28
const NAVER_NAMES: ReadonlyMap<string, string> = new Map([
  ['씽크', 'Think'],
  ['싱크', 'Think'],
  ['시드', 'SEED'],
  ['대시', 'DASH'],
])

/** A mention with what its line calls it behind, which no pattern of names knows. */
export function wholeOfLine(text: string, mention: ModelMention): ModelMention {
  if (mention.family?.family !== 'hyperclova') return mention
  const found = NAVER_MODEL.exec(text.slice(mention.end, mention.end + NAVER_REACH))
  if (found === null) return mention
  const [all, written = '', behind = ''] = found
  const tail = latinForm(behind.replace(/씽크|싱크/u, 'Think'))
  const word = NAVER_NAMES.get(written) ?? latinForm(written)
  const { version, parameters } = modelParts(`x${tail}`)
  return {
    ...mention,
    name: `${mention.name} ${word}${tail}`,
    end: mention.end + all.length,
    version: mention.version ?? version,
    variant: word.toLowerCase(),
    parameters: mention.parameters ?? parameters,
  }
}
