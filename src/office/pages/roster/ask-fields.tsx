import { Form, Input, InputNumber, Radio, Select } from 'antd'
import type { Ask, Source } from '#domain/plan/plan.ts'
import { cutOff } from '#domain/roster/particulars.ts'
import { useLanguage } from '#ui/language.ts'

type Props = {
  readonly source: Source
  /** First day of the campaign; a span of years is counted back from it. */
  readonly start: string | undefined
}

/** What a source asks of a household, as fields of a form: `particulars.<source>.<question>`. */
export function AskFields({ source, start }: Props) {
  const { t, words } = useLanguage()
  return (
    <>
      {(source.asks ?? []).map((ask) => {
        const since = start === undefined ? undefined : cutOff(ask, start)
        return (
          <Form.Item
            key={ask.id}
            name={['particulars', source.id, ask.id]}
            label={words(ask.title)}
            rules={ask.required ? [{ required: true, message: t('roster.add.needed') }] : []}
            {...(since !== undefined && { extra: t('roster.ask.since', { since }) })}
          >
            {field(ask, words, t)}
          </Form.Item>
        )
      })}
    </>
  )
}

type Say = ReturnType<typeof useLanguage>

function field(ask: Ask, words: Say['words'], t: Say['t']) {
  switch (ask.type) {
    case 'text':
      return <Input maxLength={500} autoComplete="off" />
    case 'date':
      return <Input type="date" style={{ width: 180 }} />
    case 'integer':
      return <InputNumber precision={0} min={0} />
    case 'money':
      return <Yuan />
    case 'choice':
      return <Select popupMatchSelectWidth={false} options={(ask.options ?? []).map((option) => ({ value: option.code, label: words(option.title) }))} />
    case 'yes-no':
      return <Radio.Group options={[{ value: true, label: t('ui.yes') }, { value: false, label: t('ui.no') }]} />
  }
}

/** Fen inside, yuan on the screen. */
function Yuan({ value, onChange, ...rest }: { readonly value?: number; readonly onChange?: (fen: number | undefined) => void; readonly id?: string }) {
  const { t } = useLanguage()
  return <InputNumber<number> {...rest} precision={2} min={0} style={{ width: 180 }} suffix={t('visit.yuan')} value={value === undefined ? null : value / 100} onChange={(yuan) => onChange?.(yuan === null ? undefined : Math.round(yuan * 100))} />
}
