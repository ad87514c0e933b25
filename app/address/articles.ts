/** The address of an article within the site, which is its own wherever else it is shown. */
export function addressOf(slug: string): string {
  return `/articles/${slug}/`;
}

/** The address of an article's claims. */
export function addressOfClaims(slug: string): string {
  return `${addressOf(slug)}claims/`;
}

/** The address of the same as JSON. */
export function addressOfClaimsFile(slug: string): string {
  return `${addressOf(slug)}claims.json`;
}

/** The address of the picture that links to an article are shown with. */
export function addressOfPicture(slug: string): string {
  return `${addressOf(slug)}og.png`;
}
