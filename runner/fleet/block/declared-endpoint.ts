import { z } from "zod";
import { withOnePlaceholder } from "../../../content/run/endpoint/amount-placeholder.ts";
import {
  amountsAsked,
  type Endpoint,
  endpointShape,
  hasRightAmounts,
  wrongAmounts,
} from "../../../content/run/parts/endpoint.ts";
import { SentParts } from "../../load/sent-parts.ts";
import { amountsInBody, bodySchema, bytesOf } from "./declared-body.ts";
import { headersSchema } from "./declared-headers.ts";

const MOST_QUERY = 20;
const LONGEST_QUERY_VALUE = 500;

const querySchema = z
  .record(
    z.string().min(1).max(100),
    z
      .union([z.string(), z.number(), z.boolean()], { error: "expected text or a number, got neither" })
      .transform((value) => withOnePlaceholder(String(value)))
      .pipe(z.string().max(LONGEST_QUERY_VALUE)),
  )
  .refine((query) => Object.keys(query).length <= MOST_QUERY, {
    error: ({ input }) => `expected at most ${MOST_QUERY} names in a query, got ${Object.keys(input as object).length}`,
  });

const declaration = z.strictObject({
  ...endpointShape,
  query: querySchema.optional(),
  headers: headersSchema.optional(),
  body: bodySchema.optional(),
});

type Declaration = z.infer<typeof declaration>;

/** An endpoint that is declared: what may be known of it, and what only its requests have. */
export interface DeclaredEndpoint {
  endpoint: Endpoint;
  sent: SentParts;
}

/** An endpoint as a Compose file declares it. */
export const declaredEndpointSchema = declaration
  .superRefine((declared, context) => {
    const refuse = (key: keyof Declaration, message: string) =>
      context.addIssue({ code: "custom", path: [key], message });
    const amounts = amountsAsked(declared) + amountsInBody(declared.body);
    if (!hasRightAmounts(declared, amounts)) refuse("path", wrongAmounts(declared));
    if (declared.method === "HEAD" && declared.answer.at !== undefined)
      refuse("answer", "expected another method than HEAD to look into the answer, which has no body then");
    if (declared.body === undefined) return;
    if (["GET", "HEAD", "OPTIONS"].includes(declared.method))
      refuse("method", `expected POST, PUT, PATCH or DELETE for a body, got ${declared.method}`);
    if (typeOf(declared) === undefined)
      refuse("headers", "expected a content-type beside a body of text, got none; a map or list is sent as JSON");
  })
  .transform(({ headers: written = {}, body, ...endpoint }): DeclaredEndpoint => {
    const type = typeOf({ headers: written, body });
    const headers = body === undefined || type === undefined ? written : { ...written, "content-type": type };
    const names = Object.keys(written);
    return {
      endpoint: {
        ...endpoint,
        ...(names.length > 0 && { headers: names.toSorted() }),
        ...(body !== undefined && type !== undefined && { body: { type, bytes: bytesOf(body) } }),
      },
      sent: new SentParts({ headers, body }),
    };
  });

/** The type of a body: as its header says, else JSON; of text without such a header it is not known. */
function typeOf({ headers, body }: Pick<Declaration, "headers" | "body">): string | undefined {
  return headers?.["content-type"] ?? (typeof body === "string" ? undefined : "application/json");
}
