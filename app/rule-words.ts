import { getLocale, getTranslations } from 'next-intl/server'
import type { Rule } from '@/domain/rules'
import { localized } from './words'

/** What a rule rests on, in a line: instrument, clause, pack with its version, and how much of the text was seen. */
export async function cite(
  rule: Pick<Rule, 'instrumentZh' | 'instrumentEn' | 'clause' | 'pack' | 'version' | 'seen'>,
): Promise<string> {
  const [t, locale] = await Promise.all([getTranslations('rules'), getLocale()])
  const pick = localized(locale)
  return t('cite', {
    instrument: pick(rule.instrumentZh, rule.instrumentEn),
    clause: rule.clause,
    pack: `${rule.pack} v${rule.version}`,
    seen: t(`seen.${rule.seen}`),
  })
}
