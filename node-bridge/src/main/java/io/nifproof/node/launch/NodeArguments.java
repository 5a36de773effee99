package io.nifproof.node.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a node is told after the flags of its emulator.
 *
 * @param name its node name
 * @param portMapper the port of the port mapper it registers with, or what stands for it
 * @param user whether it has a process that answers I/O requests
 * @param bootFile our boot file; its own when empty
 */
record NodeArguments(String name, String portMapper, boolean user, Optional<Path> bootFile) {
  /** The words of the command line. */
  List<String> words() {
    List<String> words = new ArrayList<>(List.of("-noshell", "-noinput"));
    words.addAll(List.of("-boot", BootFiles.argument(bootFile)));
    words.addAll(List.of("-hidden", "-name", name, "-start_epmd", "false"));
    words.addAll(List.of("-connect_all", "false", "-epmd_port", portMapper));
    if (!user) {
      words.add("-nouser"); // kernel's user_sup; starting `user` is a tenth of an emulated boot
    }
    if (bootFile.isEmpty()) { // ours says it itself
      words.addAll(List.of("-kernel", "logger", "[{handler,default,undefined}]"));
      words.addAll(List.of("-kernel", "inet_dist_use_interface", "{127,0,0,1}"));
    }
    return words;
  }
}
