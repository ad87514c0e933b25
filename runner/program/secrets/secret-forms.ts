/**
 * The forms in which servers repeat a value that they were sent: as it is, in JSON (some write ASCII only, or escape
 * slashes), in addresses and forms, in HTML, as bytes in hexadecimal and in base64; all of them also in capitals and in small
 * letters alone, but base64, in which these tell letters apart.
 */
export function formsOf(value: string): string[] {
  const inJson = JSON.stringify(value).slice(1, -1);
  // Half of a surrogate pair has no such form.
  const inAddress = encodeURIComponent(value.toWellFormed());
  const strict = inAddress.replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
  const inAddresses = [inAddress, strict, strict.replaceAll("%2F", "/"), strict.replaceAll("%20", "+")];
  const inHtml = (double: string, single: string) =>
    Object.entries({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': double, "'": single }).reduce(
      (text, [one, instead]) => text.replaceAll(one, instead),
      value,
    );
  const bytes = Buffer.from(value);
  const hex = bytes.toString("hex");
  const written = [
    ...[value, inJson, inJson.replaceAll("/", "\\/"), inJson.replace(/[^ -~]/g, asEscape)],
    ...[...inAddresses, ...inAddresses.map(inSmallHex), hex.replaceAll(/../g, "%$&"), hex],
    ...[inHtml("&quot;", "&#x27;"), inHtml("&#34;", "&#39;")],
  ];
  return [...written.flatMap((form) => [form, form.toUpperCase(), form.toLowerCase()]), ...inBase64(bytes)];
}

function asEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** An address in which bytes are written with small letters. */
function inSmallHex(address: string): string {
  return address.replaceAll(/%[\dA-F]{2}/g, (byte) => byte.toLowerCase());
}

/**
 * Bytes in base64 and in its form for addresses (RFC 4648): by themselves, and within others, of which three become four
 * letters, so that it matters how many stand before. Letters that tell of those others too are left out.
 */
function inBase64(bytes: Buffer): string[] {
  const within = [0, 1, 2].map((before) => {
    const all = Buffer.concat([Buffer.alloc(before), bytes]);
    return all.toString("base64").slice(Math.ceil((8 * before) / 6), Math.floor((8 * all.length) / 6));
  });
  return [bytes.toString("base64"), ...within].flatMap((form) => [
    form,
    form.replaceAll("+", "-").replaceAll("/", "_"),
  ]);
}
