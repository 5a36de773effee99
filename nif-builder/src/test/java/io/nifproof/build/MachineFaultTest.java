package io.nifproof.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.node.Arch;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A build that a full disk stopped says nothing about the project. */
final class MachineFaultTest {
  @ParameterizedTest
  @CsvSource({
    "/usr/bin/ld: final link failed: No space left on device,true",
    "cc1: out of memory allocating 65536 bytes after a total of 1 bytes,true",
    "make: fork: Resource temporarily unavailable,true",
    "a.c:1:1: error: unknown type name 'x',false"
  })
  void isTheMachinesOwn(String printed, boolean machine) {
    BuildResult.Failed failed = new BuildResult.Failed(List.of("/usr/bin/gcc"), 1, printed);
    BuildResult judged = new LackFinder(Arch.host(), name -> false).judged(failed);
    assertThat(judged.isBlocked()).isEqualTo(machine);
  }
}
