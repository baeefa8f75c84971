import type { Metadata, Viewport } from 'next'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { signOutAction } from '../(desk)/settings/actions'
import { FieldApp } from './field-app'
import type { Words } from './say'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('field')
  return {
    title: t('title'),
    manifest: '/field.webmanifest',
    icons: { icon: '/icon.svg', apple: '/field-192.png' },
    appleWebApp: { capable: true, title: t('title'), statusBarStyle: 'default' },
  }
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover' }

/**
 * The phone's one document. It is kept on the phone and opens with no signal, for whoever has the phone: so it reads nothing of anybody and asks nobody to sign in.
 */
export default async function FieldPage() {
  const messages = (await getMessages()) as Record<string, Words>
  const { loops, places, field } = messages as { loops: Words; places: Words; field: Words }
  const words: Words = {
    ...(field.app as Words),
    answer: loops.answer!,
    inspectionKind: loops.inspectionKind!,
    level: loops.level!,
    hazardStage: (loops.stage as Words).hazard!,
    risk: places.riskLong!,
  }
  return <FieldApp words={words} locale={await getLocale()} signOut={signOutAction} />
}
