import { z } from "zod";

/**
 * What an attribute of an element is:
 *
 * - `prose` is read by readers: text or elements, without typed numbers
 * - `name` is text that is not read, or whatever the project has under it; `address` is where a link leads
 * - `endpoint`, `endpoints`, `target`, `targets` and `value` name what the Compose file or a run has
 * - `services` is one of {@link SERVICES}
 * - `claims` names claims of the article; `flag` is there or not
 *
 * One that names several has spaces between them; one that may be left out ends with a question mark.
 */
type Kind = Single | Several | "flag";
type Single = "prose" | "name" | "address" | "endpoint" | "target" | "value" | "services";
type Several = "endpoints" | "targets" | "claims";

/** Groups of services that an element can be about: those that are measured, or the process models. */
export const SERVICES = ["targets", "models"] as const;

/** The attributes of an element and what each of them is; there are no others. */
export type Attributes = Readonly<Record<string, Kind | `${Kind}?`>>;

type Read<Written> = Written extends `${infer Required}?`
  ? Read<Required>
  : Written extends Several
    ? string[]
    : Written extends "flag"
      ? boolean
      : Written extends "services"
        ? (typeof SERVICES)[number]
        : string;

type Optional<Of extends Attributes> = { [Key in keyof Of]: Of[Key] extends `${Kind}?` ? Key : never }[keyof Of];

/** The values of some attributes: those that name several are lists. */
export type AttributeValues<Of extends Attributes> = {
  [Key in Exclude<keyof Of, Optional<Of>>]: Read<Of[Key]>;
} & { [Key in Optional<Of>]?: Read<Of[Key]> | undefined };

const SEVERAL: ReadonlySet<string> = new Set<Several>(["endpoints", "targets", "claims"]);

/**
 * Reads attributes as they are written in the text of an article; those that are not asked for are left out.
 *
 * @throws Error when one is missing or is not what it should be; the message names it
 */
export function readAttributes<const Of extends Attributes>(attributes: Of, given: unknown): AttributeValues<Of> {
  const shape = Object.entries(attributes).map(([name, kind]) => [name, schemaOf(kind)]);
  const { data, error } = z.object(Object.fromEntries(shape)).safeParse(given);
  if (error) throw new Error(`attributes: ${z.prettifyError(error)}\nin ${JSON.stringify(given)}`);
  return data as AttributeValues<Of>;
}

function schemaOf(written: string): z.ZodType {
  const schema = schemaOfKind(written.replace("?", ""));
  return written.endsWith("?") ? schema.optional() : schema;
}

function schemaOfKind(kind: string): z.ZodType {
  if (kind === "flag") return z.boolean();
  if (kind === "services") return z.enum(SERVICES);
  return SEVERAL.has(kind) ? names : z.string();
}

const names = z.string().transform((text) => text.trim().split(/\s+/));
