package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.NifproofHome;
import io.nifproof.node.RuntimeState;
import io.nifproof.node.StartMethod;
import io.nifproof.node.provision.Runtimes;
import io.nifproof.samples.NixStore;
import io.nifproof.samples.NixStore.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Our flake with a stand-in for nixpkgs, and projects that use it: there from before the first test
 * of a class until after the last.
 */
final class NixProjects implements BeforeAllCallback, AfterAllCallback {
  private static final Path RESOURCES = Path.of("src/test/resources/nix").toAbsolutePath();

  private static final String ARM64 = "debian:trixie/arm64";

  private NixStore store;
  private Path nixpkgs;
  private Path own;

  private void set(NixStore opened) throws Exception {
    this.store = opened;
    this.nixpkgs = store.folder().resolve("nixpkgs");
    this.own = store.folder().resolve("own");
    copy(RESOURCES.resolve("nixpkgs"), nixpkgs);
    Files.copy(Checkout.tarball(), nixpkgs.resolve("distribution.tar.gz"));
    Path erl = Path.of(Checkout.run(store.folder(), Map.of(), "which", "erl").out().strip());
    Files.writeString(
        nixpkgs.resolve("host.nix"),
        """
        {
          erlang = "%s";
          java = "%s";
          distribution = ./distribution.tar.gz;
          cache = "%s";
        %s}
        """
            .formatted(
                erl.toRealPath().getParent().getParent(),
                System.getProperty("java.home"),
                NifproofHome.of(System.getenv()).root(),
                arm64()));
    for (String part : List.of("flake.nix", "nix", "pom.xml", "docs/examples/hello")) {
      copy(Checkout.ROOT.resolve(part), own.resolve(part));
    }
  }

  /** Where qemu and Debian's system for ARM64 are, when this machine has them. */
  private static String arm64() throws IOException {
    return Runtimes.of(System.getenv())
        .catalog()
        .state(ARM64)
        .flatMap(RuntimeState::runtime)
        .map(ErlangRuntime::start)
        .filter(StartMethod.Emulated.class::isInstance)
        .map(StartMethod.Emulated.class::cast)
        .map(
            start ->
                "  qemu = \"%s\";\n  debian = \"%s\";\n"
                    .formatted(start.emulator(), start.systemRoot()))
        .orElse("");
  }

  /** Skips a test, and says why, where ARM64 cannot be emulated. */
  void requireArm64() throws IOException {
    assumeTrue(
        Files.readString(nixpkgs.resolve("host.nix")).contains("qemu"),
        "the runtime " + ARM64 + " is not here; scripts/setup --tests brings it");
    for (String program : List.of("patchelf", "aarch64-linux-gnu-gcc")) {
      assumeTrue(Files.isExecutable(Path.of("/usr/bin", program)), "no " + program);
    }
  }

  /** Skips the tests, and says why, where Nix is not there or cannot make its sandbox. */
  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    Optional<NixStore> opened = NixStore.open();
    assumeTrue(Arch.host() == Arch.AMD64, "the stand-in for nixpkgs is of an amd64 machine");
    assumeTrue(opened.isPresent(), "no nix on PATH, nor fetched by scripts/fetch-nix");
    Ended probe =
        opened
            .get()
            .run(
                opened.get().folder(),
                "nix-build",
                "--no-out-link",
                "--expr",
                "derivation { name = \"probe\"; system = builtins.currentSystem;"
                    + " builder = \"/bin/sh\"; args = [ \"-c\" \": >$out\" ]; }");
    if (probe.status() != 0) {
      opened.get().close();
    }
    assumeTrue(probe.status() == 0, "Nix builds nothing in a sandbox here: " + probe.err());
    set(opened.get());
  }

  NixStore store() {
    return store;
  }

  Path own() {
    return own;
  }

  /** A copy of an example, with a flake. */
  Path project(String name, String example, String flake) throws Exception {
    Path project = store.folder().resolve(name);
    copy(Checkout.ROOT.resolve("docs/examples").resolve(example), project);
    Path template = Checkout.ROOT.resolve("docs/examples/hello/flake.nix");
    Path source = flake.isEmpty() ? template : RESOURCES.resolve(flake);
    Files.copy(source, project.resolve("flake.nix"), StandardCopyOption.REPLACE_EXISTING);
    return project;
  }

  private void copy(Path from, Path to) throws Exception {
    Files.createDirectories(to.getParent());
    assertThat(Checkout.run(store.folder(), Map.of(), "cp", "-R", from, to).status()).isZero();
  }

  /** {@code nix COMMAND… } in a project, whose nifproof is this checkout's. */
  Ended nix(Path project, Object... command) throws IOException, InterruptedException {
    List<Object> words = new ArrayList<>(List.of("nix"));
    words.addAll(Arrays.asList(command));
    words.addAll(List.of("--no-write-lock-file", "--override-input"));
    if (project.equals(own)) {
      words.addAll(List.of("nixpkgs", "path:" + nixpkgs));
    } else {
      words.addAll(List.of("nifproof", "path:" + own));
      words.addAll(List.of("--override-input", "nifproof/nixpkgs", "path:" + nixpkgs));
    }
    return store.run(project, words.toArray());
  }

  /** Builds one output of a project's flake, which must work, and says where it is. */
  Path build(Path project, String output, Object... more) throws Exception {
    List<Object> words = new ArrayList<>(List.of("build", "path:.#" + output));
    words.addAll(List.of("--no-link", "--json", "-L"));
    words.addAll(Arrays.asList(more));
    Ended ended = nix(project, words.toArray());
    assertThat(ended.status()).as(ended.err()).isZero();
    Map<String, Object> built =
        JsonTree.objects(JsonTree.read("{\"all\":" + ended.out() + "}"), "all").get(0);
    @SuppressWarnings("unchecked")
    Map<String, Object> outputs = (Map<String, Object>) built.get("outputs");
    return Path.of(outputs.get("out").toString());
  }

  /** Built once more the report has the same bytes, and of a result only the times differ. */
  void assertSameAgain(Path project) throws Exception {
    Ended report = nix(project, "build", "path:.#report", "--rebuild", "--no-link");
    assertThat(report.status()).as(report.err()).isZero();
    Ended result =
        nix(project, "build", "path:.#results.x86_64-linux.gcc-O2-host", "--rebuild", "--no-link");
    // The outputs are compared in the order of their names, up to the first that differs.
    assertThat(result.err()).contains("-result-gcc-O2-host-timings' differs");
  }

  /** The cells of a report. */
  static List<Map<String, Object>> cells(Path report) throws IOException {
    return JsonTree.objects(JsonTree.read(Files.readString(report)), "cells");
  }

  /** Puts other text into a file, which must have the old one. */
  static void replace(Path file, String old, String fresh) throws IOException {
    assertThat(file).content().contains(old);
    Files.writeString(file, Files.readString(file).replace(old, fresh));
  }

  static List<String> ids(List<Map<String, Object>> cells) {
    return cells.stream().map(cell -> cell.get("id").toString()).sorted().toList();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (store != null) {
      store.close();
    }
  }
}
