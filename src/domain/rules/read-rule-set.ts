import { Complaints } from '../plan/complaints.ts'
import { isUnsaid } from '../plan/mend.ts'
import { noticeText, passageMeant, saysIn } from '../plan/notice.ts'
import { mended, openYaml, textOf, type FolderFiles } from '../plan/open-file.ts'
import type { Complaint } from '../plan/plan.ts'
import type { Path, YamlFile } from '../plan/yaml-file.ts'
import { compile, compileAmount, isCompiled } from '../policy/compile.ts'
import { mistakesInAmount, mistakesInRule } from '../policy/mistakes-in-rule.ts'
import type { Rule, RuleAmount, RuleClause, RuleSet } from '../policy/rule.ts'
import { codeLists } from '../registry/code-lists.ts'
import { ruleSetShape, type RawRule, type RawRuleSet } from './rule-set-shape.ts'

const rulesFile = 'rules.yaml'
const textPath = /^texts\/(.+)\.txt$/

/** The texts that lie beside the rules, by the document they are of, without white space; undefined for one that cannot be read. */
type TextsOfDocuments = ReadonlyMap<string, string | undefined>

/**
 * Reads a folder of rules (`rules.yaml` and, where they are at hand, the texts they quote as `texts/<document>.txt`) and checks it as a whole in
 * one pass: YAML, shape, names, expressions, quoted words. What follows only from another mistake is not said.
 * @returns the set when nothing is wrong with it; every complaint with file, line, column and, where there is one, what to write instead
 */
export function readRuleSet(files: FolderFiles): { readonly set?: RuleSet; readonly complaints: readonly Complaint[] } {
  const complaints = new Complaints()
  const yaml = openYaml(files, rulesFile, complaints)
  const raw = mended<RawRuleSet>(yaml, ruleSetShape, complaints)
  const texts = textsIn(files, complaints)
  if (yaml) {
    const documents = raw.documents.map((document) => document.id)
    complaints.distinct(yaml, raw.documents.map((document, at) => ({ id: document.id, path: ['documents', at, 'id'] })))
    complaints.distinct(yaml, raw.rules.map((rule, at) => ({ id: rule.id, path: ['rules', at, 'id'] })))
    raw.rules.forEach((rule, at) => {
      const path: Path = ['rules', at]
      checkRule(yaml, path, rule, complaints)
      const clauses = [{ at: [...path, 'clause'], clause: rule.clause }, ...(rule.amount?.clause ? [{ at: [...path, 'amount', 'clause'], clause: rule.amount.clause }] : [])]
      for (const { at: place, clause } of clauses) if (complaints.name(yaml, [...place, 'document'], 'document', clause.document, documents)) checkClause(yaml, place, clause, texts, complaints)
    })
    for (const document of texts.keys()) if (!documents.some((known) => known === document || isUnsaid(known))) complaints.inFile(`texts/${document}.txt`, 'TEXT_OF_NO_DOCUMENT', { document })
  }

  const found = complaints.sorted()
  return found.length > 0 || !yaml ? { complaints: found } : { set: builtOf(raw), complaints: [] }
}

/** Documents of a set whose text does not lie beside it: its rules say in our words what they come to. */
export function documentsWithoutText({ documents, rules }: RuleSet): readonly string[] {
  return documents.filter(({ id }) => rules.some(({ clause, amount }) => [clause, amount?.clause].some((one) => one?.document === id && 'gist' in one))).map(({ id }) => id)
}

// A text that cannot be read is still there: whoever quotes it is not told that it is missing.
function textsIn(files: FolderFiles, complaints: Complaints): TextsOfDocuments {
  const paths = Object.keys(files).filter((path) => textPath.test(path)).sort()
  return new Map(
    paths.map((path) => {
      const text = textOf(files, path, complaints)
      return [textPath.exec(path)![1]!, text === undefined ? undefined : noticeText(text)]
    }),
  )
}

function checkRule(yaml: YamlFile, path: Path, rule: RawRule, complaints: Complaints): void {
  if (rule.aid !== undefined) complaints.name(yaml, [...path, 'aid'], 'code', rule.aid, codeLists['aid-kind'].map((entry) => entry.code))
  checkExpression(yaml, [...path, 'when'], rule, rule.when, complaints)
  if (rule.amount !== undefined) checkAmount(yaml, [...path, 'amount', 'yuan'], rule, rule.amount.yuan, complaints)
  if (rule.near === undefined) return
  checkExpression(yaml, [...path, 'near'], rule, rule.near, complaints)
  if (rule.near.replaceAll(/\s/g, '') === rule.when.replaceAll(/\s/g, '')) complaints.at(yaml, [...path, 'near'], 'NEAR_IS_WHEN', { rule: rule.id })
}

function checkExpression(yaml: YamlFile, path: Path, { of }: RawRule, text: string, complaints: Complaints): void {
  if (isUnsaid(of) || isUnsaid(text)) return
  const outcome = compile(text, of)
  complaints.inExpression(yaml, path, isCompiled(outcome) ? mistakesInRule(outcome) : outcome)
}

function checkAmount(yaml: YamlFile, path: Path, { of }: RawRule, text: string, complaints: Complaints): void {
  if (isUnsaid(of) || isUnsaid(text)) return
  const outcome = compileAmount(text, of)
  complaints.inExpression(yaml, path, isCompiled(outcome) ? mistakesInAmount(outcome) : outcome)
}

function checkClause(yaml: YamlFile, path: Path, { document, says, gist }: RawRule['clause'], texts: TextsOfDocuments, complaints: Complaints): void {
  if (!texts.has(document)) {
    if (says !== undefined) complaints.at(yaml, [...path, 'says'], 'SAYS_WITHOUT_TEXT', { document }, 'gist: { zh: …, en: … }', true)
    else if (gist === undefined) complaints.at(yaml, path, 'CLAUSE_WITHOUT_WORDS', { document }, 'gist: { zh: …, en: … }')
    return
  }
  const text = texts.get(document)
  if (gist !== undefined) complaints.at(yaml, [...path, 'gist'], 'GIST_BESIDE_TEXT', { document }, 'says: …', true)
  else if (says === undefined) complaints.at(yaml, path, 'CLAUSE_WITHOUT_WORDS', { document }, 'says: …')
  else if (text !== undefined && !saysIn(text, says) && !yaml.isReference([...path, 'says'])) complaints.at(yaml, [...path, 'says'], 'CLAUSE_NOT_IN_NOTICE', { says }, passageMeant(text, says))
}

function builtOf({ set, title, documents, rules }: RawRuleSet): RuleSet {
  return { id: set, title, documents, rules: rules.map(ruleOf) }
}

function ruleOf({ alert, amount, clause, ...kept }: RawRule): Rule {
  return { ...kept, clause: clause as RuleClause, ...(amount && { amount: amount as RuleAmount }), ...(alert && { alert: { by: alert.by, withinDays: alert['within-days'], advice: alert.advice } }) }
}
