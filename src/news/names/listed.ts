/**
 * Companies whose shares anybody may buy on an exchange, by how headlines call them, as alternatives of a pattern: of those
 * that are told of beside AI, the large ones. Who puts money into them, and what they are worth, changes by the day.
 */
export const LISTED =
  'AMD|ASML|Alibaba|Alphabet|Amazon|Apple|Applied Materials|Arm(?: Holdings)?|BYD|Baidu|Broadcom|Cisco|Coherent|CoreWeave|Dell|GlobalFoundries|' +
  'Google|IBM|Infineon|Intel|LG Electronics|Lucid|Lumentum|Marvell|Meta|Micron|Microsoft|Netflix|Nebius|Nokia|Nvidia|NVIDIA|Oracle|Palantir|' +
  'Qualcomm|Renesas|Rivian|SAP|SK [Hh]ynix|SMCI|SMIC|STMicroelectronics|Salesforce|Samsung(?: Electronics)?|ServiceNow|Snowflake|SoftBank|Sony|' +
  'Spotify|Super Micro|Supermicro|Synopsys|TSMC|Tencent|Tesla|Toyota|Uber|UMC|Western Digital|Xiaomi|XPeng|' +
  '인텔|노키아|시놉시스|엔비디아|테슬라|삼성전자|SK하이닉스|마이크로소프트|애플|알파벳|브로드컴|마벨|퀄컴|마이크론|팔란티어|오라클|도요타|소프트뱅크|현대차|' +
  '英特尔|诺基亚|新思科技|英伟达|特斯拉|台积电|微软|苹果|谷歌|博通|美满电子|高通|美光|甲骨文|三星(?:电子)?|小鹏汽车|理想汽车|蔚来|阿里巴巴|腾讯|小米|百度|' +
  'インテル|ノキア|シノプシス|エヌビディア|テスラ|ソフトバンク|トヨタ|ソニー|アップル|マイクロソフト|ルネサス'
