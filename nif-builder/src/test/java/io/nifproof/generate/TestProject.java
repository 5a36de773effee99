package io.nifproof.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.toolchain.CompilerEnd;
import io.nifproof.toolchain.CompilerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes projects of our templates and runs their tools. */
final class TestProject {
  /** The templates' folder. */
  static final Path TEMPLATES = Path.of("../templates/projects");

  /** What stands in for the package of Hex, since tests have no network. */
  private static final Path ELIXIR_MAKE =
      Path.of("src/test/resources/elixir_make").toAbsolutePath();

  private TestProject() {}

  static NewProject.Created create(String template, String name, Path parent) throws IOException {
    NewProject result =
        new ProjectTemplate(TEMPLATES.resolve(template)).create(name, parent, Existing.KEEP);
    assertThat(result).isInstanceOf(NewProject.Created.class);
    return (NewProject.Created) result;
  }

  /** The same, to be built offline: elixir_make comes from the tests' resources. */
  static NewProject.Created offline(String template, String name, Path parent) throws IOException {
    NewProject.Created created = create(template, name, parent);
    if (template.equals("mix")) {
      Files.createSymbolicLink(parent.resolve("elixir_make"), ELIXIR_MAKE);
      replace(
          created.folder().resolve("mix.exs"),
          "{:elixir_make, \"~> 0.8\", ",
          "{:elixir_make, path: \"../elixir_make\", ");
    }
    return created;
  }

  /** Changes a file, in which the old text must be. */
  static void replace(Path file, String old, String fresh) throws IOException {
    assertThat(file).content().contains(old);
    Files.writeString(file, Files.readString(file).replace(old, fresh));
  }

  /** Runs a shell command without network settings and with a home folder of its own. */
  static CompilerEnd.Ended run(Path where, Path home, Map<String, String> more, String command)
      throws InterruptedException {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", home.toString());
    environment.put("LANG", "C.UTF-8");
    CompilerEnd end =
        new CompilerProcess(environment)
            .run(List.of("/bin/sh", "-c", command), where, Duration.ofMinutes(2));
    assertThat(end).isInstanceOf(CompilerEnd.Ended.class);
    return (CompilerEnd.Ended) end;
  }
}
