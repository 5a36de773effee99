package io.nifproof.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {
  @TempDir Path project;

  @BeforeEach
  void makeFiles() throws IOException {
    for (String name : List.of("b.c", "a.c", "a.h", "deep/er/c.c", "x.c/no.txt")) {
      Files.createDirectories(project.resolve("c_src/" + name).getParent());
      Files.writeString(project.resolve("c_src/" + name), "");
    }
  }

  @Test
  void sortsTheFilesOfAPattern() {
    assertThat(found("c_src/*.c")).containsExactly("c_src/a.c", "c_src/b.c");
  }

  @Test
  void doesNotDescendWithoutTwoStars() {
    assertThat(found("*.c")).isEmpty();
    assertThat(found("c_src/**.c")).containsExactly("c_src/a.c", "c_src/b.c", "c_src/deep/er/c.c");
  }

  @Test
  void keepsTheOrderGivenAndDropsDoubles() {
    assertThat(found("c_src/b.c", "c_src/*.c")).containsExactly("c_src/b.c", "c_src/a.c");
  }

  @Test
  void tellsWhatIsMissing() {
    assertThat(SourceFiles.of(project, List.of("c_src/z.c", "no/*.c", "c_src/[.c", "c_src/x.c")))
        .isEqualTo(
            new SourceFiles(List.of(), List.of("c_src/z.c", "no/*.c", "c_src/[.c", "c_src/x.c")));
  }

  @Test
  void readsLevelsWithAndWithoutTheHyphen() {
    assertThat(OptLevel.parse("Os")).contains(OptLevel.Os);
    assertThat(OptLevel.parse("-O2")).contains(OptLevel.O2);
    assertThat(OptLevel.parse("O9")).isEmpty();
    assertThat(OptLevel.parse("os")).isEmpty();
  }

  private List<String> found(String... sources) {
    return SourceFiles.of(project, List.of(sources)).files().stream().map(Path::toString).toList();
  }
}
