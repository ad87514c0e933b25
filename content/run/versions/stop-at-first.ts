/**
 * Lets zod stop at the first thing that is wrong: of a hostile file with millions of wrong items, telling of each would fill
 * the memory. Its types keep this for its own use, so a test holds that it still does it.
 */
export const STOP_AT_FIRST = { abortEarly: true, reportInput: false };
