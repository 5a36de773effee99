package io.nifproof.node.provision.fetch;

import io.nifproof.node.Arch;
import io.nifproof.node.files.SearchPath;
import io.nifproof.node.files.Trees;
import io.nifproof.node.process.Command;
import io.nifproof.node.process.CommandEnd;
import io.nifproof.node.provision.fetch.ProvisionException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Unpacks Debian packages, with all they depend on, into a folder.
 *
 * <p>Runs mmdebstrap with {@code --variant=extract}, which executes nothing of the packages, and in
 * its {@code chrootless} mode, which then needs no privilege: the same for root and for others.
 * Options after mmdebstrap 1.3.5's manual. Signatures are checked as ever; only the date of a
 * Release file is not, for sid's are short-lived and archived ones have run out.
 */
public final class Mmdebstrap {
  private static final Duration TIMEOUT = Duration.ofMinutes(15);
  private static final List<String> MIRRORS =
      List.of("http://deb.debian.org/debian", "http://archive.debian.org/debian");
  private static final String WRONG_NAME =
      "check the names of the packages; `apt-cache search` knows Debian's";
  private static final String INSTALL =
      "`apt-get install mmdebstrap debian-archive-keyring` (Debian, Ubuntu); `nix profile install"
          + " nixpkgs#mmdebstrap`; `dnf install mmdebstrap debian-keyring` (Fedora); other systems:"
          + " package mmdebstrap, with apt and Debian's archive keyring";

  private final Map<String, String> environment;

  public Mmdebstrap(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** The program, when it is installed. */
  Optional<Path> program() {
    return SearchPath.of(environment).program("mmdebstrap");
  }

  /**
   * Unpacks packages.
   *
   * @param kept the files to keep, as patterns of absolute paths; all others are left out
   * @param folder where to; must not exist
   * @param progress told each step
   * @throws ProvisionException when mmdebstrap is absent, or every mirror failed: the first one's
   *     failure
   */
  void unpack(
      DebianName from,
      List<String> packages,
      List<String> kept,
      Path folder,
      Consumer<String> progress)
      throws IOException, ProvisionException, InterruptedException {
    Path program = program().orElseThrow(Mmdebstrap::missing);
    ProvisionException failure = null;
    for (String mirror : mirrors()) {
      Trees.delete(folder);
      Files.createDirectories(folder.getParent());
      progress.accept("fetching " + String.join(" ", packages) + " of " + from + " from " + mirror);
      List<String> argv = argv(program, from.suite(), from.arch(), packages, kept);
      argv.add(folder.toString());
      argv.add(mirror);
      CommandEnd end =
          Command.of(argv, childEnvironment(), folder.getParent())
              .telling(line -> relay(line, progress))
              .run(TIMEOUT);
      if (end.ok()) {
        return;
      }
      ProvisionException here = failed(from, mirror, end);
      failure = failure == null ? here : failure;
      if (end.overdue() || here.remedy().equals(WRONG_NAME)) {
        break;
      }
    }
    Trees.delete(folder);
    throw failure;
  }

  private static List<String> argv(
      Path program, String suite, Arch arch, List<String> packages, List<String> kept) {
    List<String> argv = new ArrayList<>();
    argv.addAll(List.of(program.toString(), "--variant=extract", "--mode=chrootless"));
    argv.addAll(List.of("--skip=check/chrootless", "--format=directory"));
    argv.add("--architectures=" + arch.id());
    argv.add("--components=main");
    argv.add("--aptopt=Acquire::Check-Valid-Until \"false\"");
    argv.add("--aptopt=Acquire::Retries \"2\"");
    argv.add("--dpkgopt=path-exclude=/*");
    kept.forEach(pattern -> argv.add("--dpkgopt=path-include=" + pattern));
    argv.add("--include=" + String.join(",", packages));
    argv.add(suite);
    return argv;
  }

  private List<String> mirrors() {
    String own = environment.getOrDefault("NIFPROOF_DEBIAN_MIRROR", "");
    return own.isBlank() ? MIRRORS : List.of(own.strip());
  }

  /** What it needs of the user's environment: the way to the programs and to the network. */
  private Map<String, String> childEnvironment() {
    Map<String, String> all = new HashMap<>(Map.of("LC_ALL", "C.UTF-8"));
    for (String name : List.of("PATH", "HOME", "TMPDIR", "http_proxy", "https_proxy", "no_proxy")) {
      Optional.ofNullable(environment.get(name)).ifPresent(value -> all.put(name, value));
    }
    return all;
  }

  /** Its warnings are about package scripts, of which none run, and root, which it does not use. */
  private static void relay(String line, Consumer<String> progress) {
    if (!line.startsWith("W:")) {
      progress.accept(line);
    }
  }

  private static ProvisionException failed(DebianName from, String mirror, CommandEnd end) {
    List<String> words = end.lines().stream().filter(line -> line.startsWith("E:")).toList();
    List<String> shown = words.isEmpty() ? end.last(5) : words;
    return new ProvisionException(
        end.overdue() ? Kind.OVERDUE : Kind.FETCH_FAILED,
        "packages of `%s` could not be unpacked from %s: mmdebstrap %s:\n%s"
            .formatted(
                from,
                mirror,
                end.overdue()
                    ? "took over " + TIMEOUT.toMinutes() + " min"
                    : "exits " + end.status(),
                String.join("\n", shown.subList(0, Math.min(shown.size(), 5)))),
        remedy(String.join("\n", end.lines())));
  }

  private static String remedy(String output) {
    if (output.contains("NO_PUBKEY") || output.contains("not signed")) {
      return "install Debian's archive keys: `apt-get install debian-archive-keyring`";
    }
    if (output.contains("Unable to locate package")) {
      return WRONG_NAME;
    }
    if (output.contains("No space left")) {
      return "make room: a runtime takes about 100 MB";
    }
    return "check the network, or name another mirror in NIFPROOF_DEBIAN_MIRROR";
  }

  private static ProvisionException missing() {
    return new ProvisionException(
        Kind.TOOL_MISSING, "mmdebstrap, which unpacks Debian packages, is not on PATH", INSTALL);
  }
}
