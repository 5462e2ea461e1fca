import type { ScannedField } from '../../scan-text.ts'
import { namesMaker } from './names-maker.ts'

/** How a name with a number came, which models there are in the sense of AI, and what else may be called so. */
type NewModel = { readonly quoted: RegExp; readonly model: RegExp; readonly thing: RegExp }

/** `大規模言語モデル「ハヤブサ」公開`, `AI 모델 '라온' 공개`: the word for it right before a name without a number. */
const CALLED_MODEL =
  /(?:モデル|(?<![A-Za-z])(?:LLM|VLM|SLM))「[^」]{2,30}」(?:を|の)?[^。、「」]{0,8}?(?:(?:公開|発表|リリース)(?!予定|へ)|(?:商用|無償|一般)?提供(?:を?開始|へ)|投入|開発(?=(?:し(?:た|ました))?(?:$|[、。\s])|へ|に成功))|(?:(?:AI|언어|파운데이션|추론|생성|음성|영상|이미지|멀티모달|이해|인식|번역)\s?모델|(?<![A-Za-z])s?(?:LLM|VLM|SLM|LMM))(?:\([A-Za-z]{2,4}\))?\s?['‘“"][^'’”"]{2,30}['’”"](?:을|를)?\s?(?:오픈소스로?\s?)?(?:공개|출시|선보|개발(?=$|[,…]|\s?(?:완료|성공|마쳐|했)))/u

