package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifproof.node.Arch;
import io.nifproof.samples.ReportSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The matrix finds libraries whose behaviour depends on level or compiler, and names the axis. */
final class BehaviourMatrixTest {
  private static final Path SOURCES = Path.of("src/test/resources/behaviour").toAbsolutePath();

  @TempDir private Path project;

  @BeforeEach
  void requireAmd64() {
    assumeTrue(
        Arch.host() == Arch.AMD64,
        "skipped: behaviour.tsv tells what compilers for amd64 do, this machine is another");
  }

  /** How the sentence that separates failing from passing cells begins. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "strict_aliasing | fails at O2 and above, whatever the compiler",
        "signed_overflow | fails with gcc 12.2.0 at O2 and above",
        "uninitialised_read | fails at O2 and above, whatever the compiler",
        "setjmp_local | fails at O2 and above, whatever the compiler",
        "asm_clobber | fails at O2 and above, whatever the compiler",
        "endless_loop | passes only with clang 14.0.6 at O2 and above",
        "spin_flag | fails with gcc 12.2.0 at O2 and above",
        "null_check | fails with gcc 12.2.0 at O2 and above",
      })
  void namesTheAxisThatSeparatesThem(String name, String sentence) throws Exception {
    Map<String, String> row = row(name);
    write(row, "compilers = ['gcc', 'clang']\noptimize = ['O0', 'O2', 'O3']\n");

    JsonNode report = gate();

    for (JsonNode cell : report.get("cells")) {
      String variant = cell.get("id").textValue().replace("@host", "");
      assertThat(cell.get("verdict").textValue()).as(variant).isEqualTo(row.get(variant));
    }
    assertThat(report.get("reading").get("separations"))
        .singleElement()
        .satisfies(one -> assertThat(one.get("sentence").textValue()).startsWith(sentence));
  }

  @Test
  void saysThatNoAxisSeparatesWhereTheLevelDiffersByCompiler() throws Exception {
    Map<String, String> row = row("misaligned_vector");
    write(row, "compilers = ['gcc', 'clang']\noptimize = ['O0', 'O2', 'O3']\n");

    JsonNode separation = gate().get("reading").get("separations").get(0);

    assertThat(separation.get("sentence").textValue()).contains("no ", "separates");
  }

  @Test
  void namesLinkTimeOptimisationWhereItHidesNifInit() throws Exception {
    write(row("lto_hidden_init"), "flags = ['plain', 'lto']\n");

    JsonNode report = gate();

    assertThat(report.get("verdict").textValue()).isEqualTo("fail");
    assertThat(report.get("reading").get("separations").get(0).get("sentence").textValue())
        .startsWith("fails with flags lto");
  }

  private void write(Map<String, String> row, String matrix) throws Exception {
    StringBuilder sources = new StringBuilder();
    for (String source : row.get("sources").split(" ")) {
      Files.copy(SOURCES.resolve(source), project.resolve(source));
      sources.append(sources.isEmpty() ? "" : ", ").append("'").append(source).append("'");
    }
    String toml =
        """
        [library]
        name = '%s'
        sources = [%s]
        [matrix]
        %s
        [gate]
        timeout = '3s'
        [[case]]
        call = '%s'
        expect = '%s'
        """;
    Files.writeString(
        project.resolve("nifproof.toml"),
        toml.formatted(row.get("name"), sources, matrix, row.get("call"), row.get("expect")));
  }

  private JsonNode gate() {
    return new ReportSchema().valid(Ran.nifproof("gate", project, "--format", "json").out());
  }

  /** A row of behaviour.tsv by the names of its columns. */
  private static Map<String, String> row(String name) throws Exception {
    Map<String, String> row = new LinkedHashMap<>();
    String[] names = {};
    for (String line : Files.readAllLines(SOURCES.resolve("behaviour.tsv"))) {
      String[] cells = line.split("\t");
      if (line.startsWith("# name")) {
        names = line.substring(2).split("\t");
      } else if (cells[0].equals(name)) {
        for (int i = 0; i < cells.length; i++) {
          row.put(names[i], cells[i]);
        }
      }
    }
    return row;
  }
}
