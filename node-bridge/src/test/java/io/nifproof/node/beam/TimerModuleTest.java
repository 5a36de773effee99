package io.nifproof.node.beam;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.node.FunctionId;
import io.nifproof.node.HostErlang;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop that times calls, in the host's own VM. */
final class TimerModuleTest {
  private static final String LOAD =
      "{ok, B} = file:read_file(\"loop.beam\"),"
          + " {module, M} = code:load_binary('$nifproof_timer', \"x\", B), ";

  @TempDir Path folder;

  @Test
  void makesExactlyTheCallsThatItIsToldTo() throws Exception {
    String printed =
        eval(
            "counters",
            new FunctionId("add", 3),
            "C = counters:new(1, []), T = M:call(100000, C, 1, 2), After = counters:get(C, 1),"
                + " I = M:idle(100000, C, 1, 2),"
                + " io:format(\"~p\", [{After, counters:get(C, 1), T > I, I > 0,"
                + " M:call(0, C, 1, 1) >= 0, counters:get(C, 1)}])");

    assertThat(printed).isEqualTo("{200000,200000,true,true,true,200000}");
  }

  @Test
  void measuresWhatTheClockSays() throws Exception {
    String printed =
        eval(
            "timer",
            new FunctionId("sleep", 1),
            "T = M:call(5, 20), io:format(\"~p\", [{T > 99000000, T < 5000000000}])");

    assertThat(printed).isEqualTo("{true,true}");
  }

  @Test
  void callsFunctionsOfEveryArityAndLetsTheirExceptionsThrough() throws Exception {
    String none = "io:format(\"~p\", [catch M:call(3)])";
    assertThat(eval("erlang", new FunctionId("node", 0), none)).matches("[0-9]+");
    String most = "io:format(\"~p\", [catch apply(M, call, [3 | lists:seq(1, 254)])])";
    assertThat(eval("nowhere", new FunctionId("f", 254), most)).startsWith("{'EXIT',{undef,");
    String survivesCollections =
        "io:format(\"~p\", [M:call(20000, lists:seq(1, 200), [a || _ <- lists:seq(1, 100)]) > 0])";
    assertThat(eval("erlang", new FunctionId("++", 2), survivesCollections)).isEqualTo("true");
  }

  private String eval(String module, FunctionId function, String expressions) throws Exception {
    Files.write(folder.resolve("loop.beam"), TimerModule.assemble(module, function));
    return HostErlang.eval(folder, LOAD + expressions).strip();
  }
}
