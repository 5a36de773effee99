package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.samples.NixStore.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Nix spreads the cells over builders. They are stores of this machine, reached as over ssh; that
 * for ARM64 compiles across and loads in an emulated VM.
 */
final class NixBuildersIT {
  @RegisterExtension static final NixProjects projects = new NixProjects();

  @Test
  void twoBuildersShareTheCellsAndThatForArm64GetsExactlyItsOwnAndTheReportIsThatOfALocalRun()
      throws Exception {
    projects.requireArm64();
    Path project = projects.project("hello", "hello", "");
    Path toml = project.resolve("nifproof.toml");
    NixProjects.replace(toml, "\"debian:trixie/amd64\", ", "");
    NixProjects.replace(toml, "[\"gcc\", \"clang\"]", "[\"gcc\"]");
    // `host` is of an ARM64 builder, too; a local run has no such cells.
    NixProjects.replace(
        toml,
        "[\"O0\", \"O2\"]",
        """
        ["O0", "O1", "O2"]
        [[matrix.exclude]]
        arch = "arm64"
        runtimes = "host"
        [[matrix.exclude]]
        arch = "arm64"
        optimize = "O1"
        """);
    Path machines = Files.createTempFile(projects.store().folder(), "machines", "");
    Files.writeString(
        machines,
        builder("first", "x86_64-linux")
            + builder("second", "x86_64-linux")
            + builder("arm", "aarch64-linux"));
    List<Object> words =
        List.of(
            "build",
            "path:.#hydraJobs.release",
            "--no-link",
            "--max-jobs",
            "0",
            "--option",
            "builders",
            "@" + machines);
    Ended ended = projects.nix(project, words.toArray());
    assertThat(ended.status()).as(ended.err()).isZero();

    Map<String, Set<String>> results = builtBy(ended);
    assertThat(results)
        .containsOnlyKeys("first", "second", "arm")
        .containsEntry("arm", Set.of("gcc-O0-debian-trixie-arm64", "gcc-O2-debian-trixie-arm64"));
    assertThat(results.get("first")).doesNotContainAnyElementsOf(results.get("second"));
    assertThat(results.get("first").size() + results.get("second").size()).isEqualTo(3);

    Path report = projects.build(project, "hydraJobs.report");
    assertThat(report.resolve("report.md")).content().doesNotContain("flaky");
    List<Map<String, Object>> cells = NixProjects.cells(report.resolve("report.json"));
    assertThat(cells).hasSize(5).extracting(cell -> cell.get("outcome")).containsOnly("loaded");
    assertThat(told(cells)).isEqualTo(told(locally(project)));
  }

  /** The results that each builder made. */
  private static Map<String, Set<String>> builtBy(Ended ended) {
    return ended
        .err()
        .lines()
        .filter(line -> line.startsWith("building '") && line.contains("-nifproof-result-"))
        .collect(
            Collectors.groupingBy(
                line -> line.replaceAll(".*remote-store=[^&]*/([a-z]+)&.*", "$1"),
                Collectors.mapping(
                    line -> line.replaceAll(".*-nifproof-result-(.*)\\.drv.*", "$1"),
                    Collectors.toCollection(TreeSet::new))));
  }

  /**
   * All that cells tell, but for times, the wall and what has the name of the project's folder in
   * it: of the library only its path, and its bytes by way of the debugging information.
   */
  private static Map<Object, String> told(List<Map<String, Object>> cells) {
    Map<Object, String> told = new TreeMap<>();
    for (Map<String, Object> cell : cells) {
      Map<String, Object> rest = new TreeMap<>(cell);
      rest.keySet()
          .removeAll(
              Set.of(
                  "millis",
                  "loadMillis",
                  "cached",
                  "placement",
                  "library",
                  "size",
                  "sha256",
                  "wall"));
      told.put(cell.get("id"), rest.toString().replaceAll("[^ =]*/libraries/", "libraries/"));
    }
    return told;
  }

  private static List<Map<String, Object>> locally(Path project) throws Exception {
    String words = "gate --format json";
    List<Object> command = new ArrayList<>(List.of(Checkout.script("nifproof")));
    command.addAll(List.of(words.split(" ")));
    Checkout.Ended ended = Checkout.run(project, Map.of(), command.toArray());
    assertThat(ended.status()).as(ended.err()).isZero();
    return JsonTree.objects(JsonTree.read(ended.out()), "cells");
  }

  /** A line of the file of builders. Nix does not go through ssh to `localhost`. */
  private static String builder(String name, String system) throws Exception {
    Path serve =
        projects
            .store()
            .script(
                "serve-" + name,
                "export NIX_CONFIG='system = " + system + "'\nexec nix-store \"$@\"\n");
    return "ssh://localhost?remote-store="
        + projects.store().folder().resolve(name)
        + "&remote-program="
        + serve
        + " "
        + system
        + " - 1 1 - -\n";
  }
}
