package io.nifproof.node.wall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the kernel counts of a network that is empty but for its loopback: packets without a route,
 * and connections that nobody took.
 */
public final class NetworkCounters {
  private static final List<String> COUNTED =
      List.of("Ip:OutNoRoutes", "Tcp:AttemptFails", "Icmp:InDestUnreachs");
  private static final String SIX = "Ip6OutNoRoutes";

  private NetworkCounters() {}

  /** How often something in a process's network was sought in vain; 0 when that is not known. */
  public static long unanswered(long pid) {
    Path folder = Path.of("/proc/" + pid + "/net");
    try {
      return paired(Files.readAllLines(folder.resolve("snmp")))
          + Files.readAllLines(folder.resolve("snmp6")).stream()
              .filter(line -> line.startsWith(SIX))
              .mapToLong(line -> Long.parseLong(line.substring(SIX.length()).strip()))
              .sum();
    } catch (IOException | NumberFormatException gone) {
      return 0;
    }
  }

  /** A line of names, and one of values under the same heading. */
  private static long paired(List<String> lines) {
    long sum = 0;
    for (int i = 0; i + 1 < lines.size(); i += 2) {
      String[] names = lines.get(i).split(" ");
      String[] values = lines.get(i + 1).split(" ");
      for (int j = 1; j < Math.min(names.length, values.length); j++) {
        sum += COUNTED.contains(names[0] + names[j]) ? Long.parseLong(values[j]) : 0;
      }
    }
    return sum;
  }
}
