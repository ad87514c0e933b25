import { errors } from "undici";
import { WORK_HEADER } from "../../told-work.ts";
import { FIELD_NAME, FIELD_TEXT } from "./field-syntax.ts";

/** What is known of an answer before its body (RFC 9112). */
export interface AnswerHead {
  status: number;
  /** How its body ends: after so many bytes, with an empty chunk, or with the connection. */
  ends: number | "chunked" | "closed";
  /** Whether the connection can be used again, as far as this tells. */
  isKept: boolean;
  /** For how long the server keeps it, in seconds, where it says so. */
  keptSeconds: number | null;
  /** How its body is packed: `identity` where it is not, in small letters as all others. */
  coding: string;
  /** Several where it has more than one; undefined without it. */
  workHeader: string | string[] | undefined;
}

const STATUS_LINE = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: [\t\x20-\x7e\x80-\xff]*)?$/;

/** Of any number of digits: what is longer than may be read is refused while it is read. */
const LENGTH = /^[\t ]*\d+[\t ]*$/;

/** Fields of which more is read than that they are well formed. */
const READ = [
  "connection",
  "content-encoding",
  "content-length",
  "keep-alive",
  "transfer-encoding",
  WORK_HEADER,
] as const;
type Fields = Partial<Record<(typeof READ)[number], string[]>>;

/**
 * Reads the head of an answer.
 *
 * @param text all of it, without the empty line that ends it
 * @param method of the request: an answer to HEAD has no body
 * @throws HTTPParserError where it is not one of HTTP/1
 */
export function readHead(text: string, method: string): AnswerHead {
  const lines = text.split("\r\n");
  const [, minor, digits] = STATUS_LINE.exec(lines[0] ?? "") ?? [];
  if (digits === undefined) throw notHttp("the status line");
  const fields = fieldsOf(lines);
  const status = Number(digits);
  const ends = endOf(status, method, fields);
  const connection = listOf(fields.connection);
  const isKept = minor === "1" ? !connection.includes("close") : connection.includes("keep-alive");
  const work = fields[WORK_HEADER]?.map((one) => one.trim());
  return {
    ...{ status, ends, isKept: isKept && ends !== "closed" },
    keptSeconds: keptSecondsOf(fields["keep-alive"]),
    coding: listOf(fields["content-encoding"]).join() || "identity",
    workHeader: work && work.length === 1 ? work[0] : work,
  };
}

/** What is said where an answer is not one of HTTP, and where. */
export function notHttp(where: string): Error {
  return new errors.HTTPParserError(`Response does not match the HTTP/1.1 protocol (${where})`);
}

/**
 * The name of the header that a line is.
 *
 * @throws HTTPParserError where it is none
 */
export function fieldNameOf(line: string): string {
  const name = line.slice(0, Math.max(0, line.indexOf(":")));
  if (!FIELD_NAME.test(name) || !FIELD_TEXT.test(line)) throw notHttp("a header");
  return name;
}

/** The values of what is read, as they stand behind their colons. */
function fieldsOf(lines: string[]): Fields {
  const fields: Fields = {};
  for (let at = 1; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const name = fieldNameOf(line);
    const known = READ.find((one) => one.length === name.length && one === name.toLowerCase());
    if (known) fields[known] = [...(fields[known] ?? []), line.slice(name.length + 1)];
  }
  return fields;
}

/** See RFC 9112, section 6.3. Two lengths are an attempt to have an answer read in two ways. */
function endOf(status: number, method: string, fields: Fields): AnswerHead["ends"] {
  const codings = listOf(fields["transfer-encoding"]);
  const lengths = fields["content-length"] ?? [];
  if (codings.length > 0 && lengths.length > 0) throw notHttp("a length beside a transfer coding");
  if (lengths.length > 1 || !lengths.every((one) => LENGTH.test(one))) throw notHttp("the content length");
  if (method === "HEAD" || status < 200 || status === 204 || status === 304) return 0;
  if (codings.length > 0) return codings.at(-1) === "chunked" ? "chunked" : "closed";
  return lengths[0] === undefined ? "closed" : Number(lengths[0]);
}

function keptSecondsOf(values: string[] | undefined): number | null {
  const [, seconds] = /(?:^|[,\s])timeout=(\d{1,9})/i.exec(values?.join() ?? "") ?? [];
  return seconds === undefined ? null : Number(seconds);
}

/** The members of a list; empty ones mean nothing (RFC 9110, section 5.6.1). */
function listOf(values: string[] | undefined): string[] {
  return values
    ? values
        .join()
        .toLowerCase()
        .split(",")
        .map((one) => one.trim())
        .filter((one) => one !== "")
    : [];
}
