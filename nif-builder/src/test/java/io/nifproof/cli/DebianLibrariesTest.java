package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.samples.ReportSchema;
import io.nifproof.samples.TestRuntimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks libraries that Debian ships, with their own modules and what these give to load_nif. */
final class DebianLibrariesTest {
  /**
   * A library of a package.
   *
   * @param application the OTP application's folder, without its version
   * @param library the file in its priv/lib, without .so
   * @param module the module it is for
   * @param loadInfo what that module's on_load gives to load_nif; {@code @} is the library's path
   * @param function one of its NIFs
   */
  private record Shipped(
      String application, String library, String module, String loadInfo, String function) {}

  /** The number in load_info of crypto is in crypto.erl of OTP 25 to 27; others are refused. */
  private static final List<Shipped> SHIPPED =
      List.of(
          new Shipped("crypto", "crypto", "crypto", "{302, <<\"@\">>, false}", "info_lib/0"),
          new Shipped("asn1", "asn1rt_nif", "asn1rt_nif", "1", "encode_ber_tlv/1"),
          new Shipped("p1_xml", "fxml", "fxml", "0", "element_to_binary/1"),
          new Shipped("p1_xml", "fxml_stream", "fxml_stream", "0", "parse/2"),
          new Shipped("p1_yaml", "fast_yaml", "fast_yaml", "0", "nif_decode/2"));

  static List<Shipped> shipped() {
    return SHIPPED;
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void loadsOnTheHost(Shipped shipped) throws Exception {
    check(shipped, "host");
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void loadsOnTheEmulatedRuntime(Shipped shipped) throws Exception {
    check(shipped, TestRuntimes.EMULATED);
  }

  private static void check(Shipped shipped, String id) throws Exception {
    ErlangRuntime runtime = TestRuntimes.ready(id);
    Path application = application(runtime.root(), shipped.application());
    Path library = application.resolve("priv/lib").resolve(shipped.library() + ".so");
    Path beam = application.resolve("ebin").resolve(shipped.module() + ".beam");
    String path = library.toString().replaceFirst("\\.so$", "");
    Ran ran =
        Ran.nifproof(
            "check",
            library,
            "--beam",
            beam,
            "--runtime",
            id,
            "--load-info",
            shipped.loadInfo().replace("@", path),
            "--timeout",
            "60s",
            "--format",
            "json");
    assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
    JsonNode cell = new ReportSchema().valid(ran.out()).get("cells").get(0);
    assertThat(cell.get("functions")).extracting(JsonNode::textValue).contains(shipped.function());
  }

  private static Path application(Path root, String name) throws IOException {
    try (Stream<Path> all = Files.list(root.resolve("lib"))) {
      return all.filter(path -> path.getFileName().toString().startsWith(name + "-"))
          .findFirst()
          .orElseThrow(
              () ->
                  new AssertionError(
                      "this test needs Debian's packages of `"
                          + name
                          + "` in "
                          + root
                          + "; `scripts/setup --tests` brings them"));
    }
  }
}
