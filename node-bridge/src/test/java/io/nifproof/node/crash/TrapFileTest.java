package io.nifproof.node.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.node.ExitFunction;
import io.nifproof.node.Phase;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TrapFileTest {
  private static final String TEXT =
      "trap version=1 arch=amd64 pid=7 build_id=00\n"
          + "library number=0 path=/a%20b.so\n"
          + "function number=0 library=0 kind=call name=f arity=2 flags=0 address=0x10\n"
          + "crash signal=11 code=1 address=0xffffffffffffffff access=read thread=7 name=s phase=5"
          + " function=0 library=0 starter=-1 started_in=0 pc=0x20 sp=0x30\n"
          + "map of=1000-2000%20r-xp%2000000400%2008:01%2077%20%20%20/a%20b.so%20(deleted)\n"
          + "object base=0xc00 start=0xc00 end=0x3000 path=/a%20b.so\n"
          + "file path=/a%20b.so size=4096 inode=78\n"
          + "exit how=quick_exit status=4 caller=0x1 by_vm=0 thread=7 phase=10 function=0"
          + " library=0 starter=-1 started_in=0\n"
          + "table library=0 row=1 problem=no-function value=0x0 name=f arity=2\n"
          + "clobbered function=0 register=rbx before=0x1 after=0x2\n"
          + "frame thread=7 number=0 pc=0x20 exa";

  private static byte[] bytes() {
    byte[] text = TEXT.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer buffer = ByteBuffer.allocate(8256 + text.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put("NIFTRAP1".getBytes(StandardCharsets.US_ASCII));
    buffer.putInt(text.length).putInt(1 << 20).putInt(0).putInt(2).putInt(3);
    buffer.putInt(64, 7).putInt(68, 5).putInt(72, 0).putInt(76, 0);
    buffer.put(8256, text);
    return buffer.array();
  }

  @Test
  void readsWhatWasNotedUpToTheLastCutLine() {
    TrapReport report = TrapReport.of(bytes()).orElseThrow();

    CrashReport crash = report.crash().orElseThrow();
    assertThat(crash.signal()).hasToString("SIGSEGV");
    assertThat(crash.address()).isEqualTo(-1);
    assertThat(crash.where().function()).hasToString("Optional[f/2]");
    assertThat(crash.where().library()).contains("/a b.so");
    assertThat(crash.frames()).singleElement().matches(frame -> frame.address() == 0x20);
    assertThat(report.clobbered()).singleElement().matches(one -> one.register().equals("rbx"));
    assertThat(report.activity()).isEqualTo(new TrapReport.Activity(2, 3));
    assertThat(report.maps())
        .containsExactly(
            new Mapping(0x1000, 0x2000, "r-xp", 0x400, 77, Optional.of("/a b.so"), true));
    assertThat(report.exit().orElseThrow().how()).isEqualTo(ExitFunction.QUICK_EXIT);
    assertThat(report.exit().orElseThrow().where().phase()).contains(Phase.RESOURCE);
    assertThat(report.table()).singleElement().matches(one -> one.function().isPresent());
    assertThat(report.atWork()).singleElement().matches(one -> one.thread() == 7);
  }

  @Test
  void survivesEveryTruncation() {
    byte[] whole = bytes();
    for (int length = 8000; length < whole.length; length++) {
      var unused = TrapReport.of(Arrays.copyOf(whole, length));
    }
    assertThat(TrapReport.of(new byte[9000])).isEmpty();
    assertThat(TrapReport.of(new byte[0])).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1000-3000 r--p 00000000 08:01 77 /f, 0x2010, 4096, false, true",
    "1000-3000 r--p 00000000 08:01 77 /f, 0x2010, 4097, false, false",
    "1000-3000 r--p 00004000 08:01 77 /f, 0x1010, 4096, false, true",
    "1000-3000 r--p 00000000 08:01 77 /f (deleted), 0x2010, 4096, true, false"
  })
  void tellsWhetherAFileWasCutOrReplaced(
      String line, String address, long size, boolean replaced, boolean beyondEnd) {
    FaultPlace place =
        new FaultPlace(
            Long.decode(address), Mapping.parse(line), Optional.of(new FileState(size, 5)));

    assertThat(place.replaced()).isEqualTo(replaced);
    assertThat(place.beyondEnd()).isEqualTo(beyondEnd);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "x",
        "zz-2000 r--p 0 08:01 77",
        "1000-zz r--p 0 0 7",
        "1-2 r--p x 0 y /f"
      })
  void whatIsNoMappingIsNone(String line) {
    assertThat(Mapping.parse(line)).isEmpty();
  }
}
