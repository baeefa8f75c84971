import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { countBrowsers, findOwnMail, listChannelChoices, listSentMessages } from '@/db/queries/channel-choices'
import { channels } from '@/domain/notice'
import { env } from '@/env'
import { read } from '../../../session'
import { browserCookie } from '../../browser-cookie'
import { channelFields } from './channel-fields'
import { ChannelForm } from './channel-form'
import { Push } from './push'
import { SentMessages } from './sent-messages'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notices.choices'))('title') }
}

/** Where notices go beside the app, by each person's choice. */
export default async function NotificationsPage() {
  const sha = (await cookies()).get(browserCookie)?.value
  const { choices, mail, browsers, sent } = await read(async tx => ({
    choices: await listChannelChoices(tx),
    mail: await findOwnMail(tx),
    browsers: await countBrowsers(tx, sha),
    sent: await listSentMessages(tx),
  }))
  const [t, name, locale] = await Promise.all([
    getTranslations('notices.choices'),
    getTranslations('notices.channel'),
    getLocale(),
  ])
  const shown = []
  for (const channel of channels) {
    const choice = choices.find(one => one.channel === channel)
    shown.push({ channel, choice, fields: await channelFields(channel, choice, mail, locale) })
  }
  return (
    <>
      <TopBar title={t('title')} />
      <Section>
        <p className="dim max-w-160">{t('lead')}</p>
      </Section>
      {shown.map(({ channel, choice, fields }) => {
        const offered = channel !== 'email' || Boolean(env.MAIL)
        const on = offered && (choice?.wanted ?? false)
        if (!offered)
          return (
            <div key={channel} className="channel py-3">
              <h2>{name(channel)}</h2> <span className="faint">{t('noMail')}</span>
            </div>
          )
        return (
          <ChannelForm
            key={channel}
            channel={channel}
            on={on}
            saveKey={randomUUID()}
            testKey={randomUUID()}
            fields={fields}
            words={{
              title: name(channel),
              state: on ? t('on') : t('off'),
              save: t('save'),
              saved: t('saved'),
              test: t('test'),
              tested: t('tested'),
              wrong: t('wrong'),
            }}
          >
            {channel === 'push' && <Push browsers={browsers} />}
            <SentMessages title={t('record')} rows={sent.filter(one => one.channel === channel)} />
          </ChannelForm>
        )
      })}
    </>
  )
}
