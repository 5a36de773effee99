package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.node.Arch;
import io.nifproof.samples.ReportSchema;
import io.nifproof.samples.Samples;
import io.nifproof.samples.TestRuntimes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the trap cannot be made, a pass says so, and is none where the trap was asked for. */
final class WithoutTrapTest {
  @TempDir private Path folder;
  private Path library;

  @BeforeEach
  void compile() throws Exception {
    TestRuntimes.ready("host");
    library = new Samples(folder).library(Samples.HELLO, "gcc");
  }

  @Test
  void saysThatAPassWasNotWatched() throws Exception {
    Ran ran = check();
    assertThat(ran.out()).contains("pass (without trap)", "NP100 warning");
    assertThat(ran.status()).isEqualTo(ExitCode.PASS.status());
  }

  @Test
  void isIncompleteWhereTheTrapIsRequired() throws Exception {
    Ran ran = check("--require-trap", "--format", "json");
    JsonNode cell = new ReportSchema().valid(ran.out()).get("cells").get(0);
    assertThat(ran.status()).as(ran.out()).isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(cell.get("verdict").textValue()).isEqualTo("incomplete");
    assertThat(cell.get("outcome").textValue()).isEqualTo("loaded");
    assertThat(cell.get("instruments").get(0).get("state").textValue()).isEqualTo("missing");
    assertThat(cell.get("instruments").get(0).get("required").booleanValue()).isTrue();
    assertThat(cell.get("findings").get(0).get("id").textValue()).isEqualTo("NP100");
  }

  @Test
  void refusesToRequireWhatIsNotWanted() {
    Ran ran = Ran.nifproof("check", library, "--require-trap", "--no-trap");
    assertThat(ran.status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(ran.err()).contains("exclude each other");
  }

  @Test
  void isIncompleteWhereTheProjectOrItsProfileRequiresTheTrap() throws Exception {
    Path project = Files.createDirectories(folder.resolve("project/priv")).getParent();
    Files.copy(library, project.resolve("priv/hello.so"));
    String toml =
        """
        [library]
        name = "hello"
        [build]
        system = "prebuilt"
        output = "priv/hello.so"
        [matrix]
        runtimes = ["host"]
        [gate]
        require_trap = %s
        """;
    Path file = project.resolve("nifproof.toml");
    Files.writeString(file, toml.formatted("false"));
    assertThat(gate(project).status()).isEqualTo(ExitCode.PASS.status());
    assertThat(gate(project, "--profile", "ci").status()).isEqualTo(ExitCode.INCOMPLETE.status());
    Ran full = gate(project, "--profile", "full", "--arch", Arch.host(), "--runtimes", "host");
    assertThat(full.status()).as(full.out() + full.err()).isEqualTo(ExitCode.INCOMPLETE.status());
    Files.writeString(file, toml.formatted("true"));
    Ran required = gate(project);
    assertThat(required.status()).isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(required.out()).contains("incomplete", "NP100");
  }

  private Ran gate(Path project, Object... options) throws Exception {
    return withoutCompilers(
        Stream.concat(Stream.of("gate", project), Stream.of(options)).toArray());
  }

  private Ran check(Object... options) throws Exception {
    return withoutCompilers(
        Stream.concat(Stream.of("check", library, "--runtime", "host"), Stream.of(options))
            .toArray());
  }

  /** On a machine with Erlang and without any compiler, where no trap was ever made. */
  private Ran withoutCompilers(Object... words) throws Exception {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    for (String program : List.of("erl", "sh", "setsid", "env", "dirname", "basename", "sed")) {
      Path script = bin.resolve(program);
      Files.writeString(script, "#!/bin/sh\nexec /usr/bin/" + program + " \"$@\"\n");
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Path cache = folder.resolve("cache");
    return Ran.elsewhere(
        folder,
        Map.of(
            "PATH", bin.toString(), "NIFPROOF_CACHE", cache.toString(), "NIFPROOF_NO_SETUP", "1"),
        words);
  }
}
