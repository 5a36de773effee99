package io.nifproof.generate.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nifproof.node.beam.BeamFile;
import io.nifproof.spec.NativeModuleReader;
import io.nifproof.spec.UnreadableSpecException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot become C is said, with its place and what to do. */
final class RefusedSpecTest {
  private static final String STUB = "f(_) -> erlang:nif_error(no).";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fun()                | `fun()` is a function, and a NIF cannot call one",
        "fun((atom()) -> ok)  | `fun((atom()) -> ok)` is a function",
        "[fun()]              | `fun()` is a function",
        "no_return()          | `no_return()` has no form in C",
        "identifier()         | `identifier()` has no form in C",
        "maybe_improper_list()| `maybe_improper_list()` has no form in C",
        "<<_:3>>              | `<<_:3>>` is not of whole bytes",
        "0..(1 bsl 70)        | does not fit 64 bits, with a sign or without",
        "-1..(1 bsl 63)       | `-1..9223372036854775808` does not fit 64 bits",
        "calendar:date()      | type `calendar:date/0` is of another module",
        "#{1 := a, b := c}    | has keys other than atoms among several",
        "[{}]                 | a type with one value only",
        "tree()               | type `tree/0` (line 3) contains itself",
      })
  void refusesATypeByNameAndLine(String type, String message) throws Exception {
    String text =
        "-export([f/1]).\n-type tree() :: leaf | {tree(), tree()}.\n-spec f("
            + type
            + ") -> ok.\n"
            + STUB;
    assertThatThrownBy(() -> ErlSource.read(folder, text))
        .isInstanceOf(UnreadableSpecException.class)
        .hasMessageStartingWith("m.erl:4: spec of `f/1`: ")
        .hasMessageContaining(message);
  }

  @Test
  void refusesFunctionsWithoutASpec() {
    assertRefused("-export([f/1]).\n" + STUB, "m.erl: `f/1` has no -spec");
  }

  @Test
  void refusesASpecOfSeveralClauses() {
    assertRefused(
        "-export([f/1]).\n-spec f(a) -> b; (c) -> d.\n" + STUB,
        "m.erl:3: spec of `f/1` has 2 clauses, expected one");
  }

  @Test
  void refusesAModuleWithoutNifs() {
    assertRefused("-export([f/1]).\nf(X) -> X.", "m.erl: module `m` has no NIFs");
  }

  @Test
  void refusesMarksThatItDoesNotKnow() {
    assertMarks("[{fast, [f/1]}]", "attribute `nifproof` has `{fast,[{f,1}]}`");
    assertMarks("[{dirty_cpu, [f]}]", "attribute `nifproof` has `f`");
    assertMarks("[{dirty_cpu, [g/1]}]", "marks `g/1` as dirty_cpu, which is no NIF of the module");
    assertMarks("[{resource, [t/0]}]", "marks `t/0` as resource, which is no type");
    assertMarks("[{dirty_cpu, [f/1]}, {yielding, [f/1]}]", "in 2 ways that exclude each other");
    assertMarks("[{threaded, [f/1]}]", "-type f_answer()");
  }

  private void assertMarks(String marks, String message) {
    assertRefused("-export([f/1]).\n-nifproof(" + marks + ").\n-spec f(a) -> b.\n" + STUB, message);
  }

  @Test
  void namesAllThatIsWrongAtOnce() {
    assertThatThrownBy(
            () ->
                ErlSource.read(
                    folder,
                    "-export([f/1, g/0]).\n-spec f(fun()) -> ok.\n"
                        + STUB
                        + "\ng() -> erlang:nif_error(no)."))
        .isInstanceOfSatisfying(
            UnreadableSpecException.class, problems -> assertThat(problems.problems()).hasSize(2));
  }

  @Test
  void isNotLedAstrayByATypeThatWasRefusedBefore() {
    String types = "-type a() :: {integer(), b()}.\n-type b() :: fun().\n";
    assertThatThrownBy(
            () ->
                ErlSource.read(
                    folder,
                    "-export([f/1, g/1]).\n"
                        + types
                        + "-spec f(a()) -> ok.\n-spec g(a()) -> ok.\n"
                        + STUB
                        + "\ng(_) -> erlang:nif_error(no)."))
        .hasMessageContaining("spec of `g/1`: `fun()` is a function");
  }

  @Test
  void refusesNamesThatALibraryCannotMake() {
    assertRefused(
        "-export([f/1]).\n-spec f('\\x{3b1}') -> ok.\n" + STUB, "characters beyond Latin-1");
    assertThatThrownBy(
            () ->
                ErlSource.read(
                    folder,
                    "-export(['\\x{3b1}'/0]).\n-spec '\\x{3b1}'() -> ok.\n'\\x{3b1}'() -> erlang:nif_error(no)."))
        .hasMessageContaining("characters beyond Latin-1");
  }

  @Test
  void saysThatDebugInformationIsMissing() throws Exception {
    Path beam = ErlSource.compile(folder, "-export([f/1]).\n-spec f(a) -> b.\n" + STUB);
    assertThatThrownBy(
            () ->
                NativeModuleReader.read(
                    BeamFile.parse(Files.readAllBytes(beam)), "m.beam", List.of()))
        .isInstanceOf(UnreadableSpecException.class)
        .hasMessageContaining("no debug information in the object code of `m`")
        .hasMessageContaining("+debug_info");
  }

  private void assertRefused(String text, String message) {
    assertThatThrownBy(() -> ErlSource.read(folder, text))
        .isInstanceOf(UnreadableSpecException.class)
        .hasMessageContaining(message);
  }
}
