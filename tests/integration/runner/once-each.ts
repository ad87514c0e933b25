/**
 * Makes something once for every key, for whoever asks: all test files share a process, and what they only read need not be
 * made for each. What could not be made is missing to all of them.
 */
export function onceEach<Key, Made>(make: (key: Key) => Promise<Made>): (key: Key) => Promise<Made> {
  const made = new Map<Key, Promise<Made>>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}
