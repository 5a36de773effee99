package io.nifproof.explain.frame;

import io.nifproof.explain.text.Found;
import io.nifproof.explain.text.ReportedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a text into traces, and picks the one of the crash. Has no state. */
final class Traces {
  private static final Pattern AT =
      Pattern.compile("^\\s+at (?:\\./)?([^\\s():]+\\.[A-Za-z]\\w{0,4}:\\d+)(?::\\d+)?\\s*$");
  private static final Pattern RUST =
      Pattern.compile("^\\s*(\\d{1,3}): +(?:0x[0-9a-f]+ - )?(\\S.*)$");
  private static final Pattern HERE =
      Pattern.compile("^0x[0-9a-f]{6,16} in \\S.* \\(.*\\)(?: at \\S+| from \\S+)\\s*$");
  private static final Pattern THREAD =
      Pattern.compile(
          "(?i)^\\s*(?:\\* )?thread #?\\d+|^Thread \\d+|Stack trace of thread|^thread '|\\bbt\\b");
  private static final Pattern CURRENT = Pattern.compile("\\[Current thread is (\\d+) ");
  private static final Pattern WAITS =
      Pattern.compile(
          "(?:futex\\w*|do_futex\\w*|epoll_\\w+|_*p?poll|p?select|\\w*cond_(?:timed)?wait\\w*|nanosleep"
              + "|clock_nanosleep\\w*|sem_\\w+|read|__libc_read|__GI___libc_read|syscall|sigwait\\w*"
              + "|__psynch\\w*|kevent|mach_msg\\w*|_*futex_abstimed\\w*|erts_tse_wait|_*select|_*read|_*futex\\w*)");
  private static final Pattern ENDS =
      Pattern.compile(
          "<signal handler called>|abort|raise|__GI_(?:abort|raise)|_*pthread_kill\\w*|_sigtramp");

  private Traces() {}

  static Optional<Trace> ofCrash(ReportedText text) {
    List<Trace> all = all(text);
    return all.stream()
        .filter(trace -> trace.thread().contains("Crashed"))
        .findFirst()
        .or(() -> current(text, all))
        .or(() -> all.stream().filter(Traces::ends).findFirst())
        .or(() -> all.stream().filter(trace -> !waits(trace)).findFirst())
        .or(() -> all.stream().findFirst());
  }

  /** gdb says which thread died, and shows its innermost frame once before any trace. */
  private static Optional<Trace> current(ReportedText text, List<Trace> all) {
    Optional<String> thread = text.first(CURRENT).map(found -> "Thread " + found.group(1) + " ");
    return thread
        .flatMap(name -> all.stream().filter(t -> t.thread().startsWith(name)).findFirst())
        .or(
            () ->
                all.stream()
                    .skip(1)
                    .filter(t -> all.get(0).frames().size() == 1 && same(all.get(0), t))
                    .findFirst());
  }

  private static boolean same(Trace one, Trace other) {
    return one.top().function().equals(other.top().function())
        && one.top().address().equals(other.top().address());
  }

  /** Whether the trace is of a thread that only waits: it did not die. */
  static boolean waits(Trace trace) {
    return WAITS.matcher(trace.top().function()).matches();
  }

  private static boolean ends(Trace trace) {
    return trace.frames().stream()
        .limit(6)
        .anyMatch(frame -> ENDS.matcher(frame.function()).matches());
  }

  static List<Trace> all(ReportedText text) {
    List<Trace> traces = new ArrayList<>();
    List<TraceFrame> current = new ArrayList<>();
    String thread = "";
    int last = -1;
    for (int number = 1; number <= text.size(); number++) {
      String line = text.line(number);
      Optional<TraceFrame> frame = frame(text, number, line, last);
      if (frame.isPresent()) {
        if (begins(frame.get(), current)) {
          close(current, thread, traces);
        }
        current.add(withSource(text, frame.get()));
        last = number;
      } else if (THREAD.matcher(line).find()) {
        close(current, thread, traces);
        thread = line.strip();
      }
    }
    close(current, thread, traces);
    if (traces.isEmpty()) {
      text.first(HERE).ifPresent(here -> traces.add(here(here)));
    }
    return traces;
  }

  /** gdb's line where the program stopped, when nobody asked for a trace. */
  private static Trace here(Found line) {
    return new Trace(
        List.of(FrameLine.of(line.number(), "#0  " + line.all().strip()).orElseThrow()), "");
  }

  private static Optional<TraceFrame> frame(ReportedText text, int number, String line, int last) {
    Optional<TraceFrame> frame = FrameLine.of(number, line);
    if (frame.isPresent()) {
      return frame;
    }
    Matcher rust = RUST.matcher(line);
    boolean follows = last > 0 && number - last <= 2 && RUST.matcher(text.line(last)).matches();
    if (rust.matches() && (rust.group(1).equals("0") || follows)) {
      String name = rust.group(2).replaceFirst("::h[0-9a-f]{16}$", "");
      return Optional.of(
          new TraceFrame(number, Integer.parseInt(rust.group(1)), name, "", "", "", line));
    }
    return Optional.empty();
  }

  /** gdb wraps long lines before ` at `; Rust always does. */
  private static TraceFrame withSource(ReportedText text, TraceFrame frame) {
    if (frame.source().isEmpty() && frame.line() < text.size()) {
      Matcher at = AT.matcher(text.line(frame.line() + 1));
      if (at.matches()) {
        return new TraceFrame(
            frame.line(),
            frame.depth(),
            frame.function(),
            frame.module(),
            at.group(1),
            frame.address(),
            frame.raw());
      }
    }
    return frame;
  }

  private static boolean begins(TraceFrame frame, List<TraceFrame> current) {
    if (current.isEmpty()) {
      return false;
    }
    int before = current.get(current.size() - 1).depth();
    return frame.depth() == 0 || (frame.depth() > 0 && frame.depth() < before);
  }

  /** gdb shows the innermost frame once more before the trace: that is none of its own. */
  private static void close(List<TraceFrame> frames, String thread, List<Trace> traces) {
    if (frames.isEmpty()) {
      return;
    }
    Trace trace = new Trace(frames, thread);
    if (!traces.isEmpty()) {
      Trace before = traces.get(traces.size() - 1);
      if (before.frames().size() == 1 && same(before, trace)) {
        traces.remove(before);
      }
    }
    traces.add(trace);
    frames.clear();
  }
}
