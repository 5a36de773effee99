package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.samples.ReportSchema;
import io.nifproof.samples.TestRuntimes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library that nobody compiles again, under glibc's checking malloc. */
final class MallocCheckTest {
  /** The final zero byte has no place: with usual allocators nobody notices. */
  private static final String CODE =
      """
      #include <erl_nif.h>
      #include <string.h>
      static ERL_NIF_TERM copy(ErlNifEnv *e, int c, const ERL_NIF_TERM a[]) {
        ErlNifBinary b;
        if (!enif_inspect_binary(e, a[0], &b)) return enif_make_badarg(e);
        char *p = enif_alloc(b.size);
        memcpy(p, b.data, b.size);
        p[b.size] = 0;
        ERL_NIF_TERM t = enif_make_string(e, p, ERL_NIF_LATIN1);
        enif_free(p);
        return t;
      }
      static ErlNifFunc t[] = {{"copy", 1, copy, 0}};
      ERL_NIF_INIT(over, t, NULL, NULL, NULL, NULL)
      """;

  private static final String CALL = "copy(<<\"twenty-four bytes of it!\">>)";

  @TempDir private Path project;

  @BeforeEach
  void build() throws Exception {
    Files.writeString(project.resolve("over.c"), CODE);
    Path headers = TestRuntimes.ready("host").includeDir().orElseThrow();
    Checkout.Ended made =
        Checkout.run(
            project,
            Map.of(),
            "gcc",
            "-shared",
            "-fPIC",
            "-g",
            "-O2",
            "-I" + headers,
            "over.c",
            "-o",
            "over.so");
    assertThat(made.status()).as(made.err()).isZero();
  }

  @Test
  void findsAnOverrunInAPrebuiltLibraryThatPassesOtherwise() throws Exception {
    toml("['plain', 'malloc-check']");
    Ran ran = Ran.nifproof("gate", project, "--format", "json");
    JsonNode report = new ReportSchema().valid(ran.out());
    JsonNode cells = report.get("cells");

    assertThat(values(cells, "id")).containsExactly("prebuilt@host", "prebuilt-malloc-check@host");
    assertThat(values(cells, "verdict")).containsExactly("pass", "fail");
    assertThat(values(cells, "flags")).containsExactly("plain", "malloc-check");
    JsonNode finding = cells.get(1).get("findings").get(0);
    assertThat(finding.get("id").textValue()).isEqualTo("NP107");
    assertThat(ran.out())
        .contains(
            "the checking malloc refused a block (`free(): invalid pointer`) in enif_free, called by `copy`")
        .contains("(over.c:10)", "something wrote past its end");
    assertThat(report.get("reading").get("separations").get(0).get("sentence").textValue())
        .startsWith("fails with flags malloc-check");
    assertThat(cells.get(0).get("calls").get(1).get("result").textValue()).contains("std_alloc");
    assertThat(cells.get(1).get("calls").get(1).get("result").textValue())
        .as("the VM was started with +Mea min")
        .doesNotContain("std_alloc");
  }

  @Test
  void saysThatWhatACompilerMustKnowComesTooLateForAPrebuiltLibrary() throws Exception {
    toml("['malloc-check', 'asan', 'lto', 'mine']\n[flags.mine]\ncflags = ['-DX']");
    Ran plan = Ran.nifproof("plan", project, "--format", "json");
    JsonNode read = ReportSchema.of("plan-1.json").valid(plan.out());

    assertThat(values(read.get("cells"), "id")).containsExactly("prebuilt-malloc-check@host");
    assertThat(values(read.get("blocked"), "what"))
        .containsExactly("flags asan", "flags lto", "flags mine");
    assertThat(plan.out()).contains("not compiled again", "--flags plain,malloc-check");
  }

  @Test
  void checksALibraryTwiceWhenItIsAskedTo() throws Exception {
    Path library = project.resolve("over.so");
    Ran plain = Ran.nifproof("check", library, "--runtime", "host", "--call", CALL);
    assertThat(plain.status()).as(plain.out()).isZero();

    Ran ran =
        Ran.nifproof(
            "check",
            library,
            "--runtime",
            "host",
            "--malloc-check",
            "--call",
            CALL,
            "--format",
            "json");
    JsonNode cells = new ReportSchema().valid(ran.out()).get("cells");
    assertThat(ran.status()).isEqualTo(ExitCode.FAIL.status());
    assertThat(values(cells, "id")).containsExactly("over.so@host", "over.so-malloc-check@host");
    assertThat(values(cells, "verdict")).containsExactly("pass", "fail");
  }

  private void toml(String flags) throws Exception {
    Files.writeString(
        project.resolve("nifproof.toml"),
        """
        [library]
        name = 'over'
        [build]
        system = 'prebuilt'
        output = 'over.so'
        [[case]]
        call = '%s'
        [[case]]
        call = '[A || A <- erlang:system_info(alloc_util_allocators), erlang:system_info({allocator, A}) =/= false]'
        [matrix]
        flags = %s
        """
            .formatted(CALL, flags));
  }

  private static List<String> values(JsonNode array, String key) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(each -> each.get(key).textValue())
        .toList();
  }
}
