/** The characters beyond ASCII that the site's own text uses; any other character uses a fallback font. */
const TYPOGRAPHIC = "\u00a0\u202f–—‘’“”…·•×÷−±²³½°µ§©éüöäßçñ†";

/** Every character that the fonts are cut down to: printable ASCII and the typographic ones. */
export const CHARACTERS =
  Array.from({ length: 0x7f - 0x20 }, (_, above) => String.fromCodePoint(0x20 + above)).join("") + TYPOGRAPHIC;
