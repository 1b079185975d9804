import { followAlert, type Alert } from '#contract/alerts.ts'
import { alertCourse } from '#domain/casework/alert.ts'
import { useLanguage } from '#ui/language.ts'
import { ActDialog } from '../../parts/act-dialog.tsx'
import { useWrite } from '../../use-write.ts'

/** Somebody goes there, or says what came of it. */
export function FollowAlert({ alert, onClose }: { readonly alert: Alert; readonly onClose: () => void }) {
  const { t, words } = useLanguage()
  const follow = useWrite(followAlert)
  return (
    <ActDialog
      title={t('alerts.follow.of', { name: alert.personName ?? alert.headName })}
      okLabel={t('desk.save')}
      fields={[
        { name: 'state', label: t('alerts.became'), kind: 'choice', isNeeded: true, options: alertCourse[alert.state].map((value) => ({ value, label: t(`alerts.state.${value}`) })) },
        { name: 'note', label: t('alerts.found'), kind: 'long', most: 500 },
      ]}
      onClose={onClose}
      onOk={({ state, note }) => follow.mutateAsync({ params: { id: alert.id }, body: { state: state as 'VISITING', note: note ?? '', version: alert.version } })}
    >
      <p className="muted">{words(alert.title)}　{words(alert.advice)}</p>
    </ActDialog>
  )
}
