package io.nifproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.nifproof.result.Results;
import io.nifproof.result.json.ResultsReader;
import io.nifproof.samples.ReportSchema;
import io.nifproof.samples.ResultCells;
import io.nifproof.samples.SampleMatrix;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Reports of a matrix with every kind of trouble, and of one that is out for trouble. */
final class ReportKindTest {
  private static final Results MATRIX = SampleMatrix.of48();

  @Test
  void writesTheMatrixAsTextWithinEightyColumns() {
    String text = text(ReportKind.TEXT, MATRIX);
    assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(81));
    assertThat(text)
        .contains("runtime                OTP  arch          gcc-O0         gcc-O1  gcc-O2  gcc-O3")
        .contains("debian:sid/arm64       29   arm64 (qemu)  never-started  pass    pass    pass")
        .contains("fails with clang 14.0.6 at O2 and above, whatever the architecture and OTP\n")
        .contains("(12 cells fail, 33 pass; left out: 1 flaky)")
        .contains("  6: 30 cells, everywhere else")
        .contains("hint: compilers differ where C leaves the behaviour open")
        .contains("in `sum/1`")
        .contains("`sum([1,2,3])` is not the same in all of 45 cells")
        .contains("  7: 3 cells, with gcc 12.2.0 at O3 on arm64")
        .contains("could not run  compiler zig for arm64")
        .contains("a call of `sum([1,2,3])` takes\n")
        .contains("  gcc-O1    2.00 µs ±1% 2.0x")
        .contains("not timed: `sum([1,2,3])` in ")
        .contains("not the same each time: pass in first.json, fail in second.json")
        .endsWith(
            """
            fail  sums: 48 cells, 33 passed, 12 failed, 1 flaky, 2 could not run, 1 not
                  possible in 2.0 s
            """);
  }

  @Test
  void writesJsonThatItsSchemaDescribesAndThatCanBeReadAgain() throws Exception {
    ResultCells plain = SampleMatrix.report("sums", 1);
    Results results = plain.results();
    String json = text(ReportKind.JSON, results);
    JsonNode report = new ReportSchema().valid(json);
    assertThat(report.at("/reading/separations/0/separators/0/when")).hasSize(2);
    assertThat(report.at("/reading/differences/0/groups")).hasSize(3);
    assertThat(report.at("/reading/costs")).hasSize(16);
    assertThat(report.at("/reading/prices/0/prices")).hasSize(18);
    assertThat(report.at("/reading/prices/0/prices/1/speed").doubleValue()).isEqualTo(2);
    assertThat(report.at("/reading/untimed")).hasSize(1);
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    Results again = ResultsReader.read("sums.json", new ByteArrayInputStream(bytes)).orElseThrow();
    assertThat(again).isEqualTo(results);
  }

  @Test
  void writesJunitThatItsSchemaDescribes() throws Exception {
    Element suites = junit(text(ReportKind.JUNIT, MATRIX)).getDocumentElement();
    assertThat(suites.getAttribute("tests")).isEqualTo("49");
    assertThat(suites.getAttribute("failures")).isEqualTo("13");
    assertThat(suites.getAttribute("errors")).isEqualTo("3");
    assertThat(suites.getElementsByTagName("testsuite").getLength()).isEqualTo(7);
    assertThat(suites.getElementsByTagName("failure").getLength()).isEqualTo(13);
    assertThat(suites.getElementsByTagName("error").getLength()).isEqualTo(3);
    assertThat(suites.getElementsByTagName("skipped").getLength()).isZero();
    Element failure = (Element) suites.getElementsByTagName("failure").item(1);
    assertThat(failure.getAttribute("message")).contains("SIGSEGV in sum/1");
    assertThat(failure.getTextContent())
        .contains("sum (c_src/sum.c:12) in x.so+0x1139", "NP101 error");
  }

  @Test
  void writesSarifWithTheCrashAtItsSourceLine() throws Exception {
    JsonNode log = sarif(MATRIX);
    assertThat(log.get("version").textValue()).isEqualTo("2.1.0");
    JsonNode run = log.at("/runs/0");
    assertThat(run.at("/invocations/0/executionSuccessful").booleanValue()).isFalse();
    assertThat(run.at("/invocations/0/toolExecutionNotifications")).hasSize(3);
    JsonNode results = run.get("results");
    assertThat(results).hasSize(2);
    JsonNode crash = results.get(0);
    assertThat(crash.get("ruleId").textValue()).isEqualTo("NP101");
    assertThat(crash.at("/properties/cells")).hasSize(12);
    assertThat(crash.at("/locations/0/physicalLocation/artifactLocation/uri").textValue())
        .isEqualTo("c_src/sum.c");
    assertThat(crash.at("/locations/0/physicalLocation/region/startLine").intValue()).isEqualTo(12);
    assertThat(results.get(1).get("ruleId").textValue()).isEqualTo("cell-flaky");
    for (JsonNode result : results) {
      String rule =
          run.at("/tool/driver/rules")
              .get(result.get("ruleIndex").intValue())
              .get("id")
              .textValue();
      assertThat(rule).isEqualTo(result.get("ruleId").textValue());
      assertThat(result.get("level").textValue()).isIn("error", "warning", "note");
    }
  }

  @Test
  void writesSarifOfAFindingThatOnlyALaterVersionKnows() throws Exception {
    byte[] later =
        text(ReportKind.JSON, MATRIX).replace("NP101", "NP999").getBytes(StandardCharsets.UTF_8);
    Results results =
        ResultsReader.read("later.json", new ByteArrayInputStream(later)).orElseThrow();
    JsonNode run = sarif(results).at("/runs/0");
    assertThat(run.at("/results/0/ruleId").textValue()).isEqualTo("NP999");
    assertThat(run.at("/tool/driver/rules/0/id").textValue()).isEqualTo("NP999");
    assertThat(run.at("/tool/driver/rules/0/help").isMissingNode()).isTrue();
  }

  @Test
  void writesMarkdownForTheSummaryOfAStep() {
    String text = text(ReportKind.MARKDOWN, MATRIX);
    assertThat(text)
        .startsWith("## ❌ sums: fail\n")
        .contains("| variant | debian:bookworm/amd64<br>OTP 25 amd64 |")
        .contains("| gcc-O0 | ✅ pass |")
        .contains("fails with clang 14.0.6 at O2 and above")
        .contains("could not run: **compiler zig for arm64**")
        .contains("| gcc-O1 | 2.00 µs ±1&#37; 2.0x |")
        .contains("- not timed: ");
    List<String> table = text.lines().filter(line -> line.startsWith("| ")).limit(9).toList();
    assertThat(table).allSatisfy(line -> assertThat(line.split("\\|")).hasSize(8));
  }

  @TestFactory
  Stream<DynamicTest> letsNoTextOfALibraryAct() {
    Pattern act = Pattern.compile("<img|<b>|</script><|\u001b|\u202e");
    return Stream.of(ReportKind.values())
        .map(
            kind ->
                DynamicTest.dynamicTest(
                    kind.id(),
                    () -> {
                      String text = text(kind, SampleMatrix.hostile());
                      if (kind == ReportKind.JSON || kind == ReportKind.SARIF) {
                        // In JSON a tag is but text; letters that steer a terminal are escaped.
                        JsonNode unused = ReportSchema.parse(text);
                        assertThat(text).doesNotContain("\u001b");
                      } else if (kind == ReportKind.TEXT) {
                        assertThat(text).doesNotContain("\u001b", "\u202e").contains("‹U+202E›");
                      } else {
                        assertThat(act.matcher(text).results().map(m -> m.group()).toList())
                            .isEmpty();
                        assertThat(text).contains("‹U+202E›");
                      }
                      if (kind == ReportKind.SARIF) {
                        JsonNode unused = sarif(SampleMatrix.hostile());
                      }
                      if (kind == ReportKind.JUNIT) {
                        Document unused = junit(text);
                      }
                    }));
  }

  @Test
  void writesAllReportsOfAThousandCellsInTenSeconds() {
    Results results = SampleMatrix.report("sums", 21).results();
    assertThat(results.cells()).hasSize(1008);
    // Processor time: that of the clock says more about who else is on this machine.
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    for (ReportKind kind : ReportKind.values()) {
      assertThat(text(kind, results)).isNotEmpty();
    }
    assertThat(Duration.ofNanos(clock.getCurrentThreadCpuTime() - start))
        .isLessThan(Duration.ofSeconds(10));
    assertThat(text(ReportKind.MARKDOWN, results).length()).isLessThan(1 << 20);
  }

  @Test
  void writesReportsOfNothing() throws Exception {
    Results nothing = new Results(List.of(), 0, List.of(), List.of());
    for (ReportKind kind : ReportKind.values()) {
      assertThat(text(kind, nothing)).as(kind.id()).isNotBlank();
    }
    Document unused = junit(text(ReportKind.JUNIT, nothing));
  }

  /** A log that the schema of OASIS allows. */
  private static JsonNode sarif(Results results) throws Exception {
    JsonNode log = ReportSchema.parse(text(ReportKind.SARIF, results));
    try (var file = ReportKindTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(file);
      assertThat(schema.validate(log)).isEmpty();
    }
    return log;
  }

  private static Document junit(String xml) throws Exception {
    var schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(ReportKindTest.class.getResource("/report/junit.xsd"));
    schema.newValidator().validate(new StreamSource(new StringReader(xml)));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  private static String text(ReportKind kind, Results results) {
    StringWriter out = new StringWriter();
    kind.write(results, "1.2.3", new PrintWriter(out));
    return out.toString();
  }
}
