package io.nifproof.node.launch;

import java.nio.file.Path;

/**
 * Where a node lives.
 *
 * @param alive its name without the host
 * @param folder its home and working directory
 * @param record what its VM's preloaded library writes
 * @param marker the environment entry that its processes carry, {@code NAME=value}
 */
record NodePlace(String alive, Path folder, NodeRecord record, String marker) {
  static final String HOST = "127.0.0.1";

  String name() {
    return alive + "@" + HOST;
  }
}
