/** Allows only what the site itself serves, and no unsafe scripts. Style attributes are allowed: drawings use them. */
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

/** The policy in every page, for hosts that send no headers. */
const POLICY = DIRECTIVES.join("; ");

/** The policy as an element of a page's head. */
export const POLICY_ELEMENT = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;

/** Response headers in the form that Netlify and Cloudflare Pages read; frame-ancestors works only as a header. */
export const HEADERS_FILE = `/*
  Content-Security-Policy: ${POLICY}; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
/_next/static/*
  Cache-Control: public, max-age=31536000, immutable
`;
