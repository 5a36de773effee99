package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.samples.NixStore.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Cells of projects with a build system of their own, in Nix's sandbox. */
final class NixToolsIT {
  @RegisterExtension static final NixProjects projects = new NixProjects();

  @Test
  void buildsCAndCppByCmakeWithSetsOfFlagsAndMakesTheCases() throws Exception {
    Path project = library("cpp");
    Files.writeString(
        project.resolve("CMakeLists.txt"),
        """
        cmake_minimum_required(VERSION 3.16)
        project(hello C CXX)
        add_library(hello MODULE c_src/hello.c c_src/bump.cc)
        set_target_properties(hello PROPERTIES PREFIX "")
        target_include_directories(hello PRIVATE $ENV{ERTS_INCLUDE_DIR})
        """);
    configure(project, "cmake", "gcc-14", "\"plain\", \"mine\"", "3");
    Files.writeString(
        project.resolve("Makefile"),
        """
        priv/hello.so: c_src/hello.c c_src/bump.cc
        	mkdir -p priv
        	$(CC) $(CFLAGS) -I$(ERTS_INCLUDE_DIR) -c -o hello.o c_src/hello.c
        	$(CXX) $(CXXFLAGS) -c -o bump.o c_src/bump.cc
        	$(CXX) $(CXXFLAGS) -shared -o $@ hello.o bump.o $(LDFLAGS)
        """);
    configure(project, "make", "clang", "\"hardened\"", "4");
    Path report = projects.build(project, "cmake").resolve("report.json");
    List<Map<String, Object>> cells = NixProjects.cells(report);
    assertThat(NixProjects.ids(cells)).containsExactly("gcc-14-O2-mine@host", "gcc-14-O2@host");
    assertThat(cells)
        .allSatisfy(
            cell ->
                assertThat(cell)
                    .containsEntry("verdict", "pass")
                    .extractingByKey("calls")
                    .asString()
                    .contains("result=3, outcome=returned, ok=true"));

    Ended failed = projects.nix(project, "build", "path:.#make", "--no-link", "-L");
    assertThat(failed.status()).isNotZero();
    assertThat(failed.err())
        .contains("clang-O2-hardened@host: fail: loaded: 3 NIFs: ")
        .contains("; `adds` unexpected: 3, expected 4");
  }

  /** The example with a function in C++. */
  private static Path library(String name) throws Exception {
    Path project = projects.project(name, "hello", "tools.nix");
    Files.delete(project.resolve("nifproof.toml"));
    Files.writeString(
        project.resolve("c_src/bump.cc"),
        """
        #include <vector>
        extern "C" int bump(int n) { return static_cast<int>(std::vector<int>(n).size()); }
        """);
    Path source = project.resolve("c_src/hello.c");
    NixProjects.replace(
        source, "static ERL_NIF_TERM add(", "int bump(int n);\nstatic ERL_NIF_TERM add(");
    NixProjects.replace(source, "(env, a + b)", "(env, a + b + bump(0))");
    return project;
  }

  private static void configure(
      Path project, String system, String compiler, String flags, String sum) throws Exception {
    Files.writeString(
        project.resolve(system + ".toml"),
        """
        [library]
        name = "hello"
        erl = "src/hello.erl"
        [build]
        system = "%s"
        output = "%s/hello.so"
        [matrix]
        compilers = "%s"
        flags = [%s]
        flavours = "jit"
        [flags.mine]
        cflags = ["-fno-plt"]
        [[case]]
        name = "adds"
        call = "add(1, 2)"
        expect = "%s"
        """
            .formatted(system, system.equals("make") ? "priv" : "build", compiler, flags, sum));
  }

  @Test
  void gatesAProjectOfRebar3WithTheFlakeThatNixInitWrites() throws Exception {
    Path project = projects.store().folder().resolve("frob");
    nifproof("new", "-q", "frob");
    Files.delete(project.resolve("flake.nix"));
    nifproof("nix", "init", "-q", "frob");
    Path toml = project.resolve("nifproof.toml");
    NixProjects.replace(toml, "system = \"make\"\ndir = \"c_src\"\n", "system = \"rebar3\"\n");
    NixProjects.replace(toml, "\"debian:trixie/amd64\", ", "");
    Ended checked = projects.nix(project, "flake", "check", "-L", "path:.");
    assertThat(checked.status()).as(checked.err()).isZero();
    assertThat(checked.err()).contains("gcc-O2@host: pass: loaded: 1 NIF: add/2");
    // make alone would be there without rebar3.
    assertThat(checked.built("")).contains("rebar3");
  }

  private static void nifproof(Object... words) throws Exception {
    Object[] command = new Object[words.length + 1];
    command[0] = Checkout.script("nifproof");
    System.arraycopy(words, 0, command, 1, words.length);
    Checkout.Ended ended = Checkout.run(projects.store().folder(), Map.of(), command);
    assertThat(ended.status()).as(ended.err()).isZero();
  }
}
