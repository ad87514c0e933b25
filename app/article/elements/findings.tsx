import type { Claims } from "../../../content/findings/claims/claim.ts";
import type { JudgedClaim } from "../../../content/findings/claims/judge-claims.ts";
import { sayVerdict } from "../../../content/findings/claims/say-judged.ts";
import { anchorOf, saidClaims } from "./said-claims.ts";
import { Shape } from "./shape.tsx";

interface FindingsProps {
  /** Claims by their ids. */
  ids: readonly string[];
  claims: Claims;
  judged: JudgedClaim[];
}

/** The answer of an article in a few claims, each with the run's verdict, which leads to its place in the text. */
export function Findings({ ids, claims, judged }: FindingsProps) {
  const said = saidClaims(ids.join(" "), claims, judged);
  const items = said.map(({ judged: { id, verdict, couldHardlyFail }, words, after }) => (
    <span key={id}>
      {words}
      <a className={`mark verdict-${verdict}`} href={`#${anchorOf(id)}`}>
        {"\u00a0"}
        <Shape verdict={verdict} /> {sayVerdict({ verdict, couldHardlyFail })}
      </a>
      {after}
    </span>
  ));
  const decided = said.filter(({ judged: { verdict } }) => verdict !== "undecided").length;
  return (
    <section className="findings" aria-labelledby="findings">
      <h2 id="findings">Findings</h2>
      <ul>
        {items.slice(0, decided).map((item) => (
          <li key={item.key}>{item}</li>
        ))}
        {decided < items.length && <li>{items.slice(decided)}</li>}
      </ul>
    </section>
  );
}
