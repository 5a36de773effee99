package io.nifproof.explain.process;

import static io.nifproof.explain.text.Known.proves;
import static io.nifproof.explain.text.Known.suggests;

import io.nifproof.explain.text.Clue;
import io.nifproof.explain.text.Found;
import io.nifproof.explain.text.Known;
import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statements;
import io.nifproof.finding.FindingId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Crash reports of macOS and of Windows, other than their frames. */
public final class ReportClue implements Clue {
  private static final List<Known> APPLE =
      List.of(
          proves(
              "Namespace CODESIGNING|EXC_BAD_ACCESS \\(Code Signature Invalid\\)|Code Signature"
                  + " Invalid",
              "macOS ended the process because a page of code no longer fits its signature: a"
                  + " library was changed or replaced in place while it was loaded ("
                  + FindingId.NP120
                  + ")",
              "replace libraries by rename, never in place; codesign --force --sign - FILE"),
          proves(
              "(KERN_(?:INVALID_ADDRESS|PROTECTION_FAILURE)) at (0x[0-9a-f]+)",
              "the access that failed was at $2 ($1)"),
          suggests(
              "KERN_PROTECTION_FAILURE",
              "memory was there, but not for that use: a write to what may only be read, a run of"
                  + " data, or the end of a stack"),
          proves(
              "Code Type:\\s+X86-64 \\(Translated\\)",
              "the VM ran under Rosetta, as an x86-64 program on an arm64 Mac"));
  private static final Pattern APPLE_LOW =
      Pattern.compile("KERN_INVALID_ADDRESS at 0x0*([0-9a-f]{0,3})\\b");
  private static final Pattern APPLE_PROCESS =
      Pattern.compile("Process:\\s+(?:beam|erl)|beam\\.smp|erlexec");

  private static final Pattern FAULTING =
      Pattern.compile("(?i)faulting module name: ?([^,\\s]+\\.\\w+)");
  private static final Pattern FAULTING_APP =
      Pattern.compile("(?i)faulting application name: ?(?:erl|werl|beam|erlsrv|iex)");
  private static final Pattern CODE = Pattern.compile("(?i)exception code: ?0x([0-9a-f]{8})");
  private static final Pattern OFFSET = Pattern.compile("(?i)fault offset: ?(0x[0-9a-f]+)");
  private static final Pattern SYSTEM =
      Pattern.compile(
          "(?i)^(?:ntdll|kernelbase|kernel32|ucrtbase|msvcrt|vcruntime\\d+|unknown)\\b.*");
  private static final Pattern VM_FILE = Pattern.compile("(?i)^(?:beam|erl|erts).*");
  private static final Map<String, String> CODES =
      Map.of(
          "c0000005", "a bad memory access (0xc0000005, as SIGSEGV: " + FindingId.NP116 + ")",
          "c000001d",
              "an instruction that this processor does not have (0xc000001d, "
                  + FindingId.NP109
                  + ")",
          "c0000094", "an integer divided by zero (0xc0000094, " + FindingId.NP117 + ")",
          "c00000fd", "the stack was full (0xc00000fd, " + FindingId.NP104 + ")",
          "c0000409",
              "the process ended itself: abort(), a failed check of the stack or of an argument"
                  + " (0xc0000409, "
                  + FindingId.NP108
                  + ")",
          "c0000374", "Windows found its heap damaged (0xc0000374, " + FindingId.NP107 + ")",
          "e06d7363", "a C++ exception that nobody caught (0xe06d7363, " + FindingId.NP108 + ")",
          "80000003", "a breakpoint or assertion (0x80000003, " + FindingId.NP108 + ")",
          "40000015",
              "the process ended itself with abort() (0x40000015, " + FindingId.NP108 + ")");

  private static final Pattern STATUS =
      Pattern.compile("(?i)(?:exit|code|status|returned)\\D{0,20}(-\\d{10}|3\\d{9})\\b");

  @Override
  public void read(ReportedText text, Statements statements) {
    if (text.has(APPLE_PROCESS)) {
      APPLE.forEach(known -> known.read(text, statements));
      text.first(APPLE_LOW)
          .ifPresent(
              line ->
                  statements.suggests(
                      line.number(),
                      "that address is in the first page: most likely a NULL pointer, with an"
                          + " offset"));
    }
    if (text.has(FAULTING_APP)) {
      text.first(FAULTING).ifPresent(line -> faulting(text, line, statements));
    }
    text.first(STATUS)
        .filter(unused -> text.mayBeVm())
        .ifPresent(
            line -> {
              String code = Integer.toHexString((int) Long.parseLong(line.group(1)));
              if (CODES.containsKey(code)) {
                statements.proves(
                    line.number(),
                    line.group(1) + " is Windows' 0x" + code + ": " + CODES.get(code));
              }
            });
    text.first(CODE)
        .filter(unused -> text.mayBeVm())
        .filter(line -> CODES.containsKey(code(line)))
        .ifPresent(
            line -> statements.proves(line.number(), "Windows saw " + CODES.get(code(line))));
  }

  private static String code(Found line) {
    return line.group(1).toLowerCase(java.util.Locale.ROOT);
  }

  private static void faulting(ReportedText text, Found line, Statements statements) {
    String module = line.group(1);
    if (SYSTEM.matcher(module).matches()) {
      statements.suggests(
          line.number(),
          "the instruction is in Windows' own `"
              + module
              + "`: it died on what somebody gave it, or the"
              + " heap was damaged before");
    } else if (VM_FILE.matcher(module).matches()) {
      statements.suggests(
          line.number(),
          "the instruction is in the VM's `"
              + module
              + "`: memory was damaged earlier, or the VM has a"
              + " mistake");
    } else {
      statements.proves(line.number(), "the instruction is in `" + module + "`, a library's code");
    }
    String offset = text.first(OFFSET).map(found -> found.group(1)).orElse("OFFSET");
    statements.next(
        line.number(),
        "llvm-symbolizer --obj=" + module + " " + offset + " (with its .pdb), or WinDbg");
  }
}
