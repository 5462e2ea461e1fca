/** `a new image generation model`, `双向音频模型`, `음성 생성 모델`: a model of pictures, films or sounds, by what it makes. */
const KIND_OF_MODEL =
  /\b(?:image|video|music|audio|voice|speech|text-to-(?:image|video|speech|music)|speech-to-text|transcription)(?:[- ](?:generat(?:ion|ing|or|ive)|editing|recognition|AI)){0,2} models?\b|(?:图像|图片|视频|音频|语音|音乐|影像)(?:生成|编辑|识别|合成)?(?:大)?模型|(?:이미지|영상|동영상|비디오|음성|음악|오디오)\s?(?:생성|편집|인식|합성)?\s?(?:AI\s?|인공지능\s?)?모델|(?:画像|動画|音声|音楽)(?:生成|編集|認識|合成)?(?:AI)?モデル/iu

/** Families whose models read and write, where no word of the name says that one makes pictures or sounds. */
const OF_TEXT: ReadonlySet<string> = new Set(
  'gpt|o|gpt-oss|claude|gemini|gemma|llama|qwen|deepseek|kimi|glm|ernie|mistral|grok|phi|minimax|step|seed|nova|command a|exaone|solar|hyperclova|hunyuan|mimo|nemotron|granite'.split(
    '|',
  ),
)

/** Whether a headline tells of a model of pictures, films or sounds without its name. */
export function tellsOfKind(title: string): boolean {
  return KIND_OF_MODEL.test(title)
}

/** Words of a variant that make or take pictures, films or sounds. */
const OF_MEDIA =
  /^(?:images?|imagine|videos?|vision|vl|v|omni|multimodal|audio|native audio|voice|speech|sonic|live|realtime|tts|asr|stt|transcribe|translate|music|ocr|3d|world)$/u

/** Whether a model is none of pictures, films or sounds by its name. */
export function isOfText(family: string | null, variantWords: readonly string[]): boolean {
  return family !== null && OF_TEXT.has(family) && !variantWords.some((word) => OF_MEDIA.test(word))
}
