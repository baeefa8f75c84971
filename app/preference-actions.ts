'use server'

import { cookies, headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import { env } from '@/env'
import { locales } from '@/i18n/locale'
import { cameFrom } from './came-from'
import { isSameOrigin } from './same-origin'
import { themes } from './theme'

async function keep(name: 'locale' | 'theme', allowed: readonly string[], form: FormData): Promise<never> {
  if (!isSameOrigin(await headers())) forbidden()
  const value = allowed.find(one => one === form.get(name))
  if (value) {
    const secure = env.APP_ORIGIN.startsWith('https:')
    ;(await cookies()).set(name, value, { path: '/', maxAge: 365 * 86_400, sameSite: 'lax', httpOnly: true, secure })
  }
  redirect(await cameFrom())
}

/** Keeps the language the reader chose, and returns to the page they were on. */
export async function chooseLanguage(form: FormData): Promise<void> {
  await keep('locale', locales, form)
}

/** Keeps the theme the reader chose, and returns to the page they were on. */
export async function chooseTheme(form: FormData): Promise<void> {
  await keep('theme', themes, form)
}
