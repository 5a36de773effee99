package io.nifproof.abi;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.elf.ElfFile;
import io.nifproof.samples.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Libraries that nobody here wrote: those of the host's Debian packages. */
final class RealLibrariesTest {
  @ParameterizedTest
  @ValueSource(strings = {"crypto", "asn1rt_nif", "fxml", "fxml_stream", "fast_yaml"})
  void readsTheFunctionsThatTheNodeReports(String module) throws Exception {
    NifLibrary library = NifReader.read(ElfFile.read(find(module + ".so")));

    assertThat(library.certainty()).contains(EntryCertainty.PROVEN);
    assertThat(library.module()).contains(module);
    List<String> read =
        library.functions().stream()
            .map(row -> row.text().orElseThrow() + "/" + row.arity())
            .sorted()
            .toList();
    assertThat(read).isEqualTo(asked(module));
  }

  @Test
  void provesEveryNifOfTheHost() throws Exception {
    try (var files = Files.walk(Path.of("/usr/lib/erlang/lib"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".so")).toList()) {
        NifLibrary library = NifReader.read(ElfFile.read(file));
        if (library.kind() == LibraryKind.NIF) {
          // wxWidgets has constructors of C++ objects, which could change anything.
          EntryCertainty expected =
              file.endsWith("wxe_driver.so") ? EntryCertainty.IN_THE_FILE : EntryCertainty.PROVEN;
          assertThat(library.certainty()).as(file.toString()).contains(expected);
          assertThat(library.entry().orElseThrow().namelessRows()).isEmpty();
        }
      }
    }
  }

  private static List<String> asked(String module) {
    String question =
        "{module, _} = code:ensure_loaded("
            + module
            + "), [io:format(\"~ts/~b~n\", [F, A]) || {F, A} <- "
            + module
            + ":module_info(nifs)], halt().";
    return Samples.run(List.of("erl", "-noshell", "-eval", question)).lines().sorted().toList();
  }

  private static Path find(String name) throws Exception {
    try (var files = Files.walk(Path.of("/usr/lib/erlang/lib"))) {
      return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
    }
  }
}
