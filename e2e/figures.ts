import { expect, type Page } from '@playwright/test'

export type Figure = { href: string; value: number }

/** Every number on the page that opens a list of tasks or hazards. */
export async function figuresOn(page: Page): Promise<Figure[]> {
  const found = await page.locator('main a.num, main .matrix td a, main a.figure').evaluateAll(links =>
    links.map(link => ({
      href: link.getAttribute('href') ?? '',
      text: ((link.querySelector('b') ?? link).textContent ?? '').trim(),
    })),
  )
  return found.flatMap(({ href, text }) => {
    const number = /\+?(\d[\d,]*)$/.exec(text)?.[1]
    return /^\/(tasks|hazards)\?/.test(href) && number ? [{ href, value: Number(number.replaceAll(',', '')) }] : []
  })
}

/** How many rows the list has, by its own foot. */
export async function rowsOf(page: Page, href: string): Promise<number> {
  const answer = await page.request.get(href)
  expect(answer.status(), href).toBe(200)
  const said = /<nav class="pager[^"]*"[^>]*><span>([^<]*)<\/span>/.exec(await answer.text())?.[1]
  const number = /([\d,]+)\D*$/.exec(said ?? '')?.[1]
  if (number === undefined) throw new Error(`no count in “${said}” of ${href}`)
  return Number(number.replaceAll(',', ''))
}
