package io.nifproof.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.node.FunctionId;
import io.nifproof.node.beam.BeamFile;
import io.nifproof.samples.Samples;
import io.nifproof.spec.NifModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions that raise for the stubs of a module are no stubs themselves. */
final class HelpersOfStubsTest {
  @TempDir private Path folder;

  @Test
  void makeTheirReasonOfTheLine() throws Exception {
    NifModule module =
        erlang(
            "-export([f/0, g/1]). f() -> gone(?LINE). g(_) -> gone(?LINE)."
                + " gone(L) -> erlang:nif_error({gone, [{module, ?MODULE}, {line, L}]}).");

    assertThat(module.stubs()).containsExactly(id("f/0"), id("g/1"));
    assertThat(module.waiting(ids("f/0", "g/1"))).isEmpty();
    assertThat(module.waiting(ids("f/0"))).containsExactly(id("g/1"));
  }

  @Test
  void mayTakeNothingAndHaveManyCallers() throws Exception {
    NifModule module =
        erlang(
            "-export([f/0, g/0]). f() -> gone(). g() -> gone()."
                + " gone() -> erlang:nif_error(gone).");

    assertThat(module.stubs()).containsExactly(id("f/0"), id("g/0"));
  }

  @Test
  void mayBeToldByTheirCallersAlone() throws Exception {
    NifModule module =
        erlang("-export([f/1]). f(X) -> gone([X])." + " gone(_) -> erlang:nif_error(gone).");

    assertThat(module.waiting(ids("f/1"))).isEmpty();
    assertThat(module.waiting(ids())).containsExactly(id("gone/1"));
  }

  @Test
  void areNotStubsThatAFunctionGivesConstants() throws Exception {
    NifModule module =
        erlang("-export([new/0, new/1]). new() -> new(8). new(_) -> erlang:nif_error(gone).");

    assertThat(module.stubs()).containsExactly(id("new/1"));
    assertThat(module.waiting(ids("new/1"))).isEmpty();
    assertThat(module.waiting(ids())).containsExactly(id("new/1"));
  }

  @Test
  void areNotStubsThatAFunctionWraps() throws Exception {
    NifModule module =
        erlang(
            "-export([add/1]). add(X) -> add_nif(X, 1). add_nif(_, _) -> erlang:nif_error(gone).");

    assertThat(module.waiting(ids("add_nif/2"))).isEmpty();
    assertThat(module.waiting(ids())).containsExactly(id("add_nif/2"));
  }

  @Test
  void areTheSameInElixir() throws Exception {
    Path source = folder.resolve("some.ex");
    Files.writeString(
        source,
        """
        defmodule Some.Nif do
          def add(_a, _b), do: gone(__ENV__.function)
          def new(size \\\\ 3)
          def new(_size), do: gone(__ENV__.function)
          defp gone(f), do: :erlang.nif_error({:gone, f})
        end
        """);
    Samples.run(List.of("elixirc", "-o", folder.toString(), source.toString()));
    NifModule module = read("Elixir.Some.Nif");

    assertThat(module.waiting(ids("add/2", "new/1"))).isEmpty();
    assertThat(module.waiting(ids("new/1"))).containsExactly(id("add/2"));
  }

  private NifModule erlang(String code) throws Exception {
    Path source = folder.resolve("some.erl");
    Files.writeString(source, "-module(some).\n" + code.replace(". ", ".\n") + "\n");
    Samples.run(List.of("erlc", "-o", folder.toString(), source.toString()));
    return read("some");
  }

  private NifModule read(String name) throws Exception {
    return NifModule.of(BeamFile.parse(Files.readAllBytes(folder.resolve(name + ".beam"))));
  }

  private static Set<FunctionId> ids(String... names) {
    return Arrays.stream(names).map(HelpersOfStubsTest::id).collect(Collectors.toSet());
  }

  private static FunctionId id(String name) {
    String[] parts = name.split("/");
    return new FunctionId(parts[0], Integer.parseInt(parts[1]));
  }
}
