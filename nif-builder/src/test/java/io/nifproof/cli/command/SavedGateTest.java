package io.nifproof.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifproof.cli.Ran;
import io.nifproof.cli.Repositories;
import io.nifproof.samples.ReportSchema;
import io.nifproof.samples.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gate that is kept is what was gated, and goes all the way to its user. */
final class SavedGateTest {
  private static final String TOML =
      """
      [library]
      name = "hello"
      sources = ["c_src/*.c"]
      erl = "hello.erl"

      [matrix]
      optimize = ["O0", "O2"]

      [publish]
      variant = "gcc-O2"
      """;

  @TempDir private Path folder;

  @Test
  void goesFromTheGateToTheUser() throws Exception {
    Path project = project(Samples.HELLO);
    Path kept = folder.resolve("kept");
    Ran gate = Ran.nifproof("gate", project, "--save", kept, "--format", "json");
    assertThat(gate.status()).as(gate.out() + gate.err()).isZero();
    JsonNode report = new ReportSchema().valid(Files.readString(kept.resolve("report.json")));
    assertThat(report.get("cells")).hasSize(2);
    assertThat(report.get("cells").get(0).get("sha256").textValue()).hasSize(64);

    Repositories repositories = new Repositories(folder);
    Path toml = project.resolve("nifproof.toml");
    Ran published = repositories.publish(kept, folder.resolve("repository"), "--config", toml);
    assertThat(published.status()).as(published.err()).isZero();
    Ran resolved =
        repositories.resolve(
            folder.resolve("repository"),
            "--into",
            folder.resolve("priv"),
            "--ebin",
            folder.resolve("ebin"));
    assertThat(resolved.status()).as(resolved.err()).isZero();
    Ran check =
        Ran.nifproof(
            "check",
            folder.resolve("priv/hello.so"),
            "--beam",
            folder.resolve("ebin/hello.beam"),
            "--runtime",
            "host");
    assertThat(check.status()).as(check.out() + check.err()).isZero();
    Ran undecided = repositories.publish(kept, folder.resolve("other"));
    assertThat(undecided.status()).isEqualTo(2);
    assertThat(undecided.err())
        .contains("the gate built gcc-O0, gcc-O2; which of them shall it be?");
    Ran unknown = repositories.publish(kept, folder.resolve("other"), "--variant", "clang-O2");
    assertThat(unknown.err()).contains("the gate built no variant `clang-O2`; it built gcc-O0");
  }

  @Test
  void keepsAGateThatFailsAndPublishesItNot() throws Exception {
    Path project = project(Samples.HELLO.replace("return 0;", "return 1;"));
    Path kept = folder.resolve("kept");
    assertThat(Ran.nifproof("gate", project, "--save", kept).status()).isEqualTo(1);
    Ran ran = new Repositories(folder).publish(kept, folder.resolve("repository"));
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.err()).contains("is `fail`, not `pass`: gcc-O0@host refused");
  }

  @Test
  void overwritesNothingThatIsNoGate() throws Exception {
    Path project = project(Samples.HELLO);
    Ran ran = Ran.nifproof("gate", project, "--save", project);
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("is there and is no gate that was saved");
  }

  @Test
  void keepsNoPartOfAGate() throws Exception {
    Path project = project(Samples.HELLO);
    Ran ran =
        Ran.nifproof("gate", project, "--save", folder.resolve("k"), "--partition", "hash:1/2");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("--save keeps a whole gate");
  }

  private Path project(String source) throws Exception {
    Path project = Ran.project(folder.resolve("project"), TOML, source);
    Path unused = Samples.module(project, "hello", "one/0", "two/2");
    return project;
  }
}
