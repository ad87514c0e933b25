/** The largest overhead sought, as a part of the seconds alone. */
const MOST = Math.sqrt(0.05);
const SCANNED = 5;
const GOLDEN = (Math.sqrt(5) - 1) / 2;
const NARROWINGS = 9;

/** An overhead and how far the candidate with it is from the evidence. */
interface Scored {
  overheadSeconds: number;
  misfit: number;
}

/**
 * The overhead of least misfit, from 0 to a twentieth of the seconds alone: a scan of the range, since the misfit may
 * have more than one valley, and golden section (Kiefer, Proceedings of the AMS 4 (1953)) in the best part of it. Works
 * on the square root of the overhead: fine near 0, where 80 requests wait for it one after the other.
 */
export function bestOverhead(soloSeconds: number, misfit: (overheadSeconds: number) => number): Scored {
  const score = (root: number): Scored & { root: number } => {
    const overheadSeconds = soloSeconds * root ** 2;
    return { root, overheadSeconds, misfit: misfit(overheadSeconds) };
  };
  const gap = MOST / (SCANNED - 1);
  let best = Array.from({ length: SCANNED }, (_, index) => score(index * gap)).reduce(lesser);
  let [from, to] = [Math.max(0, best.root - gap), Math.min(MOST, best.root + gap)];
  let left = score(to - GOLDEN * (to - from));
  let right = score(from + GOLDEN * (to - from));
  for (let narrowing = 0; narrowing < NARROWINGS; narrowing++) {
    best = [left, right].reduce(lesser, best);
    if (left.misfit <= right.misfit) {
      to = right.root;
      right = left;
      left = score(to - GOLDEN * (to - from));
    } else {
      from = left.root;
      left = right;
      right = score(from + GOLDEN * (to - from));
    }
  }
  return best;
}

function lesser<T extends Scored>(one: T, other: T): T {
  return other.misfit < one.misfit ? other : one;
}
