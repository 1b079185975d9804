import { useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { PageHead } from '#ui/page-head.tsx'
import { paths } from '../paths.ts'
import { RuleForm } from './rules/rule-form.tsx'

/** A new rule of the district. */
export default function NewRulePage() {
  const { t } = useLanguage()
  const go = useGo()
  return (
    <>
      <PageHead title={t('rules.new')} crumbs={[{ title: t('rules.title'), to: paths.rules() }]} note={t('rules.new.note')} />
      <RuleForm from={undefined} onDone={(version) => go(paths.rule(version.ruleId))} onCancel={() => go(paths.rules())} />
    </>
  )
}
