package io.nifproof.node.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrapFileTest {
  private static final String TEXT =
      "library number=0 path=/a%20b.so\n"
          + "function number=0 library=0 kind=call name=f arity=2 flags=0 address=0x10\n"
          + "crash signal=11 code=1 address=0xffffffffffffffff access=read thread=7 name=s phase=5"
          + " function=0 library=0 starter=-1 started_in=0 pc=0x20 sp=0x30\n"
          + "clobbered function=0 register=rbx before=0x1 after=0x2\n"
          + "frame thread=7 number=0 pc=0x20 exa";

  @TempDir Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("report"), bytes);
  }

  private static byte[] bytes() {
    byte[] text = TEXT.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer buffer = ByteBuffer.allocate(8256 + text.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put("NIFTRAP1".getBytes(StandardCharsets.US_ASCII));
    buffer.putInt(text.length).putInt(1 << 20);
    buffer.putInt(64, 7).putInt(68, 5).putInt(72, 0).putInt(76, 0);
    buffer.put(8256, text);
    return buffer.array();
  }

  @Test
  void readsWhatWasNotedUpToTheLastCutLine() throws IOException {
    TrapReport report = TrapReports.of(TrapFile.read(file(bytes())).orElseThrow());

    CrashReport crash = report.crash().orElseThrow();
    assertThat(crash.signal()).hasToString("SIGSEGV");
    assertThat(crash.address()).isEqualTo(-1);
    assertThat(crash.where().function()).hasToString("Optional[f/2]");
    assertThat(crash.where().library()).contains("/a b.so");
    assertThat(crash.frames()).singleElement().matches(frame -> frame.address() == 0x20);
    assertThat(report.clobbered()).singleElement().matches(one -> one.register().equals("rbx"));
    assertThat(report.atWork()).singleElement().matches(one -> one.thread() == 7);
  }

  @Test
  void survivesEveryTruncation() throws IOException {
    byte[] whole = bytes();
    for (int length = 0; length < whole.length; length += 7) {
      var unused = TrapFile.read(file(Arrays.copyOf(whole, length))).map(TrapReports::of);
    }
    assertThat(TrapFile.read(file(new byte[9000]))).isEmpty();
    assertThat(TrapFile.read(folder.resolve("none"))).isEmpty();
  }
}
