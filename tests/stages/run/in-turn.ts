/** Lets one thing be done at a time, in the order in which they are asked for, whether or not those before succeed. */
export function inTurn(): <T>(act: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const begun = last.then(act, act);
    last = begun;
    return begun;
  };
}
