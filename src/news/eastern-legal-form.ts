/** What a company is by law, as Japanese and Korean papers write it beside its name; the source of a pattern. */
export const EASTERN_LEGAL_FORM = '(?:(?:株式|合同|有限)会社|주식회사|[(（][株주][)）]|[㈱㈜])'
