package io.nifproof.node.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.node.Access;
import io.nifproof.node.ExitFunction;
import io.nifproof.node.Phase;
import io.nifproof.node.TableFault;
import io.nifproof.node.VmRole;
import io.nifproof.node.WatchedKind;
import io.nifproof.node.WireWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trap and the Java that reads its report know the same words, numbers and places. */
@Timeout(60)
final class WireWordsTest {
  private static final Path NATIVE = Path.of("src/main/native").toAbsolutePath();
  private static final Path READERS = Path.of("src/main/java/io/nifproof/node/crash");

  /** Prints the headers' words with their numbers, as the compiler understands them. */
  private static final String PROGRAM =
      """
      #include <stdio.h>
      #include "record.h"
      #define PRINT(constant, word) printf(" %d=%s", constant, word);
      #define ALL(words) printf("%s", #words); words(PRINT) puts("");
      int main(void) {
        ALL(PHASES) ALL(WATCHED_KINDS) ALL(ROLES) ALL(ACCESSES) ALL(TABLE_FAULTS) ALL(EXIT_FUNCTIONS)
        ALL(HANDLINGS)
        printf("RECORD %d %d %d %d %s\\n", RECORD_SLOTS, RECORD_SLOT_SIZE, RECORD_SLOTS_AT,
               RECORD_TEXT_AT, RECORD_MAGIC);
      }
      """;

  @TempDir Path folder;
  private List<String> said;

  @BeforeEach
  void askTheHeaders() throws Exception {
    Path source = Files.writeString(folder.resolve("words.c"), PROGRAM);
    String program = folder.resolve("words").toString();
    run("gcc", "-D_GNU_SOURCE", "-I", NATIVE.toString(), "-o", program, source.toString());
    said = run(program).lines().toList();
  }

  private String run(String... argv) throws Exception {
    Path words = folder.resolve("said");
    Process process =
        new ProcessBuilder(argv).redirectErrorStream(true).redirectOutput(words.toFile()).start();
    int status = process.waitFor();
    String text = Files.readString(words);
    assertThat(status).as(text).isZero();
    return text;
  }

  @Test
  void phasesHaveTheSameWordsAndNumbers() {
    assertThat(said).contains("PHASES" + numbered(Phase.values(), 1));
  }

  @Test
  void whatIsWrittenAsWordsAndNumbersIsTheSame() {
    assertThat(said)
        .contains(
            "WATCHED_KINDS" + numbered(WatchedKind.values(), 0),
            "ROLES" + numbered(VmRole.values(), 0),
            "HANDLINGS" + numbered(Handling.values(), 0),
            "ACCESSES" + numbered(Access.values(), 0),
            "TABLE_FAULTS" + numbered(TableFault.values(), 0),
            "EXIT_FUNCTIONS" + numbered(ExitFunction.values(), 0));
  }

  private static String numbered(WireWord[] words, int first) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words.length; i++) {
      text.append(' ').append(i + first).append('=').append(words[i].word());
    }
    return text.toString();
  }

  @Test
  void theSlotsAndTheTextLieWhereTheyAreRead() {
    assertThat(said)
        .contains(
            "RECORD %d %d %d %d NIFTRAP1"
                .formatted(
                    TrapFile.SLOTS, TrapFile.SLOT_SIZE, TrapFile.SLOTS_AT, TrapFile.TEXT_AT));
  }

  @Test
  void everyLineThatIsReadIsWritten() throws IOException {
    Set<String> written = words(NATIVE, "line_start\\(&line, \"(\\w+)\"");
    Set<String> read = words(READERS, "\\b(?:lines|first)\\(\"(\\w+)\"\\)");

    assertThat(read).hasSizeGreaterThan(10);
    assertThat(written).containsAll(read);
  }

  @Test
  void everyValueThatIsReadIsWritten() throws IOException {
    Set<String> written = words(NATIVE, "line_(?:number|hex|text|bytes)\\(&?line, \"(\\w+)\"");
    Set<String> read = words(READERS, "\\b(?:number|integer|text)\\(\"(\\w+)\"\\)");
    read.addAll(words(READERS, "word\\(\\w+\\.class, line, \"(\\w+)\"\\)"));

    assertThat(read).hasSizeGreaterThan(20);
    assertThat(written).containsAll(read);
  }

  private static Set<String> words(Path folder, String pattern) throws IOException {
    Set<String> words = new TreeSet<>();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Pattern.compile(pattern)
            .matcher(Files.readString(file))
            .results()
            .map((MatchResult match) -> match.group(1))
            .forEach(words::add);
      }
    }
    return words;
  }

  @ParameterizedTest
  @ValueSource(classes = {VmRole.class, Access.class, TableFault.class, ExitFunction.class})
  void everyWordIsFoundAgain(Class<?> type) {
    assertThat(Arrays.stream(type.getEnumConstants()).map(c -> ((WireWord) c).word()))
        .doesNotHaveDuplicates()
        .allSatisfy(word -> assertThat(found(type, word)).hasToString(word));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Object found(Class<?> type, String word) {
    return WireWord.parse((Class) type, word).orElseThrow();
  }
}
