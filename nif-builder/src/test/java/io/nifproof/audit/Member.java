package io.nifproof.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A member of members.txt.
 *
 * @param name what it is
 * @param expected the ids of its findings with their severities, sorted, e.g. {@code NP010:e}
 * @param only beginnings of the names of the toolchains that build it
 * @param flags more words for the compiler
 * @param target what it is audited for, e.g. {@code otp} to {@code 25}
 * @param code its C code, without the prelude
 */
record Member(
    String name,
    List<String> expected,
    List<String> only,
    List<String> flags,
    Map<String, String> target,
    String code) {
  static final Path FOLDER = Path.of("src/test/resources/audit").toAbsolutePath();

  static List<Member> all() throws IOException {
    String text = Files.readString(FOLDER.resolve("members.txt"));
    return Arrays.stream(text.split("(?m)^=== ")).skip(1).map(Member::parse).toList();
  }

  private static Member parse(String block) {
    String[] parts = block.split("\n", 2);
    Map<String, List<String>> head = new HashMap<>();
    String[] cells = parts[0].split(" \\| ");
    for (String cell : Arrays.asList(cells).subList(1, cells.length)) {
      List<String> words = new ArrayList<>(List.of(cell.strip().split(" ")));
      String key = words.remove(0);
      if (!List.of("expect", "only", "flags", "target").contains(key)) {
        throw new IllegalArgumentException("`" + key + "` in the head of `" + cells[0] + "`");
      }
      head.put(key, words);
    }
    Map<String, String> target = new HashMap<>();
    for (String word : head.getOrDefault("target", List.of())) {
      target.put(word.split("=", 2)[0], word.split("=", 2)[1]);
    }
    return new Member(
        cells[0].strip(),
        head.getOrDefault("expect", List.of()).stream().sorted().toList(),
        head.getOrDefault("only", List.of("")),
        head.getOrDefault("flags", List.of()),
        target,
        parts[1]);
  }
}
