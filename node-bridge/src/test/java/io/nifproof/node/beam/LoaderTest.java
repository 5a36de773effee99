package io.nifproof.node.beam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nifproof.node.FunctionId;
import io.nifproof.node.HostErlang;
import io.nifproof.node.OtpRelease;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Patched and assembled modules, in the host's own VM. */
final class LoaderTest {
  private static final FunctionId ADD = new FunctionId("add", 2);
  private static final String LOAD =
      "Load = fun(M) -> {ok, B} = file:read_file(atom_to_list(M) ++ \".beam\"),"
          + " {module, M} = code:load_binary(M, \"x\", B) end, ";

  @TempDir Path folder;

  @Test
  void patchedModuleLoadsALibraryOnlyWhenAsked() throws Exception {
    Files.write(folder.resolve("sample.beam"), BeamFile.parse(Fixtures.sample()).withLoader());

    String printed =
        HostErlang.eval(
            folder,
            LOAD
                + "Load(sample),"
                + "io:format(\"~tp~n\", [[persistent_term:get(sample_on_load, never),"
                + " sample:name(), sample:mixed(1.0, #{key => 70000}),"
                + " element(1, element(2, sample:'$nifproof_load'(\"/nonexistent/x\", 0)))]])");

    assertThat(printed.strip()).isEqualTo("[never,<<\"größe\"/utf8>>,1,load_failed]");
  }

  @Test
  void patchKeepsEverythingElse() throws Exception {
    ChunkFile before = ChunkFile.read(Fixtures.sample());
    byte[] patched = BeamFile.parse(Fixtures.sample()).withLoader();
    ChunkFile after = ChunkFile.read(patched);

    assertThat(after.chunks().keySet()).containsExactlyElementsOf(before.chunks().keySet());
    for (String chunk : List.of("LitT", "Line", "Dbgi", "FunT", "LocT", "Attr", "CInf", "Type")) {
      assertThat(after.chunks().get(chunk)).as(chunk).isEqualTo(before.chunks().get(chunk));
    }
    BeamFile beam = BeamFile.parse(patched);
    assertThat(beam.hasOnLoad()).isFalse();
    assertThat(beam.exports()).contains(BeamFile.LOADER);
    assertThat(beam.functions()).startsWith(BeamFile.parse(Fixtures.sample()).functions().get(0));
    assertThatThrownBy(beam::withLoader).hasMessageContaining("already has `$nifproof_load/2`");
  }

  @Test
  void patchedModulesOfTheWholeStandardLibraryAreAcceptedByTheVm() throws Exception {
    String found =
        HostErlang.eval(
            folder,
            "[io:format(\"~ts~n\", [F]) || A <- [stdlib, kernel],"
                + " F <- filelib:wildcard(code:lib_dir(A) ++ \"/ebin/*.beam\")]");
    List<Path> beams = found.lines().map(Path::of).toList();
    assertThat(beams).hasSizeGreaterThan(100);
    for (Path beam : beams) {
      byte[] patched = BeamFile.parse(Files.readAllBytes(beam)).withLoader();
      Files.write(folder.resolve(beam.getFileName()), patched);
    }

    String printed =
        HostErlang.eval(
            folder,
            "io:format(\"~tp\", [[{F, R} || F <- filelib:wildcard(\"*.beam\"),"
                + " {ok, B} <- [file:read_file(F)],"
                + " R <- [erlang:prepare_loading(list_to_atom(filename:rootname(F)), B)],"
                + " not is_reference(R)]])");

    assertThat(printed).isEqualTo("[]");
  }

  @Test
  void stubHasTheFunctionsAndWaitsForALibrary() throws Exception {
    FunctionId longest = new FunctionId("a".repeat(255), 255);
    FunctionId unicode = new FunctionId("größe 日本", 1);
    FunctionId empty = new FunctionId("", 0);
    FunctionId own = new FunctionId("module_info", 1);
    List<FunctionId> functions = List.of(ADD, longest, unicode, empty, own, ADD);
    Files.write(folder.resolve("stub.beam"), StubModule.assemble("stub", functions, false));
    Files.write(folder.resolve("nifs.beam"), StubModule.assemble("nifs", functions, true));

    String printed =
        HostErlang.eval(
            folder,
            LOAD
                + "[begin Load(M),"
                + " {'EXIT', {nif_not_loaded, _}} = (catch M:add(1, 2)),"
                + " {'EXIT', {nif_not_loaded, _}} = (catch M:''()),"
                + " {error, {load_failed, _}} = M:'$nifproof_load'(\"/nonexistent/x\", 0),"
                + " [] = M:module_info(attributes), M = M:module_info(module),"
                + " io:format(\"~tp~n\", [lists:sort(M:module_info(exports))])"
                + " end || M <- [stub, nifs]]");

    String exports =
        "['',0},{'$nifproof_load',2},{%s,255},{add,2},{'größe 日本',1},{module_info,0},{module_info,1}]"
            .formatted("a".repeat(255));
    assertThat(printed.replaceAll("\\s+(?!日)", ""))
        .isEqualTo((exports + exports).replace("['',0}", "[{'',0}"));
    assertThat(BeamFile.parse(Files.readAllBytes(folder.resolve("nifs.beam"))).declaredNifs())
        .contains(ADD, unicode)
        .doesNotContain(own, BeamFile.LOADER);
  }

