/* Shows the notices that the server pushes to this browser, and opens their record. It keeps nothing and answers no request; the pages of /field have a worker of their own. */
self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('push', event => {
  const { title, body, url } = event.data?.json() ?? {}
  if (title)
    event.waitUntil(
      self.registration.showNotification(title, { body, data: { url }, icon: '/field-192.png', tag: url }),
    )
})
self.addEventListener('notificationclick', event => {
  event.notification.close()
  const { url } = event.notification.data ?? {}
  if (url && new URL(url).origin === self.location.origin) event.waitUntil(self.clients.openWindow(url))
})
