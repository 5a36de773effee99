package io.nifproof.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Finds modules and how they load their library. */
final class DeclaredModuleTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "erlang:load_nif(Path, 0)|0",
        "erlang:load_nif(filename:join([code:priv_dir(a), \"x, (y\"]), [])|[]",
        "load_nif(path(\"a\"), init)|init",
        "erlang:load_nif(Path, \"1.0\")|\"1.0\"",
        "erlang:load_nif(Path, {3, Info})|",
        "erlang:load_nif(Path)|",
      })
  void readsTheInfoOfALoadWhereItIsPlain(String call, String info) throws Exception {
    write("src/foo.erl", "-module(foo).\ninit() -> " + call + ".\n");

    assertThat(found("foo").flatMap(DeclaredModule::loadInfo)).isEqualTo(Optional.ofNullable(info));
  }

  @Test
  void findsAnElixirModuleByItsDefinition() throws Exception {
    write("lib/foo.ex", "defmodule Foo do\nend\n");
    write(
        "lib/foo/native.ex",
        "defmodule Foo.Native do\n  def init, do: :erlang.load_nif(path(), :x)\nend\n");

    DeclaredModule module = found("Elixir.Foo.Native").orElseThrow();

    assertThat(module.file()).isEqualTo(Path.of("lib/foo/native.ex"));
    assertThat(module.isElixir()).isTrue();
    assertThat(module.loadInfo()).contains("x");
  }

  @Test
  void aModuleOfAnotherNameIsNone() throws Exception {
    write("src/my_foo.erl", "-module(my_foo).\n");
    write("deps/foo/src/foo.erl", "-module(foo).\n");

    assertThat(found("foo")).isEmpty();
  }

  private Optional<DeclaredModule> found(String module) throws IOException {
    return DeclaredModule.of(ProjectTree.of(folder), module);
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
