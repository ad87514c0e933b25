import { sayLaw } from "../../../../content/findings/laws/say-law.ts";
import { namable } from "../common/element.ts";

/** The name of the law that a sweep was observed to follow, in the text. */
export const law = namable({ endpoint: "endpoint", target: "target" }, ({ endpoint, target }, { article: { run } }) => {
  const said = sayLaw(run, endpoint, target);
  return <em className={said ? undefined : "missing"}>{said ?? "not measured"}</em>;
});
