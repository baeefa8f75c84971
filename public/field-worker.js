/*
 * Keeps the one document of /field and the files it is made of, so that the page opens with no signal. Nothing else of the site is kept: no other page,
 * no answer of an API. The document is kept as it was served, with its content security policy, whose nonce its scripts carry.
 */
const page = '/field'
const beside = ['/field.webmanifest', '/field-192.png', '/field-512.png', '/field-maskable-512.png', '/icon.svg']
const prefix = 'field-'
const patience = 3000

self.addEventListener('install', event => {
  event.waitUntil(keep(fetchPage()).then(() => self.skipWaiting()))
})
self.addEventListener('activate', event => {
  event.waitUntil(self.clients.claim())
})
self.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate' && pathname === page) event.respondWith(answerPage(event))
  else if (pathname.startsWith('/_next/static/') || beside.includes(pathname)) event.respondWith(answerFile(request))
})

const fetchPage = () => fetch(page, { credentials: 'same-origin', cache: 'no-store', redirect: 'error' })

/** The newest cache that is whole: the document goes in last. */
async function newest() {
  for (const name of (await caches.keys()).filter(key => key.startsWith(prefix)).reverse()) {
    const kept = await (await caches.open(name)).match(page)
    if (kept) return kept
  }
}

/** Network first, but not for long; what arrives later is kept for the next time. */
async function answerPage(event) {
  const network = fetchPage()
  event.waitUntil(
    keep(network.then(response => response.clone())).catch(error => console.info('the page was not kept anew:', error)),
  )
  const kept = await newest()
  if (!kept) return network
  const late = new Promise(resolve => setTimeout(resolve, patience, kept))
  return Promise.race([network.then(response => (response.ok ? response : kept)), late]).catch(() => kept)
}

/** Files have their content's hash in their name, so that one that is kept is the right one. */
async function answerFile(request) {
  return (await caches.match(request)) ?? fetch(request)
}

/** Paths of files that a document or script names; scripts name those they load later. */
function filesIn(text) {
  const named = text.matchAll(/(?:\/_next\/)?static\/(?:chunks|css|media)\/[\w./~-]+\.(?:js|css|woff2)/g)
  return [...named].map(([path]) => (path.startsWith('/') ? path : `/_next/${path}`))
}

async function nameOf(files) {
  const bytes = new TextEncoder().encode([...new Set(files)].sort().join('\n'))
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return (
    prefix +
    [...new Uint8Array(digest)]
      .map(byte => byte.toString(16).padStart(2, '0'))
      .join('')
      .slice(0, 16)
  )
}

async function fetchInto(cache, path) {
  const kept = await cache.match(path)
  if (kept) return kept
  const response = await fetch(path)
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  await cache.put(path, response.clone())
  return response
}

/** Keeps a document with all its files under the name of its build; earlier builds go only when this one is whole. */
async function keep(coming) {
  const response = await coming
  if (!response.ok || !response.headers.get('content-type')?.startsWith('text/html')) return
  const files = filesIn(await response.clone().text())
  const name = await nameOf(files)
  const cache = await caches.open(name)
  const done = new Set()
  for (const queue = [...files]; queue.length > 0; ) {
    const path = queue.pop()
    if (done.has(path)) continue
    done.add(path)
    const file = await fetchInto(cache, path)
    if (path.endsWith('.js')) queue.push(...filesIn(await file.clone().text()))
  }
  for (const path of beside) await fetchInto(cache, path)
  await cache.put(page, response)
  for (const other of await caches.keys()) if (other.startsWith(prefix) && other !== name) await caches.delete(other)
}
