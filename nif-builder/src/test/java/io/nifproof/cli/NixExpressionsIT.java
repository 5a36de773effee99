package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.samples.NixStore.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What holds of the expressions themselves, without building anything. */
final class NixExpressionsIT {
  @RegisterExtension static final NixProjects projects = new NixProjects();

  @Test
  void nothingStandsInForNixpkgsThatIsNotListedWithItsPlaceThere() throws Exception {
    Path stub = projects.store().folder().resolve("nixpkgs");
    Ended names =
        projects
            .store()
            .run(
                stub,
                "nix-instantiate",
                "--eval",
                "--strict",
                "--json",
                "--expr",
                "builtins.concatStringsSep \" \" (builtins.attrNames (import ./packages.nix {"
                    + " system = \"x86_64-linux\"; lib = import ./lib.nix; host = { }; })"
                    + " ++ map (name: \"lib.${name}\")"
                    + " (builtins.attrNames (import ./lib.nix)))");
    assertThat(names.status()).as(names.err()).isZero();
    String readme = Files.readString(Checkout.ROOT.resolve("nix/README.md"));
    String[] all = names.out().strip().replace("\"", "").split(" ");
    assertThat(all).hasSizeGreaterThan(30);
    for (String name : all) {
      assertThat(readme).as(name).containsPattern("[ (]`" + name + "[.`]");
    }
  }

  @Test
  void everyExpressionParses() throws Exception {
    List<Object> words = new ArrayList<>(List.of("nix-instantiate", "--parse", "flake.nix"));
    for (String folder : List.of("nix", "docs/examples/hello", "nif-builder/src/test/resources")) {
      try (Stream<Path> files = Files.walk(Checkout.ROOT.resolve(folder))) {
        files.filter(file -> file.toString().endsWith(".nix")).forEach(words::add);
      }
    }
    assertThat(words).hasSizeGreaterThan(15);
    Ended parsed = projects.store().run(Checkout.ROOT, words.toArray());
    assertThat(parsed.status()).as(parsed.err()).isZero();
  }

  @Test
  void nothingIsBoundThatNothingUses() throws Exception {
    List<String> unused = new ArrayList<>();
    int names = 0;
    try (Stream<Path> files = Files.list(Checkout.ROOT.resolve("nix"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.toString().endsWith(".nix")) {
          for (NixNames.Name name : NixNames.of(Files.readString(file))) {
            names++;
            if (parses(name.without())) {
              unused.add(file.getFileName() + ": " + name.name());
            }
          }
        }
      }
    }
    assertThat(unused).isEmpty();
    assertThat(names).isGreaterThan(100);
    assertThat(NixNames.of("{\n  a,\n  b,\n}:\nlet\n  c = b;\nin\nb\n"))
        .filteredOn(name -> parses(name.without()))
        .extracting(NixNames.Name::name)
        .containsExactly("a", "c");
  }

  /** Whether Nix parses it, which includes that every name is bound. */
  private static boolean parses(String text) {
    try {
      Path file = Files.writeString(projects.store().folder().resolve("changed.nix"), text);
      Ended ended =
          projects.store().run(projects.store().folder(), "nix-instantiate", "--parse", file);
      return ended.status() == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The options' names and types stand in nixpkgs' nixos/modules: see nix/README.md. */
  @Test
  void theModuleForABuilderEmulatesTheOtherSystemUnlessItsUserSaysOtherwise() throws Exception {
    for (boolean amd64 : new boolean[] {true, false}) {
      assertThat(
              evaluated(
                  "import ./builder.nix { config = { };"
                      + " lib.mkDefault = content: { inherit content; priority = 1000; };"
                      + (" pkgs.stdenv.hostPlatform.isx86_64 = " + amd64 + "; }")))
          .isEqualTo(
              "{\"boot\":{\"binfmt\":{\"emulatedSystems\":{\"content\":[\""
                  + (amd64 ? "aarch64" : "x86_64")
                  + "-linux\"],\"priority\":1000}}},\"nix\":{\"settings\":{"
                  + "\"experimental-features\":[\"nix-command\",\"flakes\"],\"sandbox\":true}}}");
    }
  }

  private static String evaluated(String expression) throws Exception {
    Ended ended =
        projects
            .store()
            .run(
                Checkout.ROOT.resolve("nix"),
                "nix-instantiate",
                "--eval",
                "--strict",
                "--json",
                "--expr",
                expression);
    assertThat(ended.status()).as(ended.err()).isZero();
    return ended.out().strip();
  }
}
