/** How far from what a claim says a run may be, as a relative change: what is smaller would change nobody's decision. */
export const TENTH = 0.1;
/** Who is to be faster is to be so by more: a ratio of nearly 1 is told from neither side of it, and changes nobody's decision. */
export const TENTH_MORE = 1 + TENTH;
/**
 * Two starts of one target may differ by a tenth in what they compute, so two
 * that are alike are hardly shown to be so by less.
 */
export const FIFTH = 0.2;

/**
 * By how much requests may be longer or shorter than was wanted, since all targets get equal work, whatever it takes; and
 * how much longer waits may take together than alone to be called free of each other, where what shares a core would double.
 */
export const THIRD = 1 / 3;

/** The threads that AnyIO's pool has unless it is told otherwise, on which FastAPI runs plain functions. */
export const POOL_THREADS = 40;
