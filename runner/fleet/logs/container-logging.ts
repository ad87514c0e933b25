/** How the log of a container is kept where its file does not say: as much of it on disk as of a local process. */
export const CONTAINER_LOGGING = { driver: "json-file", options: { "max-size": "500k", "max-file": "2" } };
