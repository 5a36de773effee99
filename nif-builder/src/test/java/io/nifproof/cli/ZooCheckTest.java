package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.cli.run.ExitCode;
import io.nifproof.gate.module.ErlCompiler;
import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.launch.NodeSession;
import io.nifproof.samples.TestRuntimes;
import io.nifproof.toolchain.Toolchain;
import io.nifproof.toolchain.ToolchainCatalog;
import io.nifproof.toolchain.Toolchains;
import io.nifproof.zoo.Zoo;
import io.nifproof.zoo.ZooMember;
import io.nifproof.zoo.ZooOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gives every member of the zoo to the command `check`, which says what happened and lives. */
final class ZooCheckTest {
  @TempDir private static Path folder;
  private static Path beam;
  private static Zoo zoo;
  private static Toolchain own;
  private static Toolchain other;

  @BeforeAll
  static void prepare() throws Exception {
    ErlangRuntime host = TestRuntimes.ready("host");
    beam = folder.resolve("zoo.beam");
    try (NodeSession session = NodeSession.open(folder)) {
      Files.write(beam, ErlCompiler.compile(session, host, Zoo.stub()));
    }
    ToolchainCatalog compilers =
        new Toolchains(folder.resolve("cache"), System.getenv())
            .catalog(List.of("gcc"), List.of(Arch.values()));
    own = compilers.find("gcc", Arch.host()).orElseThrow();
    other = compilers.find("gcc", Arch.host().others().get(0)).orElseThrow();
    zoo = new Zoo(host.includeDir().orElseThrow(), folder.resolve("zoo"));
  }

  private static final Map<String, String> PHASES =
      Map.of(
          "dlopen", "while the dynamic loader loaded the library",
          "nif_init", "in nif_init",
          "table", "while the VM walked the function table",
          "load", "in the callback load");

  static List<ZooMember> members() throws IOException {
    return Zoo.members();
  }

  @ParameterizedTest
  @MethodSource("members")
  void saysWhatHappened(ZooMember member) throws Exception {
    Path library = zoo.make(member, own, other);
    Ran ran =
        Ran.nifproof(
            "check", library, "--beam", beam, "--runtime", "host", "--timeout", "3s", "--quiet");
    if (!Files.isRegularFile(library)) {
      assertThat(ran.status()).isEqualTo(ExitCode.USAGE.status());
      assertThat(ran.err())
          .contains("`" + library + "` is " + (Files.exists(library) ? "no file" : "not there"))
          .contains("expected a built library", "hint: ");
      return;
    }
    ZooOutcome expected = Zoo.expected(member, Arch.host());
    boolean loads = expected instanceof ZooOutcome.Loaded;
    // It loads, and its file tells that the first call will end the VM.
    boolean dies = member.name().equals("null_function");
    assertThat(ran.status())
        .as(ran.out() + ran.err())
        .isEqualTo((loads && !dies ? ExitCode.PASS : ExitCode.FAIL).status());
    assertThat(flat(ran.out()))
        .contains(loads && !dies ? "1 passed" : loads ? "NP011 error" : sentence(expected));
    if (!loads && !(expected instanceof ZooOutcome.Refused)) {
      assertThat(flat(ran.out())).contains(PHASES.get(member.phase().orElseThrow()), " NP1");
    }
    member.text().ifPresent(text -> assertThat(flat(ran.out())).contains(text));
    assertThat(ran.err()).isEmpty();
  }

  private static String sentence(ZooOutcome expected) {
    if (expected instanceof ZooOutcome.Refused refused) {
      return "refused: " + refused.reason() + ": ";
    } else if (expected instanceof ZooOutcome.Crashed crashed) {
      return "crashed: " + crashed.signal() + " ";
    } else if (expected instanceof ZooOutcome.Exited exited) {
      return String.format(
          Locale.ROOT, "exited: the VM's process ended with exit status %d ", exited.code());
    }
    return "hung: no answer within 3.0 s, ";
  }

  /** Without line breaks, which fall where the width asks for them. */
  private static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
