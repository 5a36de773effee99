package io.nifproof.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.node.Arch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a machine lacks is told from what a project got wrong. */
final class LackFinderTest {
  private static final Arch OTHER = Arch.host().others().get(0);

  private static final LackFinder HERE = new LackFinder(Arch.host(), name -> false);
  private static final LackFinder ACROSS = new LackFinder(OTHER, name -> false);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.c:1:10: fatal error: zlib.h: No such file or directory | zlib.h | zlib1g-dev",
        "/x/c_src/a.c:7:10: fatal error: openssl/evp.h: No such file or directory"
            + " | openssl/evp.h | libssl-dev",
        "a.c:1:10: fatal error: 'sqlite3.h' file not found | sqlite3.h | libsqlite3-dev",
        "a.cc:1:10: fatal error: nlohmann/json.hpp: No such file or directory"
            + " | nlohmann/json.hpp | nlohmann-json3-dev",
        "a.cpp:1:10: fatal error: 'vector' file not found | vector | g++",
        "/usr/bin/ld: cannot find -lsodium: No such file or directory | -lsodium | libsodium-dev",
        "/usr/bin/ld: cannot find -lz | -lz | zlib1g-dev",
        "ld.lld: error: unable to find library -llz4 | -llz4 | liblz4-dev",
        "mold: fatal: library not found: curl | -lcurl | libcurl4-openssl-dev",
        "gcc: fatal error: cannot execute ‘cc1plus’: execvp: No such file or directory"
            + " | cc1plus | g++",
        "clang: error: invalid linker name in argument '-fuse-ld=lld' | lld | lld",
        "/bin/sh: 1: nasm: not found | nasm | nasm",
        "bash: line 3: cmake: command not found | cmake | cmake",
        "make: protoc: No such file or directory\\nmake: *** [Makefile:2: x] Error 127"
            + " | protoc | protobuf-compiler",
        "Package libxml-2.0 was not found in the pkg-config search path."
            + " | libxml-2.0 | libxml2-dev",
        "-- The C compiler\\nCMake Error at x:1 (message):\\n  Could NOT find CURL (missing: A B)"
            + " | CURL | libcurl4-openssl-dev",
      })
  void isNamedWithThePackageThatBringsIt(String printed, String name, String debian) {
    assertThat(HERE.of(printed.replace("\\n", "\n")))
        .hasValueSatisfying(
            lack -> {
              assertThat(lack.name()).isEqualTo(name);
              assertThat(lack.debian()).hasValue(debian);
              assertThat(lack.ofTheMachine()).isTrue();
            });
  }

  @Test
  void isAPackageOfTheOtherArchitectureWhenThatIsBuiltFor() {
    String header = "a.c:1:10: fatal error: zlib.h: No such file or directory";
    assertThat(ACROSS.of(header).flatMap(Lack::debian)).hasValue("zlib1g-dev:" + OTHER.id());
    String compiler =
        "nifproof: there is no /usr/bin/"
            + OTHER.gnuTriple()
            + "-g++-12, the C++"
            + " compiler of gcc-12\nmake: *** [Makefile:2: cx.so] Error 127";
    assertThat(ACROSS.of(compiler).flatMap(Lack::debian))
        .hasValue("g++-12-" + OTHER.gnuTriple().replace('_', '-'));
    assertThat(ACROSS.of("a.c:1:1: fatal error: stdio.h: No such file or directory"))
        .hasValueSatisfying(
            lack -> assertThat(lack.debian()).hasValue("libc6-dev-" + OTHER.id() + "-cross"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.c:1:10: fatal error: own.h: No such file or directory\n    1 | #include \"own.h\"",
        "a.c:1:10: fatal error: erl_nif.h: No such file or directory",
        "a.c:3:1: error: expected ';' before 'x'",
        "a.c:6:2: error: #error \"no header foo.h\"",
        "a.c:3:1: error: expected ';'\nb.c:1:10: fatal error: zlib.h: No such file or directory",
        "/usr/bin/ld: a.o: in function `f':\na.c:3: undefined reference to `inflate'",
        "sh: 1: nasm: not found\nmake: *** No rule to make target 'b.o', needed by 'a.so'.  Stop.",
        "sh: 1: git: not found\ncc: oops\nmake: *** [Makefile:3: a.so] Error 1",
        "make: *** [Makefile:3: a.so] Error 1",
        "-- Could NOT find Doxygen (missing: DOXYGEN_EXECUTABLE)\nninja: build stopped.",
        "sh: 1: ./configure: not found",
      })
  void isNotMadeUpForWhatAProjectGotWrong(String printed) {
    assertThat(HERE.of(printed)).isEmpty();
  }

  @Test
  void isNoPackagesWhenTheProjectHasTheFile() {
    LackFinder finder = new LackFinder(Arch.host(), List.of("zlib.h", "libz.a")::contains);
    assertThat(finder.of("a.c:1:1: fatal error: zlib.h: No such file or directory")).isEmpty();
    assertThat(finder.of("/usr/bin/ld: cannot find -lz: No such file or directory")).isEmpty();
  }

  @Test
  void saysThatNoPackageIsKnownAndLeavesTheBlame() {
    assertThat(HERE.of("a.c:1:1: fatal error: acme/x.h: No such file or directory"))
        .hasValueSatisfying(
            lack -> {
              assertThat(lack.sentence()).contains("`acme/x.h`", "no package is known");
              assertThat(lack.ofTheMachine()).isFalse();
            });
    assertThat(HERE.of("sh: 1: acmec: not found"))
        .hasValueSatisfying(lack -> assertThat(lack.ofTheMachine()).isTrue());
  }
}
