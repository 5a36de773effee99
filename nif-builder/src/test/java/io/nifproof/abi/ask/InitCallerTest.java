package io.nifproof.abi.ask;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.abi.CString;
import io.nifproof.abi.Callback;
import io.nifproof.abi.NifEntry;
import io.nifproof.abi.NifFunction;
import io.nifproof.abi.NifVersion;
import io.nifproof.audit.platform.VmFunctions;
import io.nifproof.node.launch.NodeSession;
import io.nifproof.node.launch.Signal;
import io.nifproof.samples.RunTimeTables;
import io.nifproof.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks real libraries, each in a JVM of its own. */
final class InitCallerTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private Path run;
  private NodeSession session;
  private InitCaller asker;

  @BeforeEach
  void open() throws IOException {
    run = Files.createDirectory(folder.resolve("run"));
    session = NodeSession.open(run);
    asker = new InitCaller(session, run, VmFunctions.all());
  }

  @AfterEach
  void close() throws IOException {
    session.close();
    try (Stream<Path> left = Files.list(run)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void readsATableThatAConstructorFills() throws IOException {
    NifEntry entry = entry(RunTimeTables.CONSTRUCTOR);

    assertThat(entry.module().text()).contains("made");
    assertThat(entry.version()).isEqualTo(new NifVersion(2, 16));
    assertThat(entry.minErts().flatMap(CString::text)).contains("erts-12.0");
    assertThat(entry.variant().flatMap(CString::text)).contains("beam.vanilla");
    assertThat(entry.callbacks()).containsOnlyKeys(Callback.LOAD);
    assertThat(entry.complete()).isTrue();
    assertThat(entry.functions()).extracting(RunTimeTables::text).containsExactly("one/0", "two/2");
    assertThat(entry.functions()).allMatch(NifFunction::plausible);
    assertThat(entry.functions()).extracting(row -> row.flags().orElse(-1)).containsExactly(0L, 1L);
    // Memory of the library has the file's own addresses again.
    assertThat(entry.functions().get(0).code().local()).isPresent();
  }

  @Test
  void readsATableOnTheHeapOfALibraryThatLooksUpTheVmAsRustlerDoes() throws IOException {
    NifEntry entry = entry(RunTimeTables.RUSTLER);

    assertThat(entry.functions()).extracting(RunTimeTables::text).containsExactly("one/0");
    assertThat(entry.functions().get(0).fileOffset()).isEmpty();
  }

  @Test
  void standsInForTheVmOfALibraryThatBindsAllAtOnce() throws IOException {
    InitAnswer answer = ask(RunTimeTables.CONSTRUCTOR, "gcc", "-O2", "-Wl,-z,now");

    assertThat(answer).isInstanceOf(InitAnswer.Asked.class);
  }

  @Test
  void readsNonsenseWithoutDying() throws IOException {
    NifEntry entry = entry(RunTimeTables.NONSENSE);

    assertThat(entry.functions()).hasSize(3);
    assertThat(entry.functions().get(0).name()).isEqualTo(new CString.Null());
    assertThat(entry.functions().get(1).name()).isInstanceOf(CString.Wild.class);
    assertThat(entry.functions().get(2).executable()).isFalse();
  }

  @Test
  void namesTheVmFunctionThatNifInitCalled() throws IOException {
    assertThat(ask(RunTimeTables.init("enif_make_atom(0, \"a\"); return 0;")))
        .isEqualTo(new InitAnswer.NeedsVm("enif_make_atom", Step.NIF_INIT));
  }

  @Test
  void outlivesACrash() throws IOException {
    assertThat(ask(RunTimeTables.init("*(volatile int *)8 = 1; return 0;")))
        .isInstanceOfSatisfying(
            InitAnswer.Crashed.class,
            crashed -> {
              assertThat(crashed.signal()).isEqualTo(Signal.SEGV);
              assertThat(crashed.step()).isEqualTo(Step.NIF_INIT);
              assertThat(crashed.words()).contains("nif_init", ".so");
            });
  }

  @Test
  void outlivesAnAbortAndKeepsItsWords() throws IOException {
    assertThat(ask(RunTimeTables.init("puts(\"panicked\"); fflush(stdout); abort();")))
        .isInstanceOfSatisfying(
            InitAnswer.Crashed.class,
            crashed -> {
              assertThat(crashed.signal()).isEqualTo(new Signal(6));
              assertThat(crashed.words()).contains("panicked");
            });
  }

  @Test
  void endsOneThatHangsAndWhatItLeftBehind() throws IOException {
    String body = "if (!fork()) { setsid(); sleep(30); _exit(0); } for (;;) pause();";
    Duration short3s = Duration.ofSeconds(3);

    assertThat(asker.ask(library(RunTimeTables.init(body)), short3s))
        .isEqualTo(new InitAnswer.Hung(short3s, Step.NIF_INIT));
    assertThat(ProcessHandle.allProcesses().filter(this::isOfThisRun)).isEmpty();
  }

  private boolean isOfThisRun(ProcessHandle process) {
    String words = process.info().commandLine().orElse("");
    return words.contains(run.toString()) && words.contains(InitCallerMain.class.getName());
  }

  @Test
  void takesAnExitForWhatItIs() throws IOException {
    assertThat(ask(RunTimeTables.init("exit(0);")))
        .isInstanceOfSatisfying(
            InitAnswer.Exited.class, exited -> assertThat(exited.status().raw()).isZero());
    assertThat(
            ask(
                RunTimeTables.CONSTRUCTOR
                    + "__attribute__((constructor)) void c(void) { exit(3); }"))
        .isInstanceOfSatisfying(
            InitAnswer.Exited.class,
            exited -> {
              assertThat(exited.status().raw()).isEqualTo(3);
              assertThat(exited.step()).isEqualTo(Step.DLOPEN);
            });
  }

  @Test
  void saysWhyALibraryGivesNone() throws IOException {
    assertThat(ask(RunTimeTables.init("return 0;")))
        .isEqualTo(new InitAnswer.Refused("nif_init returned NULL"));
    assertThat(ask("int x;")).isEqualTo(new InitAnswer.Refused("it has no nif_init"));
    assertThat(ask("extern int nowhere; int *nif_init(void) { return &nowhere; }"))
        .isInstanceOfSatisfying(
            InitAnswer.Refused.class,
            refused -> assertThat(refused.text()).contains("undefined symbol: nowhere"));
    assertThat(ask("long nif_init(void) { return 4096; }"))
        .isEqualTo(new InitAnswer.Refused("nif_init returned 0x1000, where no memory is"));
  }

  @Test
  void asksNoOtherArchitecture() throws IOException {
    assertThat(ask("int x;", "aarch64-linux-gnu-gcc"))
        .isEqualTo(new InitAnswer.OtherArchitecture("made for AArch64"));
    assertThat(asker.ask(Samples.write(folder.resolve("text.so"), new byte[] {'a', 'b'}), TIMEOUT))
        .isInstanceOf(InitAnswer.NotAsked.class);
  }

  private NifEntry entry(String source) throws IOException {
    InitAnswer answer = ask(source);
    assertThat(answer).isInstanceOf(InitAnswer.Asked.class);
    return ((InitAnswer.Asked) answer).entry();
  }

  private InitAnswer ask(String source, String... command) throws IOException {
    return asker.ask(library(source, command), TIMEOUT);
  }

  private Path library(String source, String... command) throws IOException {
    Path own = Files.createTempDirectory(folder, "sample");
    String[] words = command.length == 0 ? new String[] {"gcc", "-O1"} : command;
    return new Samples(own).library(source, words);
  }
}
