import { getLocale, getTranslations } from 'next-intl/server'
import { rulePacks } from '@/db/queries/rules'
import type { Rule } from '@/domain/rules'
import { localized } from './words'

/** What a rule rests on, in a line: instrument, clause, pack with its version, and how much of the text was seen. */
export async function cite(
  rule: Pick<Rule, 'instrumentZh' | 'instrumentEn' | 'clause' | 'pack' | 'version' | 'seen'>,
): Promise<string> {
  const [t, locale] = await Promise.all([getTranslations('rules'), getLocale()])
  const pick = localized(locale)
  const pack = rulePacks().find(one => one.key === rule.pack && one.version === rule.version)
  return t('cite', {
    instrument: pick(rule.instrumentZh, rule.instrumentEn),
    clause: rule.clause,
    pack: `${pack ? pick(pack.nameZh, pack.nameEn) : rule.pack} v${rule.version}`,
    seen: t(`seen.${rule.seen}`),
  })
}
