package io.nifproof.bisect;

import io.nifproof.bisect.result.LibraryTest;
import io.nifproof.bisect.result.TestAnswer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The case that is bisected, and others that what is found to help must not break.
 *
 * @param bisected the one
 * @param rest the others, by their names
 */
public record CaseTests(LibraryTest bisected, Map<String, LibraryTest> rest)
    implements LibraryTest {
  /** Copies the map. */
  public CaseTests {
    rest = new LinkedHashMap<>(rest);
  }

  @Override
  public TestAnswer test(Path library) {
    return bisected.test(library);
  }

  @Override
  public Map<String, TestAnswer> others(Path library) {
    Map<String, TestAnswer> answers = new LinkedHashMap<>();
    rest.forEach((name, test) -> answers.put(name, test.test(library)));
    return answers;
  }
}
