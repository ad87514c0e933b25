import { UserError } from "../errors/user-error.ts";

/** BASE_PATH cannot be used; the message says what it has to be. */
export class BasePathError extends UserError {
  override name = "BasePathError";
}

const SEGMENT = /^(?!\.{1,2}$)[\w.~-]+$/;

/**
 * What the addresses of the site begin with: BASE_PATH with one slash before it and none behind, or nothing for the root.
 * In a browser it is what the page says of itself, so that what was compiled serves below any.
 *
 * @throws BasePathError for one that is no path of plain names
 */
export function basePath(): string {
  if (typeof document !== "undefined") return document.documentElement.dataset.basePath ?? "";
  const given = process.env.BASE_PATH ?? "";
  const segments = given.split("/").filter((one) => one !== "");
  const wrong = segments.find((one) => !SEGMENT.test(one));
  if (wrong === undefined) return segments.map((one) => `/${one}`).join("");
  throw new BasePathError(
    `expected BASE_PATH to be like /name, of letters, digits, "-", "_", "." and "~", got ${JSON.stringify(given)}`,
  );
}