  @Test
  void libraryReplacesTheStubs() throws Exception {
    String include = HostErlang.eval(folder, "io:put_chars(code:root_dir())") + "/usr/include";
    Assumptions.assumeTrue(
        Files.exists(Path.of(include, "erl_nif.h")) && Files.exists(Path.of("/usr/bin/gcc")),
        "skipped: needs gcc and erl_nif.h (Debian: gcc, erlang-dev)");
    for (String module : List.of("sample", "stub", "nifs")) {
      compileLibrary(module, include);
    }
    Files.write(folder.resolve("sample.beam"), BeamFile.parse(Fixtures.sample()).withLoader());
    Files.write(folder.resolve("stub.beam"), StubModule.assemble("stub", List.of(ADD), false));
    Files.write(folder.resolve("nifs.beam"), StubModule.assemble("nifs", List.of(ADD), true));

    String printed =
        HostErlang.eval(
            folder,
            LOAD
                + "[begin Load(M), ok = M:'$nifproof_load'(\"./\" ++ atom_to_list(M), 0),"
                + " io:format(\"~tp \", [{M:module_info(nifs), M:add(20, 22)}])"
                + " end || M <- [sample, stub, nifs]]");

    assertThat(printed.strip()).isEqualTo("{[{add,2}],42} {[{add,2}],42} {[{add,2}],42}");
  }

  private void compileLibrary(String module, String include) throws Exception {
    String source =
        """
        #include <erl_nif.h>
        static ERL_NIF_TERM add(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
          int a = 0, b = 0;
          enif_get_int(env, argv[0], &a);
          enif_get_int(env, argv[1], &b);
          return enif_make_int(env, a + b);
        }
        static ErlNifFunc table[] = {{"add", 2, add, 0}};
        ERL_NIF_INIT(%s, table, NULL, NULL, NULL, NULL)
        """;
    Files.writeString(folder.resolve(module + ".c"), source.formatted(module));
    HostErlang.run(
        folder,
        List.of("gcc", "-shared", "-fPIC", "-I" + include, module + ".c", "-o", module + ".so"));
  }

  @Test
  void saysWhichReleasesLoadAStub() {
    FunctionId umlauts = new FunctionId("ü".repeat(255), 1);
    assertThat(StubModule.oldestOtp("m", List.of(ADD), false)).isEqualTo(new OtpRelease(23));
    assertThat(StubModule.oldestOtp("m", List.of(ADD), true)).isEqualTo(new OtpRelease(25));
    assertThat(StubModule.oldestOtp("m", List.of(umlauts), false)).isEqualTo(new OtpRelease(28));
  }

  /** OTP 27 refuses a stub that claims less than 169, OTP 23 one that claims more than 170. */
  @Test
  void stubClaimsAHighestOpcodeThatAllReleasesTake() throws Exception {
    byte[] stub = StubModule.assemble("m", List.of(ADD), false);
    ByteCursor code = ChunkFile.read(stub).mandatory("Code");
    code.skip(8);
    assertThat(code.i32()).isEqualTo(169);
  }

  @Test
  void longNamesTakeTheFormatOfOtp28() throws Exception {
    FunctionId umlauts = new FunctionId("ü".repeat(255), 1);
    BeamFile beam = BeamFile.parse(StubModule.assemble("m", List.of(umlauts), false));
    assertThat(beam.exports()).contains(umlauts);
  }

  @Test
  void refusesFunctionsThatNoVmCouldHave() {
    for (FunctionId impossible :
        List.of(
            new FunctionId("a".repeat(256), 0),
            new FunctionId("f", 256),
            new FunctionId("f", -1),
            new FunctionId("\ud800", 1))) {
      assertThatThrownBy(() -> StubModule.assemble("m", List.of(impossible), false))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(impossible.name());
    }
  }
}
