package io.nifproof.node.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.node.Arch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
final class TrapSourcesTest {
  private static final Path NATIVE = Path.of("src/main/native").toAbsolutePath();

  @TempDir Path folder;

  /** A new architecture fails here until its folder is there and whole. */
  @ParameterizedTest
  @EnumSource
  void everyArchitectureBringsTheSameFiles(Arch arch) throws IOException {
    assertThat(names(NATIVE.resolve("arch").resolve(arch.id())))
        .containsExactlyInAnyOrderElementsOf(TrapSources.OF_PROCESSOR);
    assertThat(TrapSources.of(arch).get("arch/" + arch.id() + "/arch.h"))
        .contains("#define ARCH_NAME \"" + arch.id() + "\"");
  }

  @Test
  void everyFileIsCompiled() throws IOException {
    assertThat(names(NATIVE)).containsExactlyInAnyOrderElementsOf(TrapSources.COMMON);
    assertThat(TrapSources.of(Arch.AMD64))
        .hasSize(TrapSources.COMMON.size() + TrapSources.OF_PROCESSOR.size());
  }

  private static List<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).toList();
    }
  }

  @Test
  void anUnknownProcessorIsAnErrorOfTheCompiler() throws Exception {
    assertThat(run(NATIVE, "gcc", "-U__x86_64__", "-U__aarch64__", "-E", "arch.h"))
        .contains("#error", "another processor needs a folder");
    // The folder of one processor, compiled for another.
    assertThat(run(NATIVE, "gcc", "-U__x86_64__", "-E", "arch/amd64/arch.h")).contains("#error");
    assertThat(run(NATIVE, "gcc", "-U__aarch64__", "-E", "arch/arm64/arch.h")).contains("#error");
  }

  /** As the linker sees it: who uses what of whom. */
  @Test
  void theFilesDependOnEachOtherWithoutCircles() throws Exception {
    Map<String, Set<String>> used = new HashMap<>();
    Map<String, String> owner = new HashMap<>();
    for (String source : TrapSources.of(Arch.host()).keySet()) {
      if (source.endsWith(".h")) {
        continue;
      }
      String object = folder.resolve("one.o").toString();
      run(NATIVE, "gcc", "-c", "-fPIC", "-D_GNU_SOURCE", "-I.", "-o", object, source);
      Set<String> needs = used.computeIfAbsent(source, unused -> new TreeSet<>());
      for (String line : run(folder, "nm", object).lines().toList()) {
        String[] words = line.strip().split(" ");
        if (words.length == 2 && words[0].equals("U")) {
          needs.add(words[1]);
        } else if (words.length == 3 && Character.isUpperCase(words[1].charAt(0))) {
          owner.put(words[2], source);
        }
      }
    }
    assertThat(owner).hasSizeGreaterThan(40);
    Set<String> done = new HashSet<>();
    for (String source : used.keySet()) {
      visit(source, new ArrayList<>(), done, used, owner);
    }
  }

  private static void visit(
      String source,
      List<String> way,
      Set<String> done,
      Map<String, Set<String>> used,
      Map<String, String> owner) {
    assertThat(way).as("a circle that ends in " + source).doesNotContain(source);
    if (done.add(source)) {
      way.add(source);
      for (String symbol : used.get(source)) {
        String other = owner.getOrDefault(symbol, source);
        if (!other.equals(source)) {
          visit(other, way, done, used, owner);
        }
      }
      way.remove(source);
    }
  }

  private String run(Path directory, String... argv) throws Exception {
    Path words = folder.resolve("said");
    Process process =
        new ProcessBuilder(argv)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(words.toFile())
            .start();
    process.waitFor();
    return Files.readString(words);
  }
}