const NEW_MODEL_KO: NewModel = {
  // `‘라르크 오디오 2.0’ 공개`
  quoted:
    /['‘“"「](?=[^'’”"」]{0,29}\d)[^'’”"」]{2,30}['’”"」](?:\s?(?:모델|시리즈|\d종|정식|무료|전격)){0,2}\s?(?:을|를)?\s?(?:공개|출시|선봬|선보여|오픈소스)(?!\s?(?:효과|이후|기념|영향|여파))/u,
  // Phones and cars have models too.
  model:
    /(?:AI|인공지능|언어|파운데이션|추론|생성|음성|영상|이미지|비디오|코딩|임베딩|멀티모달|[A-Z]{2,4}\))\s?(?:\S{1,7}\s)?모델/u,
  thing:
    /스마트폰|휴대폰|노트북|태블릿|칩|반도체|프로세서|차량|전기차|자동차|가전|보고서|앱|플랫폼|서비스|데이터셋|벤치마크/u,
}
const NEW_MODEL_JA: NewModel = {
  // `「ラルク 2」を発表`
  quoted:
    /「(?=[^」]{0,29}\d)[^」]{2,30}」(?:の提供を?開始|(?:の[^、。「」]{1,10})?[をが][^、。「」]{0,10}?(?:公開|発表|(?:商用|無償|一般)?提供(?:を?開始|$)|リリース|発売|開発|登場))(?!予定|へ)/u,
  model:
    /(?<![A-Za-z])(?:LLM|VLM|SLM|VLA|LM)(?![A-Za-z])|(?:言語|基盤|推論|音声(?:認識|合成)?|画像生成|動画生成|生成AI|AI|世界|埋め込み|マルチモーダル|翻訳)(?:AI)?モデル/u,
  thing:
    /スマホ|スマートフォン|パソコン|タブレット|チップ|半導体|プロセッサ|自動車|搭載の新型|家電|報告書|レポート|アプリ|プラットフォーム|開発基盤|サービス|データセット|ベンチマーク|講座|書籍/u,
}
/** `ラルク社、日本語特化の3億パラメータLLMを公開`: the same in Japanese, without its name. */
const BRINGS_MODEL_JA =
  /^[^、。：「]{2,24}[、がは][^。]{0,40}?(?<![A-Za-z])(?:LLM|VLM|VLA|SLM|(?:言語|基盤|音声(?:認識|合成|対話)?|画像(?:生成|認識)?|動画(?:生成)?|世界|翻訳|推論|マルチモーダル|生成AI|AI|コーディング|OCR|埋め込み)モデル)(?:の(?:新バージョン|最新版|改良版|軽量版|小型版|日本語版))?を(?:[^、。を]{1,12}[でに]|無償|無料|一般|新たに|大幅に?){0,2}(?:公開|リリース|発表|刷新|提供(?:を?開始|$)|オープンソース化)(?:し(?:た|ました)|へ|予定)?(?=$|[、。，！!？（(「『：:…—–―\s])/u
/** `星澜智能开源三款语音模型`, `云知声发布山海大模型3.0`: who brings what begins a headline, and what is brought ends in the word, or its number. */
const BRINGS_MODEL_ZH =
  /^(?![^，。：；]{0,20}(?:将|计划|拟|确认|继续|持续|暂缓|推迟|为何|如何|传|疑))[^，。：；、！!\s]{1,14}\s?(?:正式|宣布|重磅|联合|今日|首次)?(?:发布|推出|开源)了?(?![^，。；：]{0,30}(?:接入|基于|训练|评测|支持|管理|调用|路由|压缩|微调|适配|部署|平台|3D|商业|定价|风险|数学|财务|车))[^，。；：]{0,36}?(?:AI|大|语言|语音|音频|音乐|视觉|图像|图片|视频|多模态|模态|推理|世界|扩散|编程|代码|嵌入|向量|具身|机器人|端侧|生成|编辑|智能|基座|基础|翻译|参数|\d[BM]|VLA|MoE|OCR)\s?模型(?:系列|\s?V?\d{1,2}(?:\.\d{1,2})?)?(?=$|[，。：；,、！])/u

const NEW_MODEL_ZH: NewModel = {
  // `发布大模型“星语 2”`
  quoted:
    /(?:发布|推出|开源|上线)了?[^，。；：]{0,16}?模型\s?(?:[“「《‘][^”」》’]{1,20}?|[A-Za-z][\w.-]{0,20}[ -]?)\d/u,
  model: /(?:大|语言|推理|视频|图像|语音|多模态|基座|基础|生成|世界|具身|嵌入|代码|编程|翻译|AI)模型/u,
  thing: /手机|汽车|芯片|平台|报告|数据集|基准|评测|榜单|框架|工具|应用/u,
}
const NEW_MODELS: ReadonlyMap<string, NewModel> = new Map([
  ['ko', NEW_MODEL_KO],
  ['zh', NEW_MODEL_ZH],
  ['ja', NEW_MODEL_JA],
])

/** `Needle - 2600만 파라미터 모델`: how a Korean page of links names what it links to. */
const LINKED_MODEL =
  /^\p{Lu}[\w.-]{1,24}(?: \d{1,3}(?:\.\d)?B?)? [-–] [^.]{2,80}?(?:AI|언어|음성|파라미터|매개변수|\d[BM]급|영상|이미지|비디오|코딩|추론|임베딩|비전|멀티모달|번역|세계|오픈소스)\s?모델$/u

/** What others let be used is there already. */
function bringsModel(title: ScannedField, pattern: RegExp): boolean {
  return (
    pattern.test(title.text) && title.models.every((mention) => mention.family === null || namesMaker(title, mention))
  )
}

/** Korean and Japanese papers put a new model's name in quotes, Chinese ones behind what kind of model it is. */
export function namesNewModel(title: ScannedField, lead: string, language: string): boolean {
  if (language === 'zh' && bringsModel(title, BRINGS_MODEL_ZH)) return true
  const told = NEW_MODELS.get(language)
  if (told === undefined || told.thing.test(title.text)) return false
  if (language === 'ja' && bringsModel(title, BRINGS_MODEL_JA)) return true
  if (CALLED_MODEL.test(title.text) || (language === 'ko' && LINKED_MODEL.test(title.text))) return true
  const quoted = told.quoted.exec(title.text)
  if (quoted === null) return false
  const [from, to] = [quoted.index, quoted.index + quoted[0].length]
  const isKnown = title.models.some(({ family, start, end }) => family !== null && start >= from && end <= to)
  return isKnown || told.model.test(`${title.text} ${lead}`)
}
