package io.nifproof.build.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nifproof.build.Build;
import io.nifproof.build.BuildProject;
import io.nifproof.build.BuildTool;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFilesTest {
  @TempDir Path folder;
  private Path project;

  @BeforeEach
  void makeProject() throws IOException {
    project = Files.createDirectories(folder.resolve("project"));
    for (String name :
        List.of(
            "c_src/a.c",
            "c_src/a.o",
            "priv/a.so",
            "priv/data",
            "build/a.so",
            "vendor/z/build/z.c",
            "vendor/y/out/CMakeCache.txt",
            "vendor/y/out/y.c",
            "_build/default/lib/dep/src/dep.erl",
            "_build/default/lib/own/ebin/own.beam",
            "_build/default/plugins/pc/ebin/pc.beam",
            "deps/dep/mix.exs",
            "out/x.so",
            "out/x.c")) {
      write(name, "");
    }
    Files.createSymbolicLink(
        project.resolve("_build/default/lib/own/src"), Path.of("../../../../src"));
  }

  @Test
  void leavesOutWhatBuildsMakeWhereGitDoesNotKnow() throws Exception {
    assertThat(list(BuildTool.MAKE))
        .containsExactlyInAnyOrder(
            "c_src/a.c", "priv/data", "vendor/z/build/z.c", "deps/dep/mix.exs");
  }

  @Test
  void takesWhatGitConsidersWithRepositoriesInsideAndNewFiles() throws Exception {
    write(".gitignore", "*.o\n*.so\n_build\nbuild\ndeps\n");
    write("sub/s.c", "");
    write("sub/s.o", "");
    write("sub/.gitignore", "*.o\n");
    BuildProject.commit(project.resolve("sub"));
    BuildProject.commit(project);
    write("new.c", "");
    Files.delete(project.resolve("priv/data"));
    assertThat(list(BuildTool.MAKE))
        .contains("c_src/a.c", "new.c", "sub/s.c", "vendor/y/out/y.c")
        .doesNotContain("c_src/a.o", "priv/a.so", "priv/data", "sub/s.o", "deps/dep/mix.exs");
  }

  @Test
  void takesWhatTheToolHasFetchedThoughGitIgnoresIt() throws Exception {
    write(".gitignore", "_build\ndeps\n");
    BuildProject.commit(project);
    assertThat(list(BuildTool.MIX)).contains("deps/dep/mix.exs").noneMatch(f -> f.startsWith("_b"));
    assertThat(list(BuildTool.REBAR3))
        .contains("_build/default/lib/dep/src/dep.erl", "_build/default/plugins/pc/ebin/pc.beam")
        .noneMatch(file -> file.contains("own"))
        .noneMatch(file -> file.startsWith("deps"));
  }

  @Test
  void keepsLinksWithinTheCopyAndModesAndTimes() throws Exception {
    write("run.sh", "#!/bin/sh\n");
    assertThat(project.resolve("run.sh").toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(project.resolve("inside"), Path.of("c_src/a.c"));
    Files.createSymbolicLink(project.resolve("absolute"), project.resolve("c_src"));
    Files.createSymbolicLink(project.resolve("outside"), Path.of("../elsewhere"));
    Path copy = folder.resolve("copy");
    TreeCopy.of(files(BuildTool.MAKE), copy);
    assertThat(copy.resolve("inside").toRealPath())
        .isEqualTo(copy.resolve("c_src/a.c").toRealPath());
    assertThat(copy.resolve("absolute").toRealPath()).isEqualTo(copy.resolve("c_src").toRealPath());
    assertThat(Files.readSymbolicLink(copy.resolve("outside")))
        .isEqualTo(folder.resolve("elsewhere"));
    assertThat(copy.resolve("run.sh")).isExecutable();
    assertThat(Files.getLastModifiedTime(copy.resolve("run.sh")).toMillis())
        .isEqualTo(Files.getLastModifiedTime(project.resolve("run.sh")).toMillis());
  }

  @Test
  void refusesToCopyMoreThanAProjectShouldHave() throws Exception {
    Files.createDirectories(project.resolve("data"));
    try (RandomAccessFile sparse =
        new RandomAccessFile(project.resolve("data/huge").toFile(), "rw")) {
      sparse.setLength(3L << 30);
    }
    assertThatThrownBy(() -> files(BuildTool.MAKE))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("3072 MiB", "at most", "1024 MiB", "`data`", ".gitignore");
  }

  private List<String> list(BuildTool tool) throws Exception {
    return files(tool).files().stream().map(Path::toString).toList();
  }

  private ProjectFiles files(BuildTool tool) throws Exception {
    Build.Project build =
        new Build.Project(tool, Path.of(""), List.of(), Map.of(), Duration.ofMinutes(1));
    return ProjectFiles.of(project, build, project.resolve("out"), new GitFiles(System.getenv()));
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(project.resolve(name).getParent());
    Files.writeString(project.resolve(name), text);
  }
}
