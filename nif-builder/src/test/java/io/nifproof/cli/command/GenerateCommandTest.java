package io.nifproof.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nifproof.cli.Checkout;
import io.nifproof.cli.CliRun;
import io.nifproof.cli.CliRun.Ended;
import io.nifproof.cli.run.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GenerateCommandTest {
  private static final String STUB = "f(_) -> erlang:nif_error(no).\n";

  @TempDir private Path folder;
  private Path module;
  private Path out;

  @BeforeEach
  void writeModule() throws Exception {
    module = folder.resolve("frob.erl");
    out = folder.resolve("c_src");
    spec("integer()");
  }

  private void spec(String type) throws Exception {
    Files.writeString(
        module,
        "-module(frob).\n-export([f/1]).\n-nifs([f/1]).\n-spec f(" + type + ") -> ok.\n" + STUB);
  }

  @Test
  void writesThreeFilesOnceAndTwoAgain() throws Exception {
    Ended first = generate();
    assertThat(first.err()).isEmpty();
    assertThat(first.code()).isZero();
    assertThat(first.out())
        .isEqualTo(
            "wrote %1$s/frob_nif.c\nwrote %1$s/frob_nif.h\nwrote %1$s/frob_impl.c\n"
                .formatted(out));
    Files.writeString(out.resolve("frob_nif.c"), "changed");
    Path bodies = out.resolve("frob_impl.c");
    Files.writeString(bodies, Files.readString(bodies) + "/* mine */\n");
    assertThat(generate().out())
        .isEqualTo("wrote %1$s/frob_nif.c\nunchanged %1$s/frob_nif.h\n".formatted(out));
    assertThat(bodies).content().endsWith("/* mine */\n");
    assertThat(generate("--check")).isEqualTo(new Ended(0, "", ""));
  }

  @Test
  void saysWhichBodyNoLongerMatches() throws Exception {
    assertThat(generate().code()).isZero();
    spec("binary()");
    Ended checked = generate("--check");
    assertThat(checked.code()).isEqualTo(ExitCode.FAIL.status());
    assertThat(checked.err())
        .contains("frob_nif.c` is not up to date", "frob_nif.h` is not up to date", "hint: run")
        .contains("`frob_impl_f` no longer matches its spec, which now needs:")
        .contains("frob_return frob_impl_f(frob_call *call, frob_binary arg1)");
    assertThat(out.resolve("frob_nif.h")).content().contains("int64_t arg1");
    assertThat(generate().code()).isEqualTo(ExitCode.FAIL.status());
    assertThat(out.resolve("frob_nif.h")).content().contains("frob_binary arg1");
    assertThat(out.resolve("frob_impl.c")).content().contains("int64_t arg1");
  }

  @Test
  void checksBeforeThereIsAnything() throws Exception {
    assertThat(generate("--check").code()).isEqualTo(ExitCode.FAIL.status());
    assertThat(out).doesNotExist();
  }

  @Test
  void namesSpecAndLineOfWhatCannotBeC() throws Exception {
    spec("fun()");
    Ended ended = generate();
    assertThat(ended.code()).isEqualTo(ExitCode.FAIL.status());
    assertThat(ended.err())
        .startsWith("nifproof: frob.erl:4: spec of `f/1`: `fun()` is a function")
        .contains("hint: ");
    assertThat(out).doesNotExist();
  }

  @Test
  void passesOnWhatTheCompilerSays() throws Exception {
    Files.writeString(module, "-module(frob).\nf(.\n");
    Ended ended = generate();
    assertThat(ended.code()).isEqualTo(ExitCode.FAIL.status());
    assertThat(ended.err()).contains("does not compile `" + module, "frob.erl:2:");
  }

  @Test
  void refusesWhatIsNoModule() throws Exception {
    assertThat(run(folder.resolve("none.erl")).err()).contains("none.erl` is not there");
    assertThat(run(folder).err()).contains("is no file");
    Path beam = Files.writeString(folder.resolve("frob.beam"), "no beam");
    assertThat(run(beam).err()).contains("cannot be read");
    Path text = Files.writeString(folder.resolve("frob.txt"), "");
    Ended ended = run(text);
    assertThat(ended.code()).isEqualTo(ExitCode.USAGE.status());
    assertThat(ended.err()).contains("ends with none of .erl, .beam, .ex", "hint: ");
  }

  @Test
  void saysThatElixirIsMissing() throws Exception {
    Path source = Files.writeString(folder.resolve("frob.ex"), "defmodule Frob do\nend\n");
    Ended ended =
        new CliRun(folder)
            .withOnly("sh")
            .run("generate", source.toString(), "--out", out.toString());
    assertThat(ended.code()).isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(ended.err()).contains("no `elixirc` on PATH", "hint: install Elixir");
  }

  @Test
  void makesAProgramOfItsOwnToo() throws Exception {
    assertThat(generate("--as", "port").out())
        .endsWith("wrote " + out + "/port/frob_port.erl\n")
        .contains("wrote " + out + "/port/erl_nif.h\n");
    assertThat(generate("--as", "port", "--check")).isEqualTo(new Ended(0, "", ""));
  }

  @Test
  void makesANodeOfItsOwnToo() throws Exception {
    assertThat(generate("--as", "cnode").out())
        .contains("wrote " + out + "/cnode/frob_cnode.c\n")
        .endsWith("wrote " + out + "/cnode/frob_cnode.erl\n");
    assertThat(generate("--as", "cnode", "--check")).isEqualTo(new Ended(0, "", ""));
  }

  @Test
  void makesAFallbackOnce() throws Exception {
    assertThat(generate("--as", "fallback").out())
        .isEqualTo("wrote " + out + "/frob_fallback.erl\n");
    assertThat(generate("--as", "fallback").out())
        .isEqualTo("unchanged " + out + "/frob_fallback.erl\n");
    Ended both = generate("--as", "fallback", "--check");
    assertThat(both.code()).isEqualTo(ExitCode.USAGE.status());
    assertThat(both.err()).contains("--check with --as fallback", "hint: ");
  }

  @Test
  void compilesElixirWhereItIs() throws Exception {
    boolean there =
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(entry -> Files.isExecutable(Path.of(entry, "elixirc")));
    assumeTrue(there, "skipped: there is no elixirc on PATH");
    Path source = Checkout.ROOT.resolve("nif-builder/src/test/resources/stubs/elixir_struct");
    assertThat(run(source.resolve("elixir_struct.ex")).err()).isEmpty();
    assertThat(out.resolve("elixir_struct_nif.h"))
        .hasSameTextualContentAs(source.resolve("elixir_struct_nif.h"));
  }

  private Ended generate(String... more) {
    String[] words = new String[more.length + 4];
    words[0] = "generate";
    words[1] = module.toString();
    words[2] = "--out";
    words[3] = out.toString();
    System.arraycopy(more, 0, words, 4, more.length);
    return new CliRun(folder).run(words);
  }

  private Ended run(Path file) {
    return new CliRun(folder).run("generate", file.toString(), "--out", out.toString());
  }
}
