package io.nifproof.node.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangLong;
import io.nifproof.node.Access;
import io.nifproof.node.Arch;
import io.nifproof.node.ExitFunction;
import io.nifproof.node.FunctionId;
import io.nifproof.node.HostErlang;
import io.nifproof.node.HostRuntime;
import io.nifproof.node.NifproofHome;
import io.nifproof.node.Phase;
import io.nifproof.node.TableFault;
import io.nifproof.node.crash.CrashReport;
import io.nifproof.node.crash.FaultPlace;
import io.nifproof.node.crash.FileState;
import io.nifproof.node.crash.Frame;
import io.nifproof.node.crash.LastWords;
import io.nifproof.node.crash.Mapping;
import io.nifproof.node.crash.SignalCode;
import io.nifproof.node.crash.Situation;
import io.nifproof.node.crash.Trap;
import io.nifproof.node.crash.TrapCompiler;
import io.nifproof.node.crash.TrapReport;
import io.nifproof.node.launch.BootResult;
import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.launch.NodeOptions;
import io.nifproof.node.launch.NodeSession;
import io.nifproof.node.launch.Reply;
import io.nifproof.node.launch.Signal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the trap tells of what a library did: each function of facts.c makes one fact. */
@Timeout(60)
final class TrapFactsTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @TempDir static Path folder;
  private static NodeSession session;
  private static NodeOptions options;
  private static Path library;

  @BeforeAll
  static void compile() throws Exception {
    library = folder.resolve("facts.so");
    String source = Path.of("src/test/resources/crash/facts.c").toAbsolutePath().toString();
    String headers = HostRuntime.get().includeDir().orElseThrow().toString();
    HostErlang.run(
        folder,
        List.of("gcc", "-shared", "-fPIC", "-g", "-w", "-I", headers, source, "-o", "facts.so"));
    options =
        new TrapCompiler(new NifproofHome(folder.resolve("cache")))
            .trap(Arch.host(), Optional.of(List.of("gcc")), "test")
            .in(NodeOptions.DEFAULT);
    session = NodeSession.open(Files.createDirectory(folder.resolve("nodes")));
  }

  @AfterAll
  static void end() {
    session.close();
  }

  private static ErlangNode loaded() {
    ErlangNode node = ((BootResult.Booted) session.boot(HostRuntime.get(), options)).node();
    LoadableModule module = LoadableModule.stub("facts", List.of());
    LoadReport load =
        LoadProbe.load(
            node, new LoadRequest(library, module, false, new OtpErlangLong(0), TIMEOUT));
    assertThat(load.outcome()).as(load.output()).isInstanceOf(Outcome.Loaded.class);
    return node;
  }

  private static CallReport call(ErlangNode node, String expression) {
    return CallProbe.call(node, "facts", expression, TIMEOUT);
  }

  /** The record of a node that the expression brought down. */
  private static TrapReport after(String expression) {
    try (ErlangNode node = loaded()) {
      CallReport report = call(node, expression);
      assertThat(report.survived()).as(expression + ": " + report.end()).isFalse();
      return report.trap().orElseThrow();
    }
  }

  private static CrashReport crash(String expression) {
    return after(expression).crash().orElseThrow();
  }

  @Test
  void answersAreThoseToTheirQuestionsAlsoAfterANifReturnedTwice() {
    try (ErlangNode node = loaded()) {
      var unused = call(node, "forks()");
      for (int i = 1; i <= 20; i++) {
        Reply reply = node.call("erlang", "abs", Duration.ofSeconds(2), new OtpErlangLong(-i));
        if (reply instanceof Reply.Answer answer) {
          assertThat(answer.term()).isEqualTo(new OtpErlangLong(i));
        }
      }
    }
  }

  @Test
  void anAnswerThatComesLateIsNotTakenForOneToTheNextQuestion() {
    try (ErlangNode node = loaded()) {
      Reply late = node.call("timer", "sleep", Duration.ofMillis(20), new OtpErlangLong(100));
      assertThat(late).isInstanceOf(Reply.TimedOut.class);
      for (int i = 1; i <= 5; i++) {
        assertThat(node.call("erlang", "abs", TIMEOUT, new OtpErlangLong(-i)))
            .isEqualTo(new Reply.Answer(new OtpErlangLong(i)));
        assertThat(node.call("timer", "sleep", TIMEOUT, new OtpErlangLong(40)))
            .isEqualTo(new Reply.Answer(new OtpErlangAtom("ok")));
      }
    }
  }

  @Test
  void aThreadOfTheLibraryHasNotTheNameOfTheSchedulerThatStartedIt() {
    Situation where = crash("thread_dies_at_once()").where();

    assertThat(where.phase()).contains(Phase.THREAD);
    assertThat(where.threadName()).isEmpty();
    assertThat(where.startedIn()).contains(Phase.CALL);
    assertThat(where.function()).contains(new FunctionId("thread_dies_at_once", 0));
  }

  @Test
  void aSchedulerKeepsItsName() {
    assertThat(crash("divides()").where().threadName()).contains("scheduler");
  }

  @Test
  void aThreadThatTheCLibraryMadeForATimerIsTheLibrarysOwn() {
    Situation where = crash("timer_dies(), timer:sleep(5000)").where();

    assertThat(where.phase()).contains(Phase.THREAD);
    assertThat(where.startedIn()).contains(Phase.CALL);
    assertThat(where.function()).contains(new FunctionId("timer_dies", 0));
  }

  @ParameterizedTest
  @CsvSource({
    "fine, 0, 0",
    "thread_lives, 1, 0",
    "vm_thread_lives, 1, 0",
    "timer_dies, 0, 1",
    "rings, 0, 1",
    "alarms, 0, 1"
  })
  void countsTheThreadsAndTimersThatTheLibraryStarted(String name, int threads, int timers) {
    try (ErlangNode node = loaded()) {
      CallReport report = call(node, name + "()");
      assertThat(report.trap().orElseThrow().activity())
          .isEqualTo(new TrapReport.Activity(threads, timers));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"thread_data", "thread_data_after_exit", "thread_cleanup"})
  void theEndOfAThreadIsAPhase(String name) {
    Situation where = crash(name + "()").where();

    assertThat(where.phase()).contains(Phase.THREAD_END);
    assertThat(where.startedIn()).contains(Phase.CALL);
    assertThat(where.function()).contains(new FunctionId(name, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "releases(); destructor of dying",
        "makes(), erlang:garbage_collect(), timer:sleep(5000); destructor of dying",
        "facts:monitors(spawn(fun() -> timer:sleep(50) end)), timer:sleep(5000); down of watching"
      })
  void theCallbacksOfResourcesAreAPhase(String expression, String function) {
    TrapReport report = after(expression);
    Situation where = report.crash().orElseThrow().where();

    assertThat(where.phase()).contains(Phase.RESOURCE);
    assertThat(where.function().map(FunctionId::name)).contains(function);
    assertThat(where.library()).contains(library.toString());
  }

  @Test
  void theExitOfTheProcessIsAPhase() {
    TrapReport report = after("dies_at_exit(), erlang:halt(7)");

    assertThat(report.crash().orElseThrow().where().phase()).contains(Phase.EXIT);
    assertThat(report.exit().orElseThrow().byVm()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "no_function, 1, NO_FUNCTION, facts:no_function(1)",
    "no_code, 2, NO_CODE, 'facts:no_code(1, 2)'"
  })
  void aRowWithABadFunctionHasItsPhaseAndName(
      String name, int arity, TableFault fault, String expression) {
    TrapReport report = after(expression);
    FunctionId function = new FunctionId(name, arity);
    Situation where = report.crash().orElseThrow().where();

    assertThat(where.phase()).contains(Phase.CALL);
    assertThat(where.function()).contains(function);
    assertThat(report.table())
        .anySatisfy(
            problem -> {
              assertThat(problem.fault()).isEqualTo(fault);
              assertThat(problem.function()).contains(function);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "exits, EXIT, 3, false, CALL",
    "exits_quickly, QUICK_EXIT, 4, false, CALL",
    "errs, EXIT, 5, false, CALL"
  })
  void saysWhoEndedTheProcess(
      String name, ExitFunction how, int status, boolean byVm, Phase phase) {
    TrapReport.Exit exit = after(name + "()").exit().orElseThrow();

    assertThat(exit.how()).isEqualTo(how);
    assertThat(exit.status()).isEqualTo(status);
    assertThat(exit.byVm()).isEqualTo(byVm);
    assertThat(exit.where().phase()).contains(phase);
    assertThat(exit.frames()).isNotEmpty();
  }

  @Test
  void anEndOfTheVmsOwnHasNoPhase() {
    TrapReport.Exit exit = after("erlang:halt(6)").exit().orElseThrow();

    assertThat(exit.status()).isEqualTo(6);
    assertThat(exit.byVm()).isTrue();
    assertThat(exit.where().phase()).isEmpty();
  }

  @Test
  void theLastWordsOfAVmThatEndsItselfInsideACallReachTheReport() {
    try (ErlangNode node = loaded()) {
      CallReport report = call(node, "floods()");
      TrapReport.Exit exit = report.trap().orElseThrow().exit().orElseThrow();
      assertThat(exit.byVm()).isTrue();
      assertThat(exit.where().phase()).contains(Phase.CALL);
      assertThat(LastWords.of(report.output()))
          .contains("no more index entries in atom_tab (max=1048576)");
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void saysWhichArithmeticFailed() {
    assertThat(crash("divides()").cause()).contains(SignalCode.FPE_INTDIV);
  }

  @Test
  void tellsAWriteToConstantsFromAReadOfNothing() {
    CrashReport constant = crash("writes_constant()");
    assertThat(constant.cause()).contains(SignalCode.SEGV_ACCERR);
    assertThat(constant.access()).isEqualTo(Access.WRITE);
    Mapping mapping = constant.place().mapping().orElseThrow();
    assertThat(mapping.writable()).isFalse();
    assertThat(mapping.readable()).isTrue();
    assertThat(mapping.file()).contains(library.toString());

    CrashReport unmapped = crash("reads_unmapped()");
    assertThat(unmapped.cause()).contains(SignalCode.SEGV_MAPERR);
    assertThat(unmapped.access()).isEqualTo(Access.READ);
    assertThat(unmapped.place().mapping()).isEmpty();
  }

  @Test
  void tellsAJumpToTheStackFromAStackThatIsFull() {
    TrapReport report = after("runs_stack()");
    CrashReport jump = report.crash().orElseThrow();
    assertThat(jump.access()).isEqualTo(Access.FETCH);
    assertThat(jump.fromStackPointer()).isPositive();
    assertThat(report.mapping(jump.pc())).isEqualTo(report.mapping(jump.sp()));
    assertThat(report.mapping(jump.pc()).orElseThrow().executable()).isFalse();

    CrashReport data = crash("runs_data()");
    assertThat(data.access()).isEqualTo(Access.FETCH);
    assertThat(data.place().mapping().orElseThrow().executable()).isFalse();

    CrashReport full = crash("overflows()");
    assertThat(full.access()).isEqualTo(Access.WRITE);
    assertThat(full.fromStackPointer()).isBetween(-8192L, 8192L);
  }

  @Test
  void tellsAFileThatWasCutFromOneThatIsGone() {
    CrashReport cut = crash("reads_cut_file()");
    assertThat(cut.signal()).isEqualTo(new Signal(7));
    assertThat(cut.cause()).contains(SignalCode.BUS_ADRERR);
    FaultPlace place = cut.place();
    assertThat(place.file().orElseThrow().size()).isEqualTo(4096);
    assertThat(place.beyondEnd()).isTrue();
    assertThat(place.replaced()).isFalse();

    FaultPlace gone = crash("reads_removed_file()").place();
    assertThat(gone.file()).isEmpty();
    assertThat(gone.replaced()).isTrue();
    assertThat(gone.mapping().orElseThrow().file().orElseThrow()).doesNotContain("(deleted)");
  }

  @Test
  void aSignalThatNobodyHandlesIsSeen() {
    CrashReport timer = crash("rings(), timer:sleep(5000)");
    assertThat(timer.signal().name()).isEqualTo("SIGALRM");
    assertThat(timer.sender()).isEmpty();

    CrashReport limit = crash("writes_too_much()");
    assertThat(limit.signal().name()).isEqualTo("SIGXFSZ");
    assertThat(limit.where().phase()).contains(Phase.CALL);
    assertThat(limit.sender()).isEmpty();
  }

  @Test
  void aSignalOfAnotherProcessHasItsSender() {
    try (ErlangNode node = loaded()) {
      node.signal("ALRM");
      assertThat(node.awaitEnd(TIMEOUT)).isInstanceOf(Reply.Down.class);
      CrashReport crash = Trap.report(node).orElseThrow().crash().orElseThrow();
      assertThat(crash.sentByOther()).isTrue();
      assertThat(crash.sender().orElseThrow().pid()).isPositive();
    }
  }

  @Test
  void framesHaveTheirPlaceInTheFileAlsoWhenTheLibraryMapsItself() throws Exception {
    TrapReport report = after("maps_itself()");
    long die = symbol("die");

    Frame first = report.crash().orElseThrow().frames().get(0);
    assertThat(first.module()).contains(library.toString());
    assertThat(first.offset()).isBetween(die, die + 64);
    assertThat(report.libraries())
        .anySatisfy(one -> assertThat(one.contains(first.address())).isTrue())
        .anySatisfy(
            one -> assertThat(one.file().map(FileState::size)).contains(library.toFile().length()));
  }

  private static long symbol(String name) throws Exception {
    String symbols = HostErlang.run(folder, List.of("nm", "facts.so"));
    return symbols
        .lines()
        .filter(line -> line.endsWith(" " + name))
        .mapToLong(line -> Long.parseUnsignedLong(line.split(" ")[0], 16))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aLibraryThatStartedAThreadIsGivenTimeAfterItsLastCall() {
    try (ErlangNode node = loaded()) {
      CallReport call = call(node, "thread_dies()");
      assertThat(call.survived()).isTrue();

      CallReport late = Grace.after(node, call, Duration.ofSeconds(5));

      assertThat(late.survived()).isFalse();
      assertThat(late.trap().orElseThrow().crash()).isPresent();
    }
  }

  @Test
  void noTimeIsGivenWhenNothingWasStartedOrNoneIsWanted() {
    try (ErlangNode node = loaded()) {
      long start = System.nanoTime();
      CallReport plain = Grace.after(node, call(node, "fine()"), Duration.ofSeconds(30));
      CallReport lives = call(node, "thread_lives()");
      CallReport unwanted = Grace.after(node, lives, Duration.ZERO);

      assertThat(plain.survived()).isTrue();
      assertThat(unwanted).isEqualTo(lives);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
      long before = System.nanoTime();
      assertThat(Grace.after(node, lives, Duration.ofMillis(150)).survived()).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .isGreaterThan(Duration.ofMillis(140));
    }
  }
}
