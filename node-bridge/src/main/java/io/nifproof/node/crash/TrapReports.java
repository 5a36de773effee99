package io.nifproof.node.crash;

import io.nifproof.node.Access;
import io.nifproof.node.Arch;
import io.nifproof.node.ExitFunction;
import io.nifproof.node.FunctionId;
import io.nifproof.node.Phase;
import io.nifproof.node.TableFault;
import io.nifproof.node.WatchedKind;
import io.nifproof.node.WireWord;
import io.nifproof.node.launch.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a {@link TrapReport} of the trap's lines. One object reads one file. */
final class TrapReports {
  /** SIGPIPE and SIGXFSZ. */
  private static final Set<Integer> REFUSED_WRITE = Set.of(13, 25);

  /** Of a thread; the trap notes fewer. */
  private static final int MOST_FRAMES = 64;

  private static final Set<Phase> IN_THREADS = EnumSet.of(Phase.THREAD, Phase.THREAD_END);

  private final TrapFile file;
  private final Map<Integer, TrapLine> functions = new HashMap<>();
  private final Map<Integer, TrapLine> libraries = new LinkedHashMap<>();
  private final Map<Integer, List<TrapLine>> frames;
  private final AddressSpace space;

  private TrapReports(TrapFile file) {
    this.file = file;
    file.lines("function").forEach(line -> functions.put(line.integer("number"), line));
    file.lines("library").forEach(line -> libraries.put(line.integer("number"), line));
    this.frames =
        file.lines("frame").stream().collect(Collectors.groupingBy(f -> f.integer("thread")));
    this.space = AddressSpace.of(file);
  }

  static TrapReport of(TrapFile file) {
    return new TrapReports(file).report();
  }

  private TrapReport report() {
    return new TrapReport(
        file.first("crash").flatMap(this::crash),
        file.first("exit").map(this::exit),
        threads(),
        clobbered(),
        longCalls(),
        file.lines("table").stream().flatMap(line -> tableProblem(line).stream()).toList(),
        file.lines("descriptor").stream().map(this::closed).toList(),
        atWork(),
        space.mappings(),
        libraries(),
        file.lines("environment").stream().map(this::stray).toList(),
        file.lines("import").stream().map(VmCall::of).toList(),
        file.lines("signal").stream()
            .flatMap(line -> SignalUse.of(line, situation(line)).stream())
            .toList(),
        file.first("trap").map(t -> t.hex("build_id")).filter(id -> !id.isEmpty()),
        file.activity(),
        gaps());
  }

  private TrapReport.StrayEnvironment stray(TrapLine line) {
    return new TrapReport.StrayEnvironment(
        line.text("used_by").orElse("enif_?"),
        line.number("value"),
        line.integer("given_to"),
        situation(line));
  }

  private TrapReport.Gaps gaps() {
    int watched = file.first("unwatched").map(line -> line.integer("watched")).orElse(0);
    return new TrapReport.Gaps(watched, file.lost());
  }

  private Optional<CrashReport> crash(TrapLine line) {
    Optional<Signal> signal = Signal.of(line.integer("signal"));
    Map<String, Long> registers = new LinkedHashMap<>();
    file.first("registers")
        .ifPresent(all -> all.values().keySet().forEach(r -> registers.put(r, all.number(r))));
    String code = file.first("code").map(bytes -> bytes.hex("bytes")).orElse("");
    int thread = line.integer("thread");
    return signal.map(
        known ->
            new CrashReport(
                known,
                line.integer("code"),
                line.number("address"),
                access(line, code),
                sender(line),
                situation(line),
                line.number("pc"),
                line.number("sp"),
                registers,
                code,
                frames(thread, pastTrap(line)),
                place(line.number("address"))));
  }

  /** Of a write that it refuses, the kernel names the process itself as the sender. */
  private static Optional<Sender> sender(TrapLine line) {
    boolean self = line.number("sender") == line.number("self");
    boolean refused = self && REFUSED_WRITE.contains(line.integer("signal"));
    return line.text("sender")
        .filter(unused -> !refused)
        .map(unused -> new Sender(line.integer("sender"), self));
  }

  private FaultPlace place(long address) {
    return new FaultPlace(
        address, space.mapping(address), file.first("file").flatMap(TrapReports::state));
  }

  private static Optional<FileState> state(TrapLine line) {
    return line.text("inode")
        .map(unused -> new FileState(line.number("size"), line.number("inode")));
  }

  /** After a breakpoint some stand behind the instruction, as behind a call. */
  private boolean pastTrap(TrapLine line) {
    boolean onIt = arch().map(MachineCode::standsOnBreakpoint).orElse(false);
    return !onIt && line.integer("signal") == 5;
  }

  private Optional<Arch> arch() {
    return file.first("trap").flatMap(t -> t.text("arch")).flatMap(Arch::parse);
  }

  /** An emulator does not say whether it was a read or a write; the instruction does. */
  private Access access(TrapLine line, String code) {
    Access access = word(Access.class, line, "access").orElse(Access.UNKNOWN);
    boolean fault = line.integer("signal") == 11 || line.integer("signal") == 7;
    return fault && access == Access.UNKNOWN
        ? arch().map(arch -> MachineCode.access(arch, code)).orElse(access)
        : access;
  }

