/** A server as the queueing model sees it; slots and cores may be Infinity, cores may be a fraction. */
export interface Server {
  slots: number;
  cores: number;
  /** What one request takes with a core to itself. */
  serviceSeconds: number;
  /** What handing one request over takes, one after the other. */
  overheadSeconds: number;
}

/** When each request of a burst was begun and done: seconds since it was sent, ascending. */
export interface Served {
  began: number[];
  ended: number[];
}

/**
 * When the requests of a burst are begun and done: first come, first served by slots that share the cores equally
 * (Kleinrock, "Queueing Systems" II, 1976, section 4.4: processor sharing, here with a limit). The k-th of the requests,
 * all sent at second 0, reaches the queue at k · overhead; of the requests in slots each proceeds at rate
 * min(1, cores / their number). All take the same work, so they finish in the order of their starts, and one clock of
 * work received per request ("virtual time") serves for all of them: 2n events for n requests.
 */
export function serve({ requests, ...server }: Server & { requests: number }): Served {
  const { slots, cores, serviceSeconds, overheadSeconds } = server;
  const served: Served = { began: [], ended: [] };
  const leavesAt: number[] = [];
  let [now, received] = [0, 0];
  while (served.ended.length < requests) {
    const active = leavesAt.length - served.ended.length;
    const rate = Math.min(1, cores / active);
    const free = active < slots && leavesAt.length < requests;
    const start = free ? Math.max(now, (leavesAt.length + 1) * overheadSeconds) : Number.POSITIVE_INFINITY;
    const leaves = leavesAt[served.ended.length] ?? Number.POSITIVE_INFINITY;
    const finish = now + (leaves - received) / rate;
    if (finish <= start) {
      [now, received] = [finish, leaves];
      served.ended.push(now);
    } else {
      if (active > 0) received += rate * (start - now);
      now = start;
      leavesAt.push(received + serviceSeconds);
      served.began.push(now);
    }
  }
  return served;
}

/** When the requests of a burst are done, one of seconds for each, ascending; none for no requests. */
export function completions(burst: Server & { requests: number }): number[] {
  return serve(burst).ended;
}
