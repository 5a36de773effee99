package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifproof.cli.Checkout.Ended;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.node.provision.Runtimes;
import io.nifproof.samples.ReportSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user checks a library that crashes: how soon the verdict comes, and where it comes too. */
final class CrashIT {
  private static final Path LAUNCHER = Checkout.script("nifproof");
  private static final int RUNS = 5;
  private static final int LIMIT_MILLIS = 300;

  /** {@code die/0} notes the time, if it may write, and crashes. */
  private static final String SOURCE =
      """
      #include <erl_nif.h>
      #include <fcntl.h>
      #include <pthread.h>
      #include <stdio.h>
      #include <time.h>
      #include <unistd.h>

      static int *volatile nothing;

      static int crash(void) {
        return *nothing; /* HERE */
      }

      static ERL_NIF_TERM die(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
        (void)argc, (void)argv;
        struct timespec now;
        int file = open(STAMP, O_CREAT | O_WRONLY | O_TRUNC, 0600);
        clock_gettime(CLOCK_REALTIME, &now);
        dprintf(file, "%ld", now.tv_sec * 1000 + now.tv_nsec / 1000000);
        close(file);
        return enif_make_int(env, crash());
      }

      static void *sleep_and_crash(void *unused) {
        usleep(40000);
        crash();
        return unused;
      }

      static ERL_NIF_TERM later(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
        (void)argc, (void)argv;
        pthread_t thread;
        return enif_make_int(env, pthread_create(&thread, NULL, sleep_and_crash, NULL));
      }

      static int load(ErlNifEnv *env, void **data, ERL_NIF_TERM info) {
        (void)env, (void)data;
        int wanted = 0;
        pthread_t thread;
        enif_get_int(env, info, &wanted);
        return wanted == 0 ? 0 : pthread_create(&thread, NULL, sleep_and_crash, NULL);
      }

      static ErlNifFunc functions[] = {{"die", 0, die, 0}, {"later", 0, later, 0}};
      ERL_NIF_INIT(dies, functions, load, NULL, NULL, NULL)
      """;

  @TempDir private Path folder;
  private Path library;

  @BeforeEach
  void build() throws Exception {
    Path headers =
        Runtimes.of(System.getenv())
            .catalog()
            .find("host")
            .orElseThrow()
            .includeDir()
            .orElseThrow();
    Files.writeString(folder.resolve("dies.c"), SOURCE);
    library = folder.resolve("dies.so");
    Ended built =
        Checkout.run(
            folder,
            Map.of(),
            "gcc",
            "-g",
            "-O0",
            "-shared",
            "-fPIC",
            "-DSTAMP=\"" + folder.resolve("stamp") + "\"",
            "-I" + headers,
            "-o",
            library,
            "dies.c");
    assertThat(built.status()).as(built.err()).isZero();
  }

  /** JUnit would warn of each single link. */
  @AfterEach
  void removeLinks() throws Exception {
    Checkout.run(folder, Map.of(), "find", folder, "-type", "l", "-delete");
  }

  @Test
  void printsTheVerdictWithinThreeTenthsOfASecondOfTheCrash() throws Exception {
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      millis.add(fromCrashToVerdict());
    }
    millis.sort(null);

    System.out.println("from the crash to the printed verdict, ms: " + millis);
    assertThat(millis.get(RUNS / 2)).isLessThan(LIMIT_MILLIS);
  }

  /** Until the last line about the cell: the one before is of its registers. */
  private long fromCrashToVerdict() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command(List.of()))
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    long last = 0;
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader = process.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        last = Instant.now().toEpochMilli();
        lines.add(line);
      }
    }
    assertThat(process.waitFor()).isEqualTo(ExitCode.FAIL.status());
    assertThat(lines).anyMatch(line -> line.contains("NP116"));
    return last - Long.parseLong(Files.readString(folder.resolve("stamp")).strip());
  }

  @Test
  void reportsTheCrashInFullInsideTheSandbox() throws Exception {
    Ended ended =
        Checkout.run(folder, Map.of(), command(List.of("--sandbox", "--format", "json")).toArray());

    assertThat(ended.status()).as(ended.err()).isEqualTo(ExitCode.FAIL.status());
    JsonNode crash = crash(ended);
    assertThat(crash.get("signal").textValue()).isEqualTo("SIGSEGV");
    assertThat(crash.get("address").textValue()).isEqualTo("0x0");
    assertThat(crash.get("phase").textValue()).isEqualTo("call");
    assertThat(crash.get("nifFunction").textValue()).isEqualTo("die/0");
    assertThat(crash.get("thread").textValue()).contains("scheduler");
    assertThat(crash.get("registers").size()).isGreaterThan(16);
    assertThat(crash.get("vmBuildId").textValue()).matches("[0-9a-f]{40}");
    JsonNode frame = crash.get("frames").get(0);
    assertThat(frame.get("function").textValue()).isEqualTo("crash");
    assertThat(frame.get("file").textValue()).isEqualTo("dies.c");
    assertThat(frame.get("line").intValue()).isEqualTo(lineOfTheCrash());
    assertThat(folder.resolve("stamp")).doesNotExist();
  }

  @Test
  void whatAThreadDoesAfterTheLastCallCounts() throws Exception {
    Ended ended = check("--call", "later()", "--format", "json");

    assertThat(ended.status()).as(ended.err()).isEqualTo(ExitCode.FAIL.status());
    assertThat(crash(ended).get("phase").textValue()).isEqualTo("thread");
    assertThat(crash(ended).get("nifFunction").textValue()).isEqualTo("later/0");
  }

  @Test
  void whatAThreadDoesAfterTheLoadCountsWhenThereIsNoCall() throws Exception {
    assertThat(check("--load-info", "0").status()).isEqualTo(ExitCode.PASS.status());

    Ended ended = check("--load-info", "1", "--format", "json");

    assertThat(ended.status()).as(ended.err()).isEqualTo(ExitCode.FAIL.status());
    assertThat(crash(ended).get("phase").textValue()).isEqualTo("thread");
  }

  private Ended check(String... more) throws Exception {
    List<String> words =
        List.of(LAUNCHER.toString(), "check", library.toString(), "--runtime", "host");
    return Checkout.run(folder, Map.of(), Stream.concat(words.stream(), Stream.of(more)).toArray());
  }

  @Test
  void namesTheFunctionsWithoutASymbolizer() throws Exception {
    Path programs = Checkout.programsWithout(folder.resolve("programs"), symbolizers());

    Ended ended =
        Checkout.run(
            folder,
            Map.of("PATH", programs.toString()),
            command(List.of("--format", "json")).toArray());

    JsonNode frames = crash(ended).get("frames");
    assertThat(frames.get(0).get("function").textValue()).isEqualTo("crash");
    assertThat(frames.get(0).get("line").isNull()).isTrue();
    assertThat(frames.get(1).get("function").textValue()).isEqualTo("die");
  }

  private static Set<String> symbolizers() {
    return Set.of("llvm-symbolizer", "addr2line");
  }

  private static JsonNode crash(Ended ended) throws IOException {
    return new ReportSchema().valid(ended.out()).get("cells").get(0).get("crash");
  }

  private static int lineOfTheCrash() {
    return 1 + (int) SOURCE.lines().takeWhile(line -> !line.contains("HERE")).count();
  }

  private List<String> command(List<String> more) {
    Stream<String> words =
        Stream.of(
            LAUNCHER.toString(),
            "check",
            library.toString(),
            "--runtime",
            "host",
            "--call",
            "die()");
    return Stream.concat(words, more.stream()).toList();
  }
}
