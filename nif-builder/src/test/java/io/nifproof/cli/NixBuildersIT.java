package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.samples.NixStore.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Nix spreads the cells over builders. They are stores of this machine, reached as over ssh; on
 * that for ARM64 a program that only answers stands for nifproof.
 */
final class NixBuildersIT {
  private static NixProjects projects;

  @BeforeAll
  static void open() throws Exception {
    projects = NixProjects.open();
  }

  @AfterAll
  static void close() throws Exception {
    if (projects != null) {
      projects.close();
    }
  }

  @Test
  void twoBuildersShareTheCellsAndThatForArm64GetsExactlyItsOwn() throws Exception {
    Path project = projects.project("hello", "hello", "");
    Path toml = project.resolve("nifproof.toml");
    Files.writeString(
        toml,
        Files.readString(toml)
            .replaceAll("(?m)^runtimes = .*", "runtimes = [\"host\"]")
            .replaceAll("(?m)^compilers = .*", "compilers = [\"gcc\"]")
            .replaceAll("(?m)^optimize = .*", "optimize = [\"O0\", \"O1\", \"O2\", \"Os\"]"));
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

    Map<String, Set<String>> results =
        ended
            .err()
            .lines()
            .filter(line -> line.startsWith("building '") && line.contains("-nifproof-result-"))
            .collect(
                Collectors.groupingBy(
                    line -> line.replaceAll(".*remote-store=[^&]*/([a-z]+)&.*", "$1"),
                    Collectors.mapping(
                        line -> line.replaceAll(".*-nifproof-result-(.*)\\.drv.*", "$1"),
                        Collectors.toCollection(TreeSet::new))));
    Set<String> all = Set.of("gcc-O0-host", "gcc-O1-host", "gcc-O2-host", "gcc-Os-host");
    assertThat(results).containsOnlyKeys("first", "second", "arm").containsEntry("arm", all);
    assertThat(results.get("first")).doesNotContainAnyElementsOf(results.get("second"));
    assertThat(results.get("first").size() + results.get("second").size()).isEqualTo(4);

    Path report = projects.build(project, "hydraJobs.report");
    // Cells of two systems may have one id; that makes none of them flaky.
    assertThat(report.resolve("report.md")).content().doesNotContain("flaky");
    List<Map<String, Object>> cells = NixProjects.cells(report.resolve("report.json"));
    assertThat(cells).hasSize(8).extracting(cell -> cell.get("verdict")).containsOnly("pass");
    assertThat(told(cells)).isEqualTo(told(locally(project)));
  }

  /** What cells of this machine's architecture tell, but for the names of folders. */
  private static Set<String> told(List<Map<String, Object>> cells) {
    return cells.stream()
        .filter(cell -> cell.get("arch").equals("amd64"))
        .map(
            cell ->
                List.of("id", "verdict", "outcome", "sentence", "otp", "compiler").stream()
                    .map(key -> cell.get(key).toString())
                    .collect(Collectors.joining(" | ")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Map<String, Object>> locally(Path project) throws Exception {
    String words = "gate --arch amd64 --format json";
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
