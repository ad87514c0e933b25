import { Tally } from "../../../load/steady/tally.ts";

// Counts as many requests as an experiment may have, window by window, as a thread of the load generator does, keeps what
// a run keeps of them, and prints what that takes: requests and windows are its arguments.
const [requests = 1, windows = 1] = process.argv.slice(2).map(Number);
const each = requests / windows;
const kept: string[] = [];
for (let window = 0; window < windows; window++) {
  const tally = new Tally({ warmUp: 0, begin: 0, end: 1 }, "due");
  for (let index = 0; index < each; index++) {
    const due = index / each;
    // From a tenth of a millisecond to ten seconds, each about as often: more different latencies than any server has.
    const seconds = 10 ** (5 * ((index * 0.618_033_988_75) % 1) - 4);
    tally.sends(due, due);
    tally.ends(due + seconds, { due, sent: due }, null);
  }
  kept.push(JSON.stringify(tally.counts(1)));
}
const bytes = Math.max(...kept.map(({ length }) => length));
console.log(JSON.stringify({ bytes, mostBytes: 1024 * process.resourceUsage().maxRSS }));
