import type { ScannedField } from '../../scan-text.ts'

/** Tools that bear a family's name, or a company's that brings no models of that name, with their version. */
const TOOL =
  /\b(?:claude (?:code|cowork|desktop)|gemini (?:cli|code assist)|qwen code|kimi (?:code|cli)|codex (?:cli|app)|grok build|LangChain|LangGraph|LlamaIndex|Cursor|Windsurf|ComfyUI|Dify|CrewAI|Replit|Lovable|Unsloth|Qdrant|Weaviate|Pinecone|Windsurf Wave|Notion|Slackbot|Perplexity|Manus|Genspark|Figure|NeMo|FineWeb)[- ]v?\d/iu

/** `Cursor 2.0 is here with Quill, its first coding model` */
const WITH_MODEL = /\b(?:its|a|an|new|first|own) (?:[\w-]{1,16} ){0,3}models?\b/iu

/** Right behind a model's name: what has it as a part of its own name. */
const OF_MODEL =
  /^['’”"」]?\s?(?:datasets?|SDK|browser|plug-?in|(?:(?:(?-i:\p{Lu})\p{L}{1,11}|fast|voice|thinking|study|agent|adult) ){0,2}modes?(?!\p{L})|앱(?!\p{L})|데이터셋|数据集|アプリ|データセット)/iu
const REACH = 32
/** `launches Gemini 9 Deep Think mode`: a mode that is brought as a model of its own. */
const MODE_THAT_IS_MODEL = /\bdeep think$/iu
const BEGINS_WITH_MODE = /^ modes?\b/iu

function isPartOfModel(name: string, behind: string): boolean {
  return OF_MODEL.test(behind) && !(MODE_THAT_IS_MODEL.test(name) && BEGINS_WITH_MODE.test(behind))
}

/** Whether a headline names no other model than a tool with a number, or what is called after one: `Claude Code 3.0`. */
function isOfTool({ text, searched, models }: ScannedField): boolean {
  const tool = searched.has(TOOL) ? TOOL.exec(text) : null
  const [from, to] = tool === null ? [-1, -1] : [tool.index, tool.index + tool[0].length]
  const isOther = ({ start, end }: ScannedField['models'][number]): boolean =>
    !(start <= to && end >= from) && !isPartOfModel(text.slice(start, end), text.slice(end, end + REACH))
  return (tool !== null || models.length > 0) && !models.some(isOther) && !searched.has(WITH_MODEL)
}

/** `releases Quillbench 2, a benchmark of real tasks`: what came is said right behind its name; `a chip design model` is a model. */
const OTHER_THING =
  /\b(?:releases|launches|introduces|introducing|unveils|announces|open[- ]sources) (?:\p{Lu}[\p{L}\d.+-]{1,24} ?){1,3}(?:\d[\d.]{0,4})?, (?:an?|its|the) (?:[\p{L}-]{2,16} ){0,3}?(?:benchmarks?|datasets?|corpus|framework|library|toolkit|protocol|leaderboard|browser|IDE|CLI|SDK|chip|GPU|accelerator)\b(?!-| (?:(?!(?:for|of|to|with|that|and|in)\b)[\p{L}-]{2,16} ){0,2}models?\b)/u

/** `Introducing the Quillon bug bounty`, `Announcing our model spec`, `Introducing Claude Pro`: the last word is the thing. */
const PRESENTED_THING =
  /^(?:Introducing|Announcing|Presenting|Launching|Meet) (?:(?!(?:and|with|for|in|on|of|to|from|by|plus|&)\b)[\p{L}\d.’'+-]{1,24} ){0,6}?(?:protocol|(?:model )?specs?|(?:model )?(?:router|gateway|vault|hub)|bount(?:y|ies)|(?:\p{L}{2,12} )?plans?|program(?:me)?s?|funds?|grants?|fellowships?|polic(?:y|ies)|frameworks?|guidelines|certifications?|academy|index|store|marketplace|apps?|extensions?|plug-?ins?|SDKs?|CLIs?|console|platform|studio|workspaces?|network|institute|council|benchmarks?|datasets?|leaderboards?|evals?|harness|toolkit|library|connectors?|playground|challenge|partnership|Claude (?:Pro|Max|Team|Enterprise|Code|Cowork)|(?:Mistral|Kimi|Qwen|Grok) (?:Code|Build))(?=$|[:,.!?—–]| (?:for|to|in|on|at|by|with)\b)/iu

/** `unveils an open model marketplace`, `introducing model distillation in the API`: the model is what the thing is for. */
const THING_FOR_MODELS =
  /\b(?:releases|launches|introduc(?:es|ing)|unveils|announc(?:es|ing)|open[- ]sources) (?:(?!(?:and|with|for|in|on|of|to|from|by|that|which)\b)[\p{L}\d.’'+-]{1,20} ){0,6}?models? (?:picker|marketplace|hub|router|gateway|registry|leaderboard|rules|curriculum|catalog(?:ue)?|garden|management|support|distillation|behaviou?r|welfare|governance|hosting|licensing|controls|training code|usage data|(?:serving|sharing|testing|evaluation|security|monitoring|optimi[sz]ation|compression|deployment|inference|training) (?:layer|platform|stack|engine|suite|tools?|service|framework|infrastructure|system|program(?:me)?))\b(?!.{0,80}\bmodels?\b)/iu

function isOtherThing({ searched, models }: ScannedField): boolean {
  if (searched.has(PRESENTED_THING)) return true
  return models.every(({ family }) => family === null) && (searched.has(OTHER_THING) || searched.has(THING_FOR_MODELS))
}

/** `AI翻訳機「ラルク」新モデル登場`: devices have models, too. */
const DEVICE_JA =
  /(?:機|カメラ|エアコン|イヤホン|スピーカー|ロボット|時計|テレビ|車|ペット|家電|サーバー?|PC)(?:「[^」]{1,20}」)?の?(?:20\d\d年|最新|新型?|上位)モデル|サーバー?[A-Z]{3,12}新モデル/u

/** `전기차 신모델 공개`, `AI 탑재 신형 모델 출시`; `차량용 VLA 모델` and `신형 추론 모델` are what runs in them. */
const DEVICE_KO =
  /(?:에어컨|냉장고|세탁기|TV|청소기|노트북|스마트폰|자동차|차량|SUV|세단|전기차)(?:(?!AI|LLM|VL[AM]|언어|추론|생성|인식|특화|에서|용\s)[^,.…]){0,16}\s(?:신(?:형|규)?\s?)?모델\s?(?:을|를)?\s?(?:공개|출시)|AI\s?(?:를\s)?탑재(?:한)?\s(?:\S{1,8}\s){0,2}(?:신(?:형|규)?\s?)?모델\s?(?:을|를)?\s?(?:공개|출시)|신형\s(?!AI|LLM|VL[AM]|언어|추론|생성|멀티모달|영상|이미지|음성|오픈)\S{2,8}\s모델|20\d\d년형/u

/** `小米新一代汽车模型曝光`: a car, small or large; where a model has a name it may be of cars, or its maker build them. */
const DEVICE_ZH = /(?:汽车|轿车|跑车|赛车|飞机|玩具|建筑)模型(?!公司|平台|训练)/u

/** Whether a headline tells of a tool, or of another thing than a model, though it has a name and a number as models have. */
export function tellsOfTool(title: ScannedField): boolean {
  const { searched, models } = title
  if (searched.has(DEVICE_JA) || searched.has(DEVICE_KO)) return true
  if (models.length === 0 && searched.has(DEVICE_ZH)) return true
  return isOfTool(title) || isOtherThing(title)
}
