package io.nifproof.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.explain.text.Statement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ExplanationTest {
  @Test
  void readsABacktraceOfASentinelRow() {
    String trace =
        """
        Program terminated with signal SIGSEGV, Segmentation fault.
        #0  __strlen_avx2 () at ../sysdeps/x86_64/multiarch/strlen-avx2.S:76
        #1  0x000055e0a1b2c3d4 in erts_load_nif ()
        #2  0x000055e0a1b2ffff in beam_jit_load_nif ()
        rdi            0x0                 0
        We run on ARM64 only.
        """;
    assertThat(kinds(trace, Statement.Kind.PROVES))
        .anyMatch(text -> text.contains("ran on x86-64: `__strlen_avx2`"))
        .anyMatch(text -> text.contains("was NULL") && text.contains("NP010"));
    assertThat(kinds(trace, Statement.Kind.EXCLUDES))
        .anyMatch(text -> text.contains("ARM64 process"));
    assertThat(Explanation.of(trace).statements())
        .filteredOn(s -> s.text().contains("was NULL"))
        .allMatch(s -> s.line() == 5);
  }

  @Test
  void doesNotCallANullNameProvenWithoutARegister() {
    String trace = "#0  __strlen_evex ()\n#1  0x1 in erts_load_nif ()\n";

    assertThat(kinds(trace, Statement.Kind.PROVES)).noneMatch(text -> text.contains("NP010"));
    assertThat(kinds(trace, Statement.Kind.SUGGESTS)).anyMatch(text -> text.contains("NP010"));
  }

  @Test
  void readsTheKernelsLog() {
    String log =
        "[ 12.3] 1_scheduler[4711]: segfault at 10 ip 00007f00000011f0 sp 00007ffd00000000 error 6"
            + " in m.so[7f0000001000+1000] likely on CPU 1";

    assertThat(kinds(log, Statement.Kind.PROVES))
        .contains(
            "`1_scheduler` wrote to address 0x10",
            "that address is in the first page: a NULL pointer was used, with an offset of 16",
            "the instruction is in `m.so`");
    assertThat(kinds(log, Statement.Kind.TRY)).anyMatch(text -> text.contains("0x1f0"));
  }

  @Test
  void knowsThatACrashDumpExcludesASignal() {
    String dump =
        """
        =erl_crash_dump:0.5
        Fri Nov 20 10:00:00 2026
        Slogan: eheap_alloc: Cannot allocate 18446744073709551608 bytes of memory (of type "heap").
        System version: Erlang/OTP 27 [erts-15.2.7] [source] [64-bit] [smp:2:2] [jit:ns]
        """;
    assertThat(kinds(dump, Statement.Kind.PROVES))
        .anyMatch(text -> text.contains("Erlang/OTP 27"))
        .anyMatch(text -> text.contains("a negative number taken as a size"));
    assertThat(kinds(dump, Statement.Kind.EXCLUDES))
        .anyMatch(text -> text.contains("writes no erl_crash.dump"));
  }

  @Test
  void namesTheFindingOfARefusal() {
    assertThat(kinds("{error,{bad_lib,\"Function not found m:f/1\"}}", Statement.Kind.PROVES))
        .containsExactly(
            "the library was refused, in order, because the module lacks that function (NP021):"
                + " `m:f/1`");
    assertThat(
            kinds(
                "{load_failed,\"Failed to load NIF library: '/lib/libc.so.6: version `GLIBC_2.38'"
                    + " not found (required by m.so)'\"}",
                Statement.Kind.PROVES))
        .anyMatch(text -> text.contains("NP040"));
    assertThat(kinds("undefined symbol: enif_make_new_atom", Statement.Kind.TRY))
        .contains("nifproof explain NP031");
  }

  @Test
  void readsTheArchitectureThatCoredumpctlNames() {
    assertThat(kinds("ELF object binary architecture: AARCH64", Statement.Kind.PROVES))
        .containsExactly("the process ran code for AARCH64");
  }

  @Test
  void takesNoSideWhenTheLevelOfOptimisationDecides() {
    String report = "- O3: immediate SIGSEGV crashes\n- O0: 99% pass rate\n";

    assertThat(kinds(report, Statement.Kind.PROVES)).isEmpty();
    assertThat(kinds(report, Statement.Kind.SUGGESTS))
        .singleElement()
        .asString()
        .contains("does not prove a mistake of the compiler");
  }

  @Test
  void suggestsAClobberedRegisterWhenTheCrashComesAfterTheCall() {
    String trace = "#0  0x00005581a0000000 in beam_jit_call_nif ()\n#1  0x0000 in ?? ()\n";

    assertThat(kinds(trace, Statement.Kind.SUGGESTS)).anyMatch(text -> text.contains("x19-x28"));
  }

  @Test
  void readsADumpOf25MegabytesInPassing() throws IOException {
    StringBuilder dump =
        new StringBuilder(
            """
            =erl_crash_dump:0.5
            Fri Nov 20 10:00:00 2026
            Slogan: no more index entries in atom_tab (max=1048576)
            System version: Erlang/OTP 27 [erts-15.2.7] [source] [64-bit] [smp:2:2] [jit:ns]
            Taints: crypto,tern_nif
            Calling Thread: scheduler:2
            =memory
            total: 4194304000
            binary: 1048576
            =index_table:atom_tab
            limit: 1048576
            entries: 1048576
            =proc:<0.9.0>
            State: Running
            Name: reader
            Program counter: 0x00007f00 (tern_nif:key/1 + 20)
            Message queue length: 20000
            Stack+heap: 196650
            =proc_heap:<0.9.0>
            """);
    while (dump.length() < 25_000_000) {
      dump.append("7F19DBDDA088:t2:A17:on_load_function_failed,A22:Elixir.Discord\n");
    }
    InputStream in =
        new ByteArrayInputStream(dump.append("=end\n").toString().getBytes(StandardCharsets.UTF_8));
    long start = System.nanoTime();
    Explanation explanation = Explanation.of(in);

    assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    assertThat(explanation.statements())
        .extracting(Statement::text)
        .anyMatch(text -> text.contains("the atom table is full"))
        .anyMatch(text -> text.contains("1048576 of 1048576"))
        .anyMatch(text -> text.contains("crypto,tern_nif"))
        .anyMatch(text -> text.contains("4000 MiB"))
        .anyMatch(text -> text.contains("<0.9.0> (reader) was running in `tern_nif:key/1`"))
        .anyMatch(text -> text.contains("20000 messages wait"))
        .noneMatch(text -> text.contains("on_load"))
        .noneMatch(text -> text.contains("no end"));
    assertThat(explanation.quotes()).containsEntry(12, "entries: 1048576");
  }

  @Test
  void saysThatADumpWasCut() throws IOException {
    String dump = "=erl_crash_dump:0.5\nSlogan: bye\n=proc:<0.1.0>\nState: Waiting";

    assertThat(
            Explanation.of(new ByteArrayInputStream(dump.getBytes(StandardCharsets.UTF_8)))
                .statements())
        .extracting(Statement::text)
        .anyMatch(text -> text.contains("has no end"));
  }

  @Test
  void saysWhenATextProvesNothing() {
    assertThat(Explanation.of("it crashes sometimes, please help").provesNothing()).isTrue();
    assertThat(Explanation.of("").provesNothing()).isTrue();
  }

  @Test
  void survivesAnyTextInShortTime() {
    Random random = new Random(20261120);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 400_000; i++) {
      text.append("strlen _x0abcO3 {NULL}[]\n#0 ".charAt(random.nextInt(28)));
    }
    String longest = "a".repeat(3_000_000) + "\n" + "corrupt ".repeat(300_000) + text;
    long start = System.nanoTime();

    assertThat(Explanation.of(longest)).isNotNull();
    assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
  }

  private static List<String> kinds(String text, Statement.Kind kind) {
    return Explanation.of(text).statements().stream()
        .filter(statement -> statement.kind() == kind)
        .map(Statement::text)
        .toList();
  }
}
