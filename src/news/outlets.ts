/** Outlets as they sign their headlines; none that is an ordinary word of them. */
const OUTLETS = [
  'TechCrunch(?: Japan)?|VentureBeat|Reuters|Bloomberg(?: (?:News|Law|\\.com))?|CNBC|Forbes|Axios|The Verge|The Information|Wired|Engadget|Ars Technica|ZDNet(?: (?:Korea|Japan))?|CNET(?: Japan)?',
  'Fortune|Business Insider|(?:The )?Financial Times|FT|(?:The )?New York Times|NYT|WSJ|(?:The )?Wall Street Journal|(?:The )?Washington Post|(?:The )?Guardian|BBC(?: News)?|CNN(?: Business)?|AP News|Associated Press|AFP',
  "Yahoo!?(?: (?:Finance|News|Tech))?|MSN|Semafor|Sifted|Tech\\.eu|EU-Startups|The Register|The Decoder|SiliconANGLE|GeekWire|Crunchbase News|PitchBook(?: News)?|MarkTechPost|TechRadar|Tom’?'?s Hardware|9to5(?:Google|Mac)|MacRumors",
  "Mashable|Gizmodo|PC ?Mag|PCWorld|InfoQ|InfoWorld|Computerworld|CoinDesk|Benzinga|MarketWatch|Barron[’']s|Nikkei Asia|South China Morning Post|SCMP|Rest of World|KrASIA|TechNode|Pandaily|Tech in Asia|DealStreetAsia",
  'Inc42(?: Media)?|Entrackr|YourStory|(?:The )?Economic Times|Moneycontrol|(?:Live)?Mint|Business Standard|The Hindu|(?:The )?Times of India|Business ?Wire|PR ?Newswire|GlobeNewswire|Morningstar|Seeking Alpha|Investing\\.com|The Next Web|TNW|UKTN|Euronews|Politico|PYMNTS(?:\\.com)?|Digiday',
  'Handelsblatt|heise online|t3n|Golem\\.de|Le Monde|Les Echos|Maddyness|Xataka|El País|YouTube|LinkedIn|Hacker News|Google News|r\\/\\w{2,24}',
  '연합뉴스(?:TV)?|뉴시스|뉴스1|지디넷코리아|블로터|AI ?타임스|디지털투데이|디지털데일리|조선비즈|조선일보|중앙일보|동아일보|매일경제|한국경제|한경닷컴|전자신문|플래텀|벤처스퀘어|바이라인네트워크|이데일리|머니투데이|서울경제|아주경제|헤럴드경제|테크월드|아이뉴스24|야후 파이낸스|블룸버그|로이터',
  '36氪|IT之家|机器之心|量子位|钛媒体|虎嗅网?|界面新闻|澎湃新闻|新浪(?:财经|科技|网)|财新网?|第一财经|新智元|极客公园|雷峰网|雷锋网|手机网易网|网易(?:科技|新闻|订阅)?|搜狐(?:科技|网)?|腾讯新闻|凤凰网|智东西|品玩|快科技|iThome|科技新报|数位时代|钜亨网|联合新闻网|华尔街见闻|证券时报|财联社',
  'ITmedia(?: (?:NEWS|AI\\+|ビジネス))?|日本経済新聞|日経(?:新聞|クロステック)|PR TIMES|GIGAZINE|Impress Watch|(?:PC|AI|ケータイ) Watch|ASCII\\.jp|Ledge\\.ai|ロイター|窓の杜|マイナビニュース',
].join('|')

const IS_OUTLET = new RegExp(`^(?:${OUTLETS})$`, 'iu')
/** So long is the news at least that an outlet signs. */
const NEWS = '(?<=.{12})'
/** A sign of its own before the outlet: `… - Reuters`, `…_36氪`, `… (via Reuters)`, `… (Ann Lee/Reuters)`, `… (reuters.com)`. */
const SIGNED = new RegExp(
  `${NEWS}\\s?(?:(?:\\s[-–—·•:/»]|\\s?[|｜丨_￨]{1,2})\\s?(?:${OUTLETS})(?:\\s?(?:首发|独家))?|[(（[【](?:via )?(?:(?:${OUTLETS})|(?-i:(?:[a-z\\d-]{1,40}\\.){1,3}[a-z]{2,12}|\\p{Lu}[\\p{L}. ’'-]{2,60}\\/\\p{Lu}[\\p{L}\\d. ’'-]{1,40}))[)）\\]】])$`,
  'iu',
)
/** One of these a signature has. */
const MAY_BE_SIGNED = /[-–—·•:/»|｜丨_￨)）\]】][^-–—|｜丨_￨]{0,40}$/u

/** Whether a word is what an outlet is called. */
export function isOutlet(name: string): boolean {
  return IS_OUTLET.test(name)
}

/** A headline without the outlet that signs it. */
export function withoutSignature(title: string): string {
  return MAY_BE_SIGNED.test(title) ? title.replace(SIGNED, '') : title
}
