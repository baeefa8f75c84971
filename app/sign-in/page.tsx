import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SignInLayout } from '@/components/sign-in-layout'
import { Preferences } from '../preferences'
import { visitor } from '../session'
import { DemoPeople } from './demo-people'
import { isDemo } from './is-demo'
import { nextPath } from './next-path'
import { SignInForm } from './sign-in-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sign-in'))('title') }
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = nextPath((await searchParams).next)
  if (await visitor()) redirect(next)
  const [t, shell] = await Promise.all([getTranslations('sign-in'), getTranslations('shell')])
  return (
    <SignInLayout
      product={shell('product')}
      title={t('title')}
      lead={t('lead')}
      quote={{ text: t('quote'), from: t('quoteFrom') }}
      origin={t('origin')}
      foot={<Preferences />}
    >
      <SignInForm
        next={next}
        words={{ email: t('email'), password: t('password'), submit: t('submit'), forgotten: t('forgotten') }}
      >
        {isDemo() && <DemoPeople />}
      </SignInForm>
    </SignInLayout>
  )
}
