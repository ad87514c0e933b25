/** What a server may do with a burst, by the name of the curve that its completions follow. */
const LAWS = ["serial", "flat", "shared", "staircase", "queued and shared"] as const;

/** See {@link LAWS}. */
export type Law = (typeof LAWS)[number];

/**
 * Names the law that slots and cores obey over the levels measured.
 *
 * - serial: one slot, so one request after the other
 * - flat: a slot and a core for every request, or no need of cores
 * - shared: a slot for every request, but fewer cores
 * - staircase: fewer slots than requests, each with a core of its own, or no need of cores
 * - queued and shared: fewer slots than requests, and fewer cores than slots
 *
 * Two hyperthreads give about one and a half cores' worth of work. So where the slots are no more than the whole cores,
 * each has a core of its own unless they got half of the slots' worth or less, which hyperthreads do not explain.
 *
 * @param server its slots and its effective cores; either may be Infinity
 * @param measured the most requests of a burst, and the whole cores that the target may use
 */
export function nameLaw(
  { slots, cores }: { slots: number; cores: number },
  { most, wholeCores }: { most: number; wholeCores: number },
): Law {
  if (slots === 1) return "serial";
  if (slots >= most) return cores >= most ? "flat" : "shared";
  const coreEach = cores >= slots || (slots <= wholeCores && cores > slots / 2);
  return coreEach ? "staircase" : "queued and shared";
}
