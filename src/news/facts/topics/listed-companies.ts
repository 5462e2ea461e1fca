/** Companies on an exchange, by how English headlines call them, as part of a pattern: of those that are told of beside AI, the large ones. */
export const LISTED_COMPANIES =
  '(?:AMD|ASML|Alibaba|Alphabet|Amazon|Apple|Arm|BYD|Baidu|Broadcom|Cisco|CoreWeave|Dell|Google|IBM|Intel|Meta|Micron|Microsoft|Netflix|Nebius|Nvidia|NVIDIA|Oracle|Palantir|' +
  'Qualcomm|SAP|SK [Hh]ynix|SMIC|Salesforce|Samsung|SoftBank|Super ?[Mm]icro|TSMC|Tencent|Tesla|Toyota|Uber|Xiaomi)'