  private TrapReport.Exit exit(TrapLine line) {
    return new TrapReport.Exit(
        word(ExitFunction.class, line, "how").orElse(ExitFunction.EXIT),
        line.integer("status"),
        line.number("by_vm") == 1,
        situation(line),
        frames(line.integer("thread"), false));
  }

  private List<TrapReport.ThreadStack> threads() {
    return file.lines("thread").stream()
        .limit(TrapFile.SLOTS)
        .map(
            line ->
                new TrapReport.ThreadStack(situation(line), frames(line.integer("thread"), false)))
        .toList();
  }

  private List<TrapReport.Clobbered> clobbered() {
    Map<List<Object>, TrapReport.Clobbered> all = new LinkedHashMap<>();
    for (TrapLine line : file.lines("clobbered")) {
      TrapReport.Clobbered one =
          new TrapReport.Clobbered(
              function(line.integer("function")).orElse(new FunctionId("?", 0)),
              line.text("register").orElse("?"),
              line.number("before"),
              line.number("after"));
      all.putIfAbsent(List.of(one.function(), one.register()), one);
    }
    return List.copyOf(all.values());
  }

  /** The trap notes a function again when it took much longer; the last one counts. */
  private List<TrapReport.LongCall> longCalls() {
    Map<FunctionId, Duration> longest = new LinkedHashMap<>();
    for (TrapLine line : file.lines("long")) {
      function(line.integer("function"))
          .ifPresent(f -> longest.put(f, Duration.ofNanos(line.number("ns"))));
    }
    return longest.entrySet().stream()
        .map(entry -> new TrapReport.LongCall(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Optional<TrapReport.TableProblem> tableProblem(TrapLine line) {
    return word(TableFault.class, line, "problem")
        .map(
            fault ->
                new TrapReport.TableProblem(
                    line.integer("row"),
                    fault,
                    line.number("value"),
                    line.text("name").map(name -> new FunctionId(name, line.integer("arity")))));
  }

  private static <E extends Enum<E> & WireWord> Optional<E> word(
      Class<E> type, TrapLine line, String name) {
    return line.text(name).flatMap(word -> WireWord.parse(type, word));
  }

  private TrapReport.ClosedDescriptor closed(TrapLine line) {
    return new TrapReport.ClosedDescriptor(line.integer("closed"), situation(line));
  }

  private List<Situation> atWork() {
    return file.slots().stream()
        .filter(slot -> phase(slot.phase()).filter(phase -> phase != Phase.EXIT).isPresent())
        .map(slot -> situation(slot, ""))
        .toList();
  }

  private List<TrapReport.Library> libraries() {
    Map<Integer, TrapLine> placed = new HashMap<>();
    file.lines("placed").forEach(line -> placed.put(line.integer("library"), line));
    Set<Integer> closed =
        file.lines("closed").stream()
            .map(line -> line.integer("library"))
            .collect(Collectors.toSet());
    List<TrapReport.Library> all = new ArrayList<>();
    libraries.forEach(
        (number, line) -> {
          Optional<TrapLine> place = Optional.ofNullable(placed.get(number));
          all.add(
              new TrapReport.Library(
                  line.text("path").orElse(""),
                  place.map(at -> at.number("start")).orElse(0L),
                  place.map(at -> at.number("end")).orElse(0L),
                  closed.contains(number),
                  state(line)));
        });
    return all;
  }

  private Situation situation(TrapLine line) {
    return situation(
        new TrapFile.Slot(
            line.integer("thread"),
            line.integer("phase"),
            line.integer("function"),
            line.integer("library"),
            line.integer("starter"),
            line.integer("started_in"),
            line.integer("returned")),
        line.text("name").orElse(""));
  }

  private Situation situation(TrapFile.Slot slot, String threadName) {
    Optional<Phase> phase = phase(slot.phase());
    boolean own = phase.filter(IN_THREADS::contains).isPresent();
    return new Situation(
        slot.thread(),
        threadName,
        phase,
        function(own ? slot.starter() : slot.function()),
        Optional.ofNullable(libraries.get(slot.library())).flatMap(line -> line.text("path")),
        function(slot.returned()),
        own ? phase(slot.startedIn()) : Optional.empty());
  }

  private static Optional<Phase> phase(int number) {
    Phase[] all = Phase.values();
    return number >= 1 && number <= all.length ? Optional.of(all[number - 1]) : Optional.empty();
  }

  /** A function of the table; callbacks have a phase of their own and no arity to speak of. */
  private Optional<FunctionId> function(int number) {
    TrapLine line = functions.get(number);
    if (line == null) {
      return Optional.empty();
    }
    boolean call = word(WatchedKind.class, line, "kind").equals(Optional.of(WatchedKind.CALL));
    int arity = call ? line.integer("arity") : 0;
    return line.text("name").map(name -> new FunctionId(name, arity));
  }

  private List<Frame> frames(int thread, boolean past) {
    return frames.getOrDefault(thread, List.of()).stream()
        .limit(MOST_FRAMES)
        .map(line -> space.frame(line, line.number("exact") == 1 && !past))
        .toList();
  }
}
