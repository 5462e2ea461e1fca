/** `denies`, `no plans to`, `사실무근`: that it is so is denied. */
export const DENIED =
  /\b(?:denies|denied|debunks?|no plans to|not raising|refutes|(?:dismiss(?:es|ed)|shoots? down) (?:(?:media|the) )?(?:reports?|rumou?rs|claims|talk) (?:(?!as\b|and\b)[^\s.;:,]{1,20} ){0,5}?(?:fundrais\w{1,4}|funding|financing|rais(?:e|ing)|round|investment|stake|launch|release)|dementiert|desmienten?)\b|(?<!\p{L})(?:dément|bestreitet)(?!\p{L})|(?:투자|유치|조달)\s?(?:할\s)?계획(?:은|이|도)?\s?없|부인|사실무근|사실(?:이|은|과|도)?\s?(?:아니|아냐|아닌|아님|다르|달라)|否认|辟谣|否定|(?:报道|消息|传闻|传言)(?:均|并)?(?:不实|不属实)|事実ではない/iu
/** `출시설`, `투자 유치설`, `来春投入か`: somebody says so. */
export const TALK_EAST =
  /(?:출시|공개|발표|유치|투자|인수|조달)설(?=[이은을도에로과,.…·'"’”」\s]|$)|(?:公開|投入|提供|登場|リリース|発売|発表)か(?=$|[\s。、])/u
/** `Sources: …`, `…, report says`: who tells it is nobody who would know. Even what sounds done is hearsay then. */
export const SOURCES_SAY =
  /^(?:sources?|reports?|rumou?rs?|leaks?|据报道|消息称|传闻|爆料|루머|소문)\s?[:：]|^[[【](?:rumou?r|leak|루머|소문|传闻|爆料|噂|リーク)[\]】]|[,，] (?:(?:multiple |several )?sources|insiders|leakers?|reports?|people familiar(?: with the matter)?)(?: (?:say|says|claims?))?$|[,，] (?:says|according to) (?:a )?reports?$|との(?:報道|観測|情報)$|[か\s、](?:米|英|仏|中国|韓国|海外|複数|一部)(?:メディア|紙|誌)?が?報道$/iu
