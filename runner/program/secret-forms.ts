/**
 * The forms in which servers repeat a value that they were sent: as it is, in JSON (some write ASCII only, or escape
 * slashes), in addresses and forms, and in HTML.
 */
export function formsOf(value: string): string[] {
  const inJson = JSON.stringify(value).slice(1, -1);
  // Half of a surrogate pair has no such form.
  const inAddress = encodeURIComponent(value.toWellFormed());
  const strict = inAddress.replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
  const inHtml = (double: string, single: string) =>
    Object.entries({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': double, "'": single }).reduce(
      (text, [one, instead]) => text.replaceAll(one, instead),
      value,
    );
  return [
    ...[value, inJson, inJson.replaceAll("/", "\\/"), inJson.replace(/[^ -~]/g, asEscape)],
    ...[inAddress, strict, strict.replaceAll("%2F", "/"), strict.replaceAll("%20", "+")],
    ...[inHtml("&quot;", "&#x27;"), inHtml("&#34;", "&#39;")],
  ];
}

function asEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
