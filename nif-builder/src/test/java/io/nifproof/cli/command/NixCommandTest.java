package io.nifproof.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.cli.CliRun;
import io.nifproof.cli.CliRun.Ended;
import io.nifproof.cli.Main;
import io.nifproof.cli.RootCommand;
import io.nifproof.cli.run.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class NixCommandTest {
  @TempDir private Path folder;

  private Path flake;

  @BeforeEach
  void project() throws IOException {
    flake = folder.resolve("flake.nix");
    Files.writeString(
        folder.resolve("nifproof.toml"), "[library]\nname = \"frob\"\nsources = [\"*.c\"]\n");
  }

  @Test
  void writesAFlakeWithTheToolsOfTheProject() throws IOException {
    Files.createFile(folder.resolve("rebar.config"));
    Files.createDirectory(folder.resolve(".git"));
    assertThat(init())
        .isEqualTo(
            new Ended(
                0,
                """
                wrote %s
                next:
                  git add flake.nix      # Nix sees only files that git knows
                  nix flake check        # every cell of this system
                  nix build .#report     # their report, also when some failed
                """
                    .formatted(flake),
                ""));
    assertThat(flake)
        .content()
        .contains(
            "\"frob, a NIF library",
            "github:nifproof/nifproof",
            "[ beamPackages.erlang beamPackages.rebar3 gnumake ]")
        .doesNotContain("{{");
  }

  @Test
  void takesNifproofFromAnotherRepository() {
    assertThat(init("--from", "mine/nifproof/next", "-q")).isEqualTo(new Ended(0, "", ""));
    assertThat(flake)
        .content()
        .contains("github:mine/nifproof/next", "[ beamPackages.erlang gnumake ]");
    assertThat(init("--from", "https://x", "--force").err())
        .startsWith("nifproof: `https://x` for --from: expected OWNER/NAME");
  }

  @Test
  void replacesAFlakeOnlyWhenAskedTo() throws IOException {
    Files.writeString(flake, "mine");
    assertThat(init())
        .isEqualTo(
            new Ended(
                ExitCode.USAGE.status(),
                "",
                "nifproof: `"
                    + flake
                    + "` is there; nothing was written\n"
                    + "hint: --force replaces it; docs/nix.md says what to add to a flake of your"
                    + " own\n"));
    assertThat(flake).hasContent("mine");
    assertThat(init("--force").code()).isZero();
    assertThat(flake).content().contains("frob");
  }

  @Test
  void refusesAProjectThatNothingCanBeGatedOf() throws IOException {
    Files.writeString(folder.resolve("nifproof.toml"), "[library]\nname = \"frob\"\n");
    Ended ended = init();
    assertThat(ended.code()).isEqualTo(ExitCode.USAGE.status());
    assertThat(ended.err()).contains("`library.sources` is missing");
    assertThat(flake).doesNotExist();
  }

  @Test
  void saysWhereItLookedForTheTemplate() {
    StringWriter err = new StringWriter();
    CommandLine commands = new CommandLine(new RootCommand());
    commands.addSubcommand(new NixCommand(folder.toString()));
    int code =
        Main.run(
            commands,
            new PrintWriter(err),
            new PrintWriter(err, true),
            "nix",
            "init",
            folder.toString());
    assertThat(code).isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(err.toString()).contains("there is no `" + folder + "/templates", "hint: ");
  }

  private Ended init(String... more) {
    String[] words = new String[more.length + 3];
    words[0] = "nix";
    words[1] = "init";
    words[2] = folder.toString();
    System.arraycopy(more, 0, words, 3, more.length);
    return new CliRun(folder).run(words);
  }
}
