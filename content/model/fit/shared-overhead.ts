import type { Scored } from "./coarse.ts";
import { bestOverhead } from "./overhead.ts";
import { refine, type Search } from "./refine.ts";

const MOST_TURNS = 6;
/** A turn that betters the misfit by a smaller part is the last. */
const WORTHWHILE = 0.001;

/**
 * The best candidate near a refined one with an overhead that all requests of a burst share: that overhead for the rest
 * as it is, then the rest anew, by turns until neither betters it. An event loop works breadth first, so that even the
 * first answer of a large burst is late, which no hand-over in line explains.
 */
export function withSharedOverhead(from: Scored, search: Search): Scored {
  let best = from;
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const shared = bestOverhead(search.soloSeconds, (sharedSeconds) => search.misfit({ ...best, sharedSeconds }));
    if (shared.misfit >= best.misfit) return best;
    const next = refine({ ...best, sharedSeconds: shared.overheadSeconds, misfit: shared.misfit }, search);
    const gained = best.misfit - next.misfit;
    best = next;
    if (gained < WORTHWHILE * best.misfit) return best;
  }
  return best;
}
