import { getTranslations } from 'next-intl/server'
import type { FormFieldProps } from '@/components/form-field'
import type { ChannelChoice } from '@/db/queries/channel-choices'
import { type Channel, isBot } from '@/domain/notice'

const clock = (minutes: number | null | undefined): string =>
  minutes === null || minutes === undefined
    ? ''
    : `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** The questions of a channel with what was chosen before; one that was never set begins in the reader's language. */
export async function channelFields(
  channel: Channel,
  choice: ChannelChoice | undefined,
  mail: string | null,
  locale: string,
): Promise<FormFieldProps[]> {
  const t = await getTranslations('notices.choices')
  const id = (name: string) => ({ name, id: `${channel}-${name}` })
  const address: FormFieldProps[] = isBot(channel)
    ? [
        {
          ...id('address'),
          kind: 'url',
          label: t('address'),
          hint: `${t(`addressHint.${channel}`)} ${t('group')}`,
          defaultValue: choice?.address ?? '',
          maxLength: 500,
        },
      ]
    : channel === 'email'
      ? [
          {
            ...id('address'),
            kind: 'email',
            label: t('mail'),
            hint: t('mailHint', { address: mail ?? '—' }),
            optional: t('optional'),
            defaultValue: choice?.address ?? '',
          },
        ]
      : []
  const secret: FormFieldProps[] =
    channel === 'dingtalk' || channel === 'feishu'
      ? [
          {
            ...id('secret'),
            kind: 'password',
            label: t('secret'),
            hint: choice?.hasSecret ? `${t('secretKept')} ${t('secretHint')}` : t('secretHint'),
            optional: t('optional'),
            autoComplete: 'off',
            maxLength: 200,
          },
          ...(choice?.hasSecret ? [{ ...id('dropSecret'), kind: 'checkbox' as const, label: t('secretDrop') }] : []),
        ]
      : []
  return [
    { ...id('wanted'), kind: 'checkbox', label: t('wanted'), defaultChecked: choice?.wanted ?? false },
    ...address,
    ...secret,
    {
      ...id('language'),
      kind: 'radio',
      label: t('language'),
      options: [
        { value: 'zh-CN', word: '中文' },
        { value: 'en', word: 'English' },
      ],
      defaultValue: choice?.language ?? locale,
    },
    { ...id('digest'), kind: 'checkbox', label: t('digest'), defaultChecked: choice?.digest ?? false },
    { ...id('quietFrom'), kind: 'time', label: t('quietFrom'), short: true, defaultValue: clock(choice?.quietFrom) },
    {
      ...id('quietTo'),
      kind: 'time',
      label: t('quietTo'),
      short: true,
      hint: t('quietHint'),
      defaultValue: clock(choice?.quietTo),
    },
    { ...id('urgent'), kind: 'checkbox', label: t('urgent'), defaultChecked: choice?.urgent ?? false },
  ]
}
