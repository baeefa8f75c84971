import { getTranslations } from 'next-intl/server'
import { Keys } from './keys'

/** The keys of lists and the palette, in the reader's words. */
export async function Keyboard() {
  const t = await getTranslations('desk.keys')
  return (
    <Keys
      words={{
        title: t('title'),
        close: t('close'),
        next: t('next'),
        previous: t('previous'),
        enter: t('enter'),
        act: t('act'),
        search: t('search'),
        help: t('help'),
        palette: t('palette'),
        placeholder: t('placeholder'),
        hint: t('hint'),
      }}
    />
  )
}
