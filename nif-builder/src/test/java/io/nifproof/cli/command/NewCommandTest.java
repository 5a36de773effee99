package io.nifproof.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.cli.CliRun;
import io.nifproof.cli.CliRun.Ended;
import io.nifproof.cli.Main;
import io.nifproof.cli.RootCommand;
import io.nifproof.cli.run.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class NewCommandTest {
  @TempDir private Path folder;

  @Test
  void makesAProjectAndSaysWhatToDoNext() {
    Ended ended = create("frob");
    assertThat(ended.code()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out())
        .endsWith(
            "next:\n  cd " + folder + "/frob\n  rebar3 compile\n  rebar3 eunit\n  nifproof gate\n");
    assertThat(folder.resolve("frob/nifproof.toml")).exists();
  }

  @Test
  void saysWhatToDoNextWithEachTemplate() {
    assertThat(create("frob", "--template", "make").out())
        .endsWith("/frob\n  make\n  make test\n  nifproof gate\n");
    assertThat(create("frob", "--template", "mix", "--force").out())
        .contains(" files, ", " of them replaced\n", "\n  mix test\n");
    assertThat(folder.resolve("frob/lib/frob.ex")).exists();
  }

  @Test
  void offersTheTemplatesForAnUnknownOne() {
    assertThat(create("frob", "--template", "cargo"))
        .isEqualTo(
            new Ended(
                ExitCode.USAGE.status(),
                "",
                """
                nifproof: unknown template `cargo`
                hint: choose one of rebar3, rebar3-cmake, mix, cmake, make
                """));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void quotesAFolderThatTheShellWouldSplit() {
    Path spaced = folder.resolve("it's here");
    Ended ended = new CliRun(folder).run("new", "frob", "--dir", spaced.toString());
    assertThat(ended.out()).contains("cd '" + folder + "/it'\\''s here/frob'\n");
  }

  @Test
  void offersALegalNameForABadOne() {
    Ended ended = create("Fast-JSON");
    assertThat(ended.code()).isEqualTo(ExitCode.USAGE.status());
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .startsWith("nifproof: project name `Fast-JSON` is not both")
        .endsWith("hint: `fast_json` would do\n");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void overwritesNothing() throws Exception {
    Path readme = Files.createDirectories(folder.resolve("frob")).resolve("README.md");
    Files.writeString(readme, "mine");
    Ended ended = create("frob");
    assertThat(ended.code()).isEqualTo(ExitCode.USAGE.status());
    assertThat(ended.err())
        .isEqualTo(
            "nifproof: `"
                + readme
                + "` exists already, and nothing is overwritten\n"
                + "hint: choose another name or folder, or replace it with --force\n");
    assertThat(readme).hasContent("mine");
  }

  @Test
  void isQuietWhenAskedTo() {
    assertThat(new CliRun(folder).run("new", "-q", "frob", "--dir", folder.toString()))
        .isEqualTo(new Ended(0, "", ""));
  }

  @Test
  void saysWhereItLookedForTheTemplates() {
    StringWriter err = new StringWriter();
    CommandLine commands = new CommandLine(new RootCommand());
    commands.addSubcommand(new NewCommand(folder.toString()));
    int code = Main.run(commands, new PrintWriter(err), new PrintWriter(err, true), "new", "frob");
    assertThat(code).isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(err.toString())
        .contains("no templates in `" + folder + "/templates/projects/rebar3`", "hint: ");
  }

  @Test
  void endsWithAMessageWhereItMayNotWrite() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    Ended ended = new CliRun(folder).run("new", "frob", "--dir", file.toString());
    assertThat(ended.code()).isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(ended.err()).contains("could not be written", "hint: ");
  }

  private Ended create(String name, String... more) {
    List<String> words = new ArrayList<>(List.of("new", name, "--dir", folder.toString()));
    words.addAll(List.of(more));
    return new CliRun(folder).run(words.toArray(String[]::new));
  }
}
