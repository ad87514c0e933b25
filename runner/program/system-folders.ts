/** Where processes are seen: elsewhere in a container that looks at those of its whole machine. */
export const PROC = process.env.BENCHBOOK_PROC ?? "/proc";

/** The same of control groups. */
export const CONTROL_GROUPS = process.env.BENCHBOOK_CGROUPS ?? "/sys/fs/cgroup";
