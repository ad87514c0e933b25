/**
 * What may say who made a run, or give something away, and how it is written. Each pattern takes a time that grows with the
 * length of a text and no faster: a hostile file has many long ones.
 */
export const PRIVATE_KINDS: readonly [what: string, pattern: RegExp][] = [
  ...of(
    "a folder of a user",
    // Wherever homes are kept, and behind a flag of one letter as in `-v/home/…`.
    /(?:^|[^\w.]|(?<!\w)-[A-Za-z])(?:\/(?:var|usr|export|srv|data|mnt|nfs|net|afs|Volumes|System\/Volumes\/Data))?\/(?:home[s\d]?\/[^/\s]|root(?:\/|\b))/,
    /(?:\/mnt)?(?:\/[a-z])?\/Users\/[^/\s]/,
    /(?<![\w.])\/(?:run\/)?media\/[^/\s]+\/|\/run\/user\/\d|\/var\/folders\/\w\w\//,
    /[\\/]+(?:Users|Documents and Settings)[\\/]+[^\\/\s]/,
    /(?:^|[\s"'=:(,])~[a-z_][\w-]{0,31}\//,
    // Of a network, as Windows writes it.
    /(?:^|[\s"'=(,])\\\\[\w.-]{1,63}\\[\w$]/,
  ),
  ...of("an e-mail address", /[\w.+-]@(?:[\w-]{1,63}\.){1,8}[a-z]{2,}\b/i),
  ...of(
    "the name of a user",
    // As a shell's prompt and `ssh` have it; the digest of an image is none.
    /(?:^|[\s"'=(,;<[])[a-z_][\w.-]{0,31}@(?!sha\d)[a-z][\w-]{0,62}(?![\w@/.-])/i,
    /\b(?:USER|LOGNAME|USERNAME|SUDO_USER)=(?!root\b|nobody\b|\(not shown\))\w/,
    /\b(?:user|username|login)=(?!root\b|nobody\b|postgres\b|www-data\b|\(not shown\))\w/,
    /\buid=\d+\((?!root\)|nobody\))/,
  ),
  ...of(
    "the name of a host",
    // Names that only a network of somebody's own knows; what Docker calls the host, and modules of Python, are others.
    /(?<=[\w-])(?<!\b(?:docker|threading|werkzeug|asgiref|_thread))\.(?:local|localdomain|lan|internal|intranet|corp|home|fritz\.box)(?![\w(/-]|\.\w)/i,
    /(?<![\w-])ip-\d{1,3}-\d{1,3}-\d{1,3}-\d{1,3}(?![\w-])/,
    /\b(?:HOSTNAME|COMPUTERNAME)=(?!localhost\b)\w/,
  ),
  ...of("a private key", /-----BEGIN [A-Z ]*PRIVATE KEY/),
  ...of("a key", /\bssh-(?:rsa|dss|ed25519) AAAA/),
  ...of("a login in an address", /[a-z0-9+.-]:\/\/[^/\s:@]{1,256}:[^/\s@]{1,256}@/i),
  ...of(
    "a token",
    /\b(?:bearer|basic)\s+[\w+/=.-]{16,}/i,
    /\b(?:gh[oprsu]_|github_pat_|xox[abeprs]-|glpat-|npm_|hf_|pypi-|dckr_pat_|ya29\.)\w{10,}/,
    /\b[sr]k[-_][\w-]{16,}|\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.|\bSG\.[\w-]{16,}\.[\w-]{16,}|\bAIzaSy[\w-]{33}/,
    /hooks\.slack\.com\/services\/\w|[?&](?:X-Amz-Signature|sig)=\w/,
    // In capitals and of that length alone: the Base64 of histograms would have anything shorter by chance.
    /\bA[KS]IA[0-9A-Z]{16}\b/,
  ),
  ...of(
    "a header that lets somebody in",
    /\b(?:proxy-)?authorization["']?\s{0,4}[:=]\s{0,4}["']?(?!\(not shown\))[\w+/=.-]{4}/i,
    /\b(?:set-)?cookie["']?\s{0,4}:\s{0,4}["']?(?!\(not shown\))[\w.-]{1,64}=[^\s;]/i,
  ),
  ...of(
    "a password",
    // What the runner itself has put in place of one is none.
    /(?:password|passwd|passphrase|secret|token|(?:api|access|account|secret)[_-]?key)["']?(?:\s{0,4}=\s{0,4}|\s{0,4}:\s{0,4}["'])["']?(?!\(not shown\))[^\s&"']{4,}/i,
    /(?:password|passwd|passphrase|api[_-]?key):\s{0,4}(?!\(not shown\)|expected\b)[^\s&"']{4,}/i,
    /(?:^|\s)--?(?:[a-z]+-){0,3}(?:password|passwd|passphrase|secret|token|api-key)\s+(?!\(not shown\)|-)\S{4,}/i,
    /(?<![A-Za-z])pwd=(?!\/|\(not shown\))[^\s&;]{4,}/i,
  ),
  // Neither a time of day nor a digest in pairs, which is longer.
  ...of(
    "a hardware address",
    /(?<![\w:-])(?:[\da-f]{2}:){5}[\da-f]{2}(?![\w:-])|(?<![\w:-])(?:[\dA-F]{2}-){5}[\dA-F]{2}(?![\w:-])/i,
  ),
];

function of(what: string, ...patterns: RegExp[]): [string, RegExp][] {
  return patterns.map((pattern) => [what, pattern]);
}
