/**
 * What Docker and Compose build images with. git is asked for labels that nobody reads, seven times an image; and engines
 * with containerd's store of images would give the same image another id each time, since when it was built is part of what
 * they keep of it: no node of a Swarm would have it, and no run could be resumed.
 */
export const BUILD_VARIABLES = {
  DOCKER_BUILDKIT: "1",
  BUILDX_GIT_INFO: "false",
  BUILDX_NO_DEFAULT_ATTESTATIONS: "1",
};
