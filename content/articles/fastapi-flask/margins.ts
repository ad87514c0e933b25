/** How far from what a claim says a run may be, as a relative change: what is smaller would change nobody's decision. */
export const TENTH = 0.1;
export const TWENTIETH = 0.05;

/** The threads that AnyIO's pool has unless it is told otherwise, on which FastAPI runs plain functions. */
export const POOL_THREADS = 40;
