/** What stands in headlines of rounds in Chinese, Japanese and Korean. Cheap to look for: where it is not, no longer form of it is. */
export const RAISING_EAST = /融资|資金調達|투자/u
