/** Nothing but what the site itself has; scripts need nothing unsafe. Drawings place their parts by style attributes. */
const DIRECTIVES = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'self'",
  "form-action 'none'",
  "object-src 'none'",
];

/** The policy as it stands in every page, for hosts that send none. */
export const POLICY = DIRECTIVES.join("; ");

/** The policy as an element of a page's head. */
export const POLICY_ELEMENT = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;

/** Response headers in the form that Netlify and Cloudflare Pages read; who may frame a page only a header can say. */
export const HEADERS_FILE = `/*
  Content-Security-Policy: ${POLICY}; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
/_next/static/*
  Cache-Control: public, max-age=31536000, immutable
`;
