package io.nifproof.gate.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.node.NifproofHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunFolderTest {
  /** Above the highest process id that Linux gives. */
  private static final long NOBODY = 4_194_305;

  @TempDir private Path folder;
  private NifproofHome home;

  @BeforeEach
  void makeHome() {
    home = new NifproofHome(folder);
  }

  @Test
  void isReadableByItsOwnerOnly() throws Exception {
    try (RunFolder run = RunFolder.create(home)) {
      assertThat(run.path().getParent()).isEqualTo(home.runs());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(run.path())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void goesWithAllItsFilesWhenNobodyNeedsIt() throws Exception {
    Path path;
    try (RunFolder run = RunFolder.create(home)) {
      path = run.path();
      Files.createDirectories(path.resolve("a/b"));
      Files.writeString(path.resolve("a/b/c"), "x");
      run.discard();
      assertThat(path).exists();
    }
    assertThat(path).doesNotExist();
  }

  @Test
  void goesWithoutWhatItsLinksPointTo() throws Exception {
    Path precious = Files.writeString(folder.resolve("precious"), "x");
    try (RunFolder run = RunFolder.create(home)) {
      Files.createSymbolicLink(run.path().resolve("link"), precious);
      Files.createSymbolicLink(run.path().resolve("up"), folder);
      run.discard();
    }
    assertThat(precious).exists();
    assertThat(runs()).isEmpty();
  }

  @Test
  void staysForALookOtherwise() throws Exception {
    Path path;
    try (RunFolder run = RunFolder.create(home)) {
      path = run.path();
    }
    assertThat(path).isDirectory();
  }

  @Test
  void leavesOnlyTheNewestOfThoseThatEnded() throws Exception {
    for (int i = 10; i < 35; i++) {
      yesterday("20200101-0000" + i + "-" + NOBODY + "-x");
    }
    try (RunFolder run = RunFolder.create(home)) {
      assertThat(runs()).hasSize(11).contains(run.path().getFileName().toString());
      assertThat(runs()).contains("20200101-000034-" + NOBODY + "-x");
      assertThat(runs()).doesNotContain("20200101-000024-" + NOBODY + "-x");
    }
  }

  @Test
  void leavesRunsThatMayStillRunAndWhatIsNoRun() throws Exception {
    long alive = ProcessHandle.current().pid();
    yesterday("1-b-c-d");
    yesterday("20190101-000000-9x-d");
    for (int i = 10; i < 25; i++) {
      yesterday("20200101-0000" + i + "-" + alive + "-x");
      yesterday("20190101-0000" + i + "-" + NOBODY + "-x");
      // One in a sandbox has a process id that means nothing here.
      Files.createDirectories(home.runs().resolve("20180101-0000" + i + "-" + NOBODY + "-x"));
    }
    try (RunFolder run = RunFolder.create(home)) {
      assertThat(run.path()).isDirectory();
      assertThat(count("2020")).isEqualTo(15);
      assertThat(count("2019")).isEqualTo(11);
      assertThat(count("2018")).isEqualTo(15);
      assertThat(count("1-b-c-d")).isOne();
    }
  }

  private void yesterday(String name) throws IOException {
    Path run = Files.createDirectories(home.runs().resolve(name));
    Files.setLastModifiedTime(run, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
  }

  private long count(String beginning) throws IOException {
    return runs().stream().filter(name -> name.startsWith(beginning)).count();
  }

  private List<String> runs() throws IOException {
    try (Stream<Path> runs = Files.list(home.runs())) {
      return runs.map(run -> run.getFileName().toString()).toList();
    }
  }
}
